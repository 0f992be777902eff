import { isDigitCode, isHanCode, isLatinCode, isNewlineCode, isSpaceCode } from '../text/character.ts';

/**
 * The symbols a model counts: Han characters and marks by themselves, every number one symbol, every Latin word one symbol.
 * Blanks and line ends are not symbols, so that text set in print lines reads as it was written.
 */
export interface Alphabet {
  /** Symbol by UTF-16 unit; UNKNOWN for what the model never counted. */
  readonly symbolByCode: Uint16Array;
  /** Characters by symbol; the first stands for UNKNOWN. */
  readonly characters: string;
  readonly size: number;
  /** By symbol: 1 for a Han character. */
  readonly isHan: Uint8Array;
}

/** A character the model never counted; also stands before the first symbol of a text. */
export const UNKNOWN = 0;
export const NUMBER = '0';
export const LATIN = 'A';

const FOLDED_PAIRS =
  ',， ;； :： !！ ?？ (（ )） 【（ 】） 〔（ 〕） [（ ]） .。 ．。 ｡。 "“ ”“ \'“ ‘“ ’“ 「“ 」“ 『“ 』“ ＂“ •· ・· ‧· -— –— ―— －— ─— ~～ %％ <《 〈《 >》 〉》';

/** The characters in the order of their symbols, which start at 1; marks of one meaning and half- and full-width forms share a symbol. */
export function alphabetOf(characters: string): Alphabet {
  const symbolByCode = new Uint16Array(0x10000);
  for (let i = 0; i < characters.length; i++) symbolByCode[characters.charCodeAt(i)] = i + 1;
  for (const pair of FOLDED_PAIRS.split(' ')) symbolByCode[pair.charCodeAt(0)] = symbolByCode[pair.charCodeAt(1)]!;
  const number = symbolByCode[NUMBER.charCodeAt(0)]!;
  const latin = symbolByCode[LATIN.charCodeAt(0)]!;
  for (let code = 0; code < 0x10000; code++) {
    if (isDigitCode(code)) symbolByCode[code] = number;
    else if (isLatinCode(code)) symbolByCode[code] = latin;
    else if (isSpaceCode(code) || isNewlineCode(code)) symbolByCode[code] = SKIPPED;
  }
  const all = `\ufffd${characters}`;
  const isHan = Uint8Array.from(all, (character) => Number(isHanCode(character.charCodeAt(0))));
  return { symbolByCode, characters: all, size: all.length, isHan };
}

/** What `symbolByCode` holds for blanks and line ends. */
export const SKIPPED = 0xffff;

/** The symbols of a stretch of text and where each begins. `at[length]` is the end of the stretch. */
export interface SymbolRun {
  readonly symbols: Uint16Array;
  readonly at: Int32Array;
  readonly length: number;
}

/** The symbols of text[start, end): a number or Latin word is one symbol, blanks are none. Linear. */
export function symbolsOf({ symbolByCode }: Alphabet, text: string, start = 0, end = text.length): SymbolRun {
  const symbols = new Uint16Array(end - start);
  const at = new Int32Array(end - start + 1);
  const number = symbolByCode[NUMBER.charCodeAt(0)]!;
  const latin = symbolByCode[LATIN.charCodeAt(0)]!;
  let length = 0;
  for (let i = start; i < end; i++) {
    const symbol = symbolByCode[text.charCodeAt(i)]!;
    if (symbol === SKIPPED) continue;
    const previous = length > 0 ? symbols[length - 1] : UNKNOWN;
    if (symbol === previous && (symbol === number || symbol === latin)) continue;
    if (previous === number && isNumberInside(text, i)) continue;
    symbols[length] = symbol;
    at[length++] = i;
  }
  at[length] = end;
  return { symbols, at, length };
}

/** A point or comma between two digits: 3.5, 13,200. */
function isNumberInside(text: string, i: number): boolean {
  const code = text.charCodeAt(i);
  return (code === 0x2e || code === 0x2c) && isDigitCode(text.charCodeAt(i - 1)) && isDigitCode(text.charCodeAt(i + 1));
}
