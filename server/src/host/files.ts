import {
  chmodSync,
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import iconv from 'iconv-lite';
import { detectEncoding } from './encoding.ts';
import { FileFailure } from './failure.ts';

export type Encoding = 'utf-8' | 'gb18030' | 'big5' | 'utf-16le' | 'utf-16be';

/** A file's text as an editor shows it: BOM removed, line ends untouched. */
export interface DecodedFile {
  readonly text: string;
  readonly encoding: Encoding;
  readonly hasBom: boolean;
}

/** Larger files are no articles: they are named and skipped. */
export const MAXIMUM_BYTES = 32 * 1024 * 1024;

/** Reads a file's bytes. Throws Node's error when it cannot be read, FileFailure when it is no text of a sensible size. */
export function readBytes(file: string): Buffer {
  const stats = statSync(file);
  if (stats.isDirectory()) throw new FileFailure('这是文件夹，不是文件 (this is a folder)');
  if (!stats.isFile()) throw new FileFailure('不是普通文件 (not a regular file)');
  if (stats.size > MAXIMUM_BYTES)
    throw new FileFailure(
      `文件有 ${Math.round(stats.size / 1e6)} MB，超过 32 MB，已跳过，请先拆分 (too large; split it first)`,
    );
  const bytes = readFileSync(file);
  if (isBinary(bytes)) throw new FileFailure('像是二进制文件，不是文字，已跳过 (looks binary; skipped)');
  return bytes;
}

/** Whether it is a file of a sensible size. */
export const isReadable = (stats: Stats): boolean => stats.isFile() && stats.size <= MAXIMUM_BYTES;

/** Reads and decodes a file; throws as readBytes does. */
export const readTextFile = (file: string, encoding: Encoding | 'auto' = 'auto'): DecodedFile =>
  decode(readBytes(file), encoding);

const BOMS: readonly { readonly encoding: Encoding; readonly bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];

/** Bytes that are no valid character decode to U+FFFD. */
export function decode(bytes: Uint8Array, wanted: Encoding | 'auto' = 'auto'): DecodedFile {
  const bom = BOMS.find(({ bytes: mark }) => mark.every((byte, i) => bytes[i] === byte));
  const encoding = wanted === 'auto' ? (bom?.encoding ?? detectEncoding(bytes)) : wanted;
  const hasBom = bom?.encoding === encoding;
  const body = hasBom ? bytes.subarray(bom.bytes.length) : bytes;
  const text =
    encoding === 'utf-8'
      ? Buffer.from(body.buffer, body.byteOffset, body.length).toString('utf8')
      : iconv.decode(Buffer.from(body), encoding, { stripBOM: false });
  return { text, encoding, hasBom };
}

/** The bytes of a text in the encoding, and with the BOM, that its file had. */
export function encode({ text, encoding, hasBom }: DecodedFile): Buffer {
  const body = encoding === 'utf-8' ? Buffer.from(text, 'utf8') : iconv.encode(text, encoding);
  const bom = hasBom ? BOMS.find((candidate) => candidate.encoding === encoding) : undefined;
  return bom ? Buffer.concat([Buffer.from(bom.bytes), body]) : body;
}

/**
 * Puts `text` in the place of a file whose bytes were `before`: written whole to a temporary file in the same folder, synced and
 * renamed, so that a crash leaves the old file or the new one. Throws FileFailure, and writes nothing, when the file changed
 * meanwhile or its encoding cannot hold the text or its own bytes.
 */
export function replaceTextFile(file: string, before: Buffer, decoded: DecodedFile, text: string): void {
  if (!encode(decoded).equals(before))
    throw new FileFailure(
      `有字节不合 ${decoded.encoding}，未改动，请先转码 (bytes do not fit the encoding; left alone)`,
    );
  const after = encode({ ...decoded, text });
  if (decode(after, decoded.encoding).text !== text)
    throw new FileFailure(
      `${decoded.encoding} 写不下改后的文字，未改动，请转为 UTF-8 (cannot hold the fixed text; left alone)`,
    );
  writeAtomically(realpathSync(file), after, () => {
    if (!readFileSync(file).equals(before))
      throw new FileFailure('文件在复核期间变了，未改动，请重来 (changed meanwhile; left alone; run again)');
  });
}

/** Writes a whole file by way of a temporary one beside it; `confirm` may still throw to call it off. Mode is kept. */
export function writeAtomically(file: string, bytes: Uint8Array | string, confirm: () => void = () => {}): void {
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.galley-${process.pid}`);
  try {
    writeSynced(temporary, bytes);
    const mode = statSync(file, { throwIfNoEntry: false })?.mode;
    if (mode !== undefined) chmodSync(temporary, mode);
    confirm();
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function writeSynced(file: string, bytes: Uint8Array | string): void {
  const descriptor = openSync(file, 'wx');
  try {
    const buffer = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
    for (let at = 0; at < buffer.length; ) at += writeSync(descriptor, buffer, at);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

const SAMPLE_BYTES = 8192;

/** Control characters other than blanks and escape make up more than 1 % of the start; UTF-16 with its BOM is text. */
export function isBinary(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return false;
  const length = Math.min(bytes.length, SAMPLE_BYTES);
  let controls = 0;
  for (let i = 0; i < length; i++) {
    const byte = bytes[i]!;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls++;
  }
  return controls > 8 && controls * 100 > length;
}
