import { gbkBytesOf } from './gbk.ts';

/** A wrong reading of bytes: they were written in one encoding and read in another. */
export interface Misreading {
  readonly readAs: 'gbk' | 'windows-1252' | 'big5';
  readonly writtenIn: 'utf-8' | 'gbk' | 'big5';
}

/** Every pair that occurs on Chinese pages, the frequent ones first. */
export const MISREADINGS: readonly Misreading[] = [
  { readAs: 'gbk', writtenIn: 'utf-8' },
  { readAs: 'windows-1252', writtenIn: 'utf-8' },
  { readAs: 'windows-1252', writtenIn: 'gbk' },
  { readAs: 'gbk', writtenIn: 'big5' },
  { readAs: 'big5', writtenIn: 'gbk' },
  { readAs: 'big5', writtenIn: 'utf-8' },
  { readAs: 'windows-1252', writtenIn: 'big5' },
];

export const ENCODING_NAMES = { 'utf-8': 'UTF-8', gbk: 'GBK', big5: 'Big5', 'windows-1252': 'Latin-1' } as const;

/** Chooses the character of a sequence that lost a byte, from those its other bytes leave possible. */
export type ChooseCharacter = (before: string, candidates: readonly string[], after: string) => string;

/** What stands for a lost byte among the bytes; no encoding uses it. */
const LOST = 0xff;

/** The text as it was written, U+FFFD for bytes that are gone; undefined when it cannot be the misreading's product. */
export function undoMisreading(
  text: string,
  { readAs, writtenIn }: Misreading,
  choose: ChooseCharacter,
): string | undefined {
  const bytes = bytesOf(text, readAs);
  if (!bytes) return undefined;
  if (writtenIn !== 'utf-8' || !bytes.includes(LOST)) return decoderOf(writtenIn).decode(Uint8Array.from(bytes));
  return decodeWithLosses(bytes, readAs === 'windows-1252' ? UNDEFINED_IN_WINDOWS : ANY_BYTE, choose);
}

/** The bytes that `readAs` shows as `text`, LOST for U+FFFD and ?, which decoders put in the place of a byte. */
function bytesOf(text: string, readAs: Misreading['readAs']): number[] | undefined {
  const bytes: number[] = [];
  for (const [index, part] of text.split(/[\ufffd?]/).entries()) {
    const own = readAs === 'gbk' ? gbkBytesOf(part) : tableBytesOf(part, readAs);
    if (!own) return undefined;
    if (index > 0) bytes.push(LOST);
    bytes.push(...own);
  }
  return bytes;
}

const CONTEXT = 4;

const ANY_BYTE = Array.from({ length: 0x70 }, (_, index) => 0x80 + index);
/** Bytes for which Windows-1252 has no character. */
const UNDEFINED_IN_WINDOWS = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

/** Decodes UTF-8 in which single bytes of three-byte sequences are lost. */
function decodeWithLosses(bytes: readonly number[], possible: readonly number[], choose: ChooseCharacter): string {
  const decoder = decoderOf('utf-8');
  const decode = (from: number, to: number) => decoder.decode(Uint8Array.from(bytes.slice(from, to)));
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const sequence = bytes.slice(at, at + 3);
    if (sequence.filter((byte) => byte === LOST).length === 1 && isThreeByte(sequence)) {
      const after = decode(at + 3, at + 3 + 3 * CONTEXT).replaceAll('\ufffd', '');
      text += choose(text.slice(-CONTEXT), candidatesFor(sequence, possible, decoder), after);
      at += 3;
      continue;
    }
    let end = at + 1;
    while (end < bytes.length && bytes[end]! >= 0x80 && bytes[end]! < 0xc0) end++;
    text += decode(at, end);
    at = end;
  }
  return text;
}

const isThreeByte = ([lead, ...rest]: readonly number[]): boolean =>
  rest.length === 2 &&
  (lead === LOST || (lead! >= 0xe2 && lead! <= 0xef)) &&
  rest.every((byte) => byte === LOST || (byte >= 0x80 && byte < 0xc0));

function candidatesFor(sequence: readonly number[], possible: readonly number[], decoder: Decoder): string[] {
  const place = sequence.indexOf(LOST);
  const candidates: string[] = [];
  for (const byte of possible) {
    const character = decoder.decode(Uint8Array.from(sequence.with(place, byte)));
    if (character.length === 1 && character !== '\ufffd') candidates.push(character);
  }
  return candidates;
}

const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

function tableBytesOf(text: string, encoding: 'windows-1252' | 'big5'): number[] | undefined {
  let table = tables.get(encoding);
  if (!table) {
    table = encoding === 'big5' ? big5Table() : latinTable();
    tables.set(encoding, table);
  }
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.charCodeAt(0);
    const own = code < 0x80 ? [code] : table.get(character);
    if (!own) return undefined;
    bytes.push(...own);
  }
  return bytes;
}

/** Windows-1252 from 0x80 to 0x9F, blanks where it has no character. (Node's own decoder reads it as ISO 8859-1.) */
const WINDOWS_SPECIALS = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

function latinTable(): Map<string, readonly number[]> {
  const table = new Map<string, readonly number[]>();
  for (let byte = 0x80; byte <= 0xff; byte++) table.set(String.fromCharCode(byte), [byte]);
  [...WINDOWS_SPECIALS].forEach((character, index) => {
    if (character !== ' ') table.set(character, [0x80 + index]);
  });
  return table;
}

function big5Table(): Map<string, readonly number[]> {
  const decoder = decoderOf('big5');
  const table = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if ([...character].length === 1 && character !== '\ufffd' && !table.has(character))
        table.set(character, [lead, trail]);
    }
  }
  return table;
}

type Decoder = InstanceType<typeof TextDecoder>;

const decoders = new Map<string, Decoder>();

function decoderOf(encoding: Misreading['writtenIn']): Decoder {
  let decoder = decoders.get(encoding);
  if (!decoder) {
    decoder = new TextDecoder(encoding === 'gbk' ? 'gb18030' : encoding, { ignoreBOM: true });
    decoders.set(encoding, decoder);
  }
  return decoder;
}
