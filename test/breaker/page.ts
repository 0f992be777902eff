import type { Span } from '../../server/src/core/text/span.ts';
import type { Note, Piece } from './pieces.ts';
import { pick, type Random } from './random.ts';
import { BYLINES, HEADLINES } from './stock.ts';
import { WAYS, type Way } from './ways.ts';

/** Whole articles as they should read. */
export interface SoundArticle {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** One thing done to a page; positions are UTF-16 offsets into the broken text, `whole` is the paragraph as it was. */
export type Break =
  /** A sentence cut in two: the head ends at `head`, the tail begins at `tail`. */
  | {
      readonly kind: 'split';
      readonly head: number;
      readonly tail: number;
      readonly whole: string;
      readonly adjacent: boolean;
    }
  /** A paragraph that ends at `at` without its mark, or without its last words too. */
  | { readonly kind: 'truncated'; readonly at: number; readonly lost: 'mark' | 'words' }
  /** A paragraph that begins at `at` without its first words. */
  | { readonly kind: 'orphan'; readonly at: number }
  /**
   * `credit`: one that is set into the last sentence of a paragraph; `doubled`: the second copy of a paragraph or a part of it; `quote`: the
   * place (start = end) of a lost quotation mark, `paragraph` being where to look for it.
   */
  | {
      readonly kind: 'credit' | 'doubled' | 'quote';
      readonly start: number;
      readonly end: number;
      readonly paragraph: Span;
      readonly whole: string;
    }
  /** A heading (`line`) and the paragraph beside it run together at `at`. */
  | { readonly kind: 'glued'; readonly at: number; readonly line: string }
  /** From start to end the print lines of several columns alternate; `columns` are their texts without blanks. */
  | { readonly kind: 'across'; readonly start: number; readonly end: number; readonly columns: readonly string[] };

export interface BrokenPage {
  readonly text: string;
  readonly breaks: readonly Break[];
}

/** Breaks a page of articles in the given ways, one break a way and article where its text allows. */
export function breakPage(
  articles: readonly SoundArticle[],
  ways: readonly Way[],
  random: Random,
  headings: readonly string[] = HEADLINES,
): BrokenPage {
  const wholes: string[] = [];
  const pieces = articles.flatMap(({ title, paragraphs }) => {
    let broken: readonly Piece[] = [title, ...paragraphs].map((text) => ({ text }));
    for (const way of ways) broken = WAYS[way](broken, random, { wholes, headings });
    return random() < 0.5 ? [broken[0]!, { text: pick(BYLINES, random) }, ...broken.slice(1)] : broken;
  });
  return layOut(pieces, wholes, random() < 0.3 ? '\n' : '\n\n', random() < 0.3);
}

function layOut(pieces: readonly Piece[], wholes: readonly string[], gap: string, isNarrow: boolean): BrokenPage {
  const form = (text: string): string => (isNarrow ? narrowed(text) : text);
  const breaks: Break[] = [];
  const halves = new Map<number, { head?: [number, number]; tail?: [number, number] }>();
  let text = '';
  pieces.forEach((piece, index) => {
    const start = text.length;
    text += form(piece.text);
    if (piece.half) {
      const pair = halves.get(piece.half.of) ?? {};
      pair[piece.half.side] = [piece.half.side === 'head' ? text.length : start, index];
      halves.set(piece.half.of, pair);
    }
    if (piece.note) breaks.push(placed(piece.note, start, text.length, form));
    text += index < pieces.length - 1 ? gap : '\n';
  });
  for (const [of, { head, tail }] of halves)
    breaks.push({
      kind: 'split',
      head: head![0],
      tail: tail![0],
      whole: form(wholes[of]!),
      adjacent: tail![1] === head![1] + 1,
    });
  return { text, breaks };
}

function placed(note: Note, start: number, end: number, form: (text: string) => string): Break {
  switch (note.kind) {
    case 'truncated':
      return { kind: 'truncated', at: end, lost: note.lost };
    case 'orphan':
      return { kind: 'orphan', at: start };
    case 'glued':
      return { kind: 'glued', at: start + note.from, line: form(note.line) };
    default: {
      const from = start + note.from;
      return {
        kind: note.kind,
        start: from,
        end: from + note.length,
        paragraph: { start, end },
        whole: form(note.whole),
      };
    }
  }
}

/** Marks as a reader that normalises widths (NFKC) leaves them; one code unit stays one. */
const narrowed = (text: string): string =>
  text.replace(/[，：；？！（）“”]/gu, (mark) => ',:;?!()""'.charAt('，：；？！（）“”'.indexOf(mark)));
