import { pick, type Random } from './random.ts';

/** A block on its way to the page; `half` names the paragraph (by its place in the list of wholes) of which it is a half. */
export interface Piece {
  readonly text: string;
  readonly note?: Note;
  readonly half?: { readonly of: number; readonly side: 'head' | 'tail' };
}

/** What was done to a piece; `from` and `length` are UTF-16 units of the piece's text. */
export type Note =
  | { readonly kind: 'truncated'; readonly lost: 'mark' | 'words' }
  | { readonly kind: 'orphan' }
  | {
      readonly kind: 'credit' | 'quote' | 'doubled';
      readonly from: number;
      readonly length: number;
      readonly whole: string;
    }
  | { readonly kind: 'glued'; readonly from: number; readonly line: string };

export const isLongEnough = (text: string): boolean => text.length >= 60 && /[。！？]/u.test(text);

/** A paragraph to which nothing was done yet; −1 when there is none. */
export function pickWhole(
  pieces: readonly Piece[],
  random: Random,
  suits: (text: string) => boolean = isLongEnough,
): number {
  const whole = pieces.flatMap(({ text, half, note }, at) =>
    !half && !note && isLongEnough(text) && suits(text) ? [at] : [],
  );
  return whole.length ? pick(whole, random) : -1;
}

export const replaced = (pieces: readonly Piece[], at: number, ...by: Piece[]): Piece[] => [
  ...pieces.slice(0, at),
  ...by,
  ...pieces.slice(at + 1),
];

/** Cuts a paragraph in mid-sentence and remembers it among the wholes. */
export function cut(text: string, wholes: string[], random: Random): [Piece, Piece] {
  const at = cutPlace(text, 10, text.length - 8, random);
  const of = wholes.push(text) - 1;
  return [
    { text: text.slice(0, at), half: { of, side: 'head' } },
    { text: text.slice(at), half: { of, side: 'tail' } },
  ];
}

/** A place in [from, to) where a sentence goes on. */
export function cutPlace(text: string, from: number, to: number, random: Random): number {
  for (let attempt = 0; attempt < 50; attempt++) {
    const at = Math.floor(from + random() * (to - from));
    if (!/[。！？；：…—”’）)\s]/u.test(text.charAt(at - 1)) && !/[\s”’）—…]/u.test(text.charAt(at))) return at;
  }
  return Math.floor(from);
}
