/** The half-width marks that NFKC and many converters leave in Chinese text, and the full-width marks of GB/T 15834-2011. */
const FULL_WIDTH: Readonly<Record<string, string>> = {
  ',': '，',
  ':': '：',
  ';': '；',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
};

export const fullWidthOf = (mark: string): string => FULL_WIDTH[mark] ?? mark;

export const isHalfWidthMark = (character: string): boolean => FULL_WIDTH[character] !== undefined;
