/** GBK (code page 936) as GB 18030 decodes it: two-byte characters, those without a Unicode character in the private use area. */

interface Table {
  /** The character of a pair, by lead << 8 | trail; 0 where there is none. */
  readonly characterByPair: Uint16Array;
  /** The pair of a BMP character; 0 where it has none. */
  readonly pairByCharacter: Uint16Array;
}

let table: Table | undefined;

const gbk = (): Table => {
  table ??= buildTable();
  return table;
};

/** Decodes every pair once, 2 ms. */
function buildTable(): Table {
  const characterByPair = new Uint16Array(0x10000);
  const pairByCharacter = new Uint16Array(0x10000);
  const decoder = new TextDecoder('gb18030');
  const bytes: number[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) bytes.push(lead, trail, 0x0a);
  const decoded = decoder.decode(Uint8Array.from(bytes)).split('\n');
  decoded.forEach((character, index) => {
    if (character.length !== 1 || character === '\ufffd') return;
    const pair = (bytes[index * 3]! << 8) | bytes[index * 3 + 1]!;
    characterByPair[pair] = character.charCodeAt(0);
    pairByCharacter[character.charCodeAt(0)] ||= pair;
  });
  return { characterByPair, pairByCharacter };
}

/** Lead << 8 | trail of a UTF-16 unit; 0 when GBK has no pair for it (ASCII, surrogates, most of Unicode). */
export const gbkPairOf = (code: number): number => gbk().pairByCharacter[code]!;

/** The character of two bytes; '' when they are no character of GBK. */
export function gbkCharacter(lead: number, trail: number): string {
  const code = gbk().characterByPair[(lead << 8) | trail]!;
  return code === 0 ? '' : String.fromCharCode(code);
}

/** The bytes of a text, ASCII included; undefined when a character is not in GBK. */
export function gbkBytesOf(text: string): number[] | undefined {
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const pair = code < 0x80 ? 0 : gbkPairOf(code);
    if (code < 0x80) bytes.push(code);
    else if (code === 0x20ac) bytes.push(0x80);
    else if (pair === 0) return undefined;
    else bytes.push(pair >> 8, pair & 0xff);
  }
  return bytes;
}

export const LEAD_FIRST = 0x81;
export const LEAD_LAST = 0xfe;
export const TRAIL_FIRST = 0x40;
