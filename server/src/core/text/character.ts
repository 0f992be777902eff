/** Character classes of Chinese typesetting, over UTF-16 code units (a surrogate is classed by its pair's plane only where stated). */

/** A Han character of the BMP, 〇 included; compatibility ideographs count, radicals do not. */
export const isHanCode = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) ||
  (code >= 0x3400 && code <= 0x4dbf) ||
  code === 0x3007 ||
  (code >= 0xf900 && code <= 0xfaff);

/** Half of a pair in planes 2–3, where the rarer Han characters live (high D840–D88C). */
const isHanSurrogate = (code: number): boolean =>
  (code >= 0xd840 && code <= 0xd88c) || (code >= 0xdc00 && code <= 0xdfff);

export const isHanUnit = (code: number): boolean => isHanCode(code) || isHanSurrogate(code);

export const isDigitCode = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19);

export const isLatinCode = (code: number): boolean =>
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0xff21 && code <= 0xff3a) ||
  (code >= 0xff41 && code <= 0xff5a) ||
  (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7);

/** A space that stays on its line: ASCII space, tab, no-break, en/em spaces, ideographic space (U+3000), zero-width space and BOM. */
export const isSpaceCode = (code: number): boolean =>
  code === 0x20 ||
  code === 0x09 ||
  code === 0xa0 ||
  code === 0x3000 ||
  (code >= 0x2000 && code <= 0x200b) ||
  code === 0x202f ||
  code === 0x205f ||
  code === 0xfeff;

/** A line end: LF, CR, NEL, LS, PS, VT, FF. */
export const isNewlineCode = (code: number): boolean =>
  (code >= 0x0a && code <= 0x0d) || code === 0x85 || code === 0x2028 || code === 0x2029;

/** Marks that may never open a line (GB/T 15834-2011 5.1.1–5.1.3), in their full-width, curly and half-width forms. */
export const CLOSING_MARKS = '。，、；：？！”’）》】〉」』〕］｝,;:?!)]}%‰℃';

/** Marks that may never end a line (GB/T 15834-2011 5.1.3). */
export const OPENING_MARKS = '“‘（《【〈「『〔［｛([{';

/** Marks that end a sentence. */
export const SENTENCE_END_MARKS = '。！？!?…';

export const isHan = (character: string | undefined): boolean =>
  character !== undefined && character.length > 0 && isHanUnit(character.charCodeAt(0));
