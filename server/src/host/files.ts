import { readFileSync } from 'node:fs';

export type Encoding = 'utf-8' | 'gb18030' | 'big5' | 'utf-16le' | 'utf-16be';

/** A file's text as an editor shows it: BOM removed, line ends untouched. */
export interface DecodedFile {
  readonly text: string;
  readonly encoding: Encoding;
  readonly hasBom: boolean;
}

/** Reads and decodes a file. Throws Node's error when it cannot be read. */
export function readTextFile(path: string): DecodedFile {
  return decode(readFileSync(path));
}

export function decode(bytes: Uint8Array): DecodedFile {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const hasBom = text.charCodeAt(0) === 0xfeff;
  return { text: hasBom ? text.slice(1) : text, encoding: 'utf-8', hasBom };
}
