import type { Span } from '../text/span.ts';
import type { Quantity } from './quantity.ts';
import { type PairCounts, type Words, wordsOf } from './wording.ts';

/** A figure with the words around it, read once: it is compared with many others. */
export interface Described {
  readonly quantity: Quantity;
  /** The words within eight characters on either side, in its clause and in its sentence. */
  readonly near: Words;
  readonly clause: Words;
  readonly sentence: Words;
  /** Its clause before it, verbs of reporting at the end left out, and behind it. */
  readonly left: string;
  readonly right: string;
  /** Its clause up to six characters behind it. */
  readonly phrase: string;
  /** Its sentence before it. */
  readonly before: string;
  /** Twelve characters of its sentence on either side, the figure itself as a bar. */
  readonly around: string;
}

/** Describes figures of an article given in the order of the text; those of one sentence share its words. */
export function describe(text: string, counts: PairCounts, quantities: readonly Quantity[]): Described[] {
  let last: { readonly start: number; readonly words: Words } | undefined;
  return quantities.map((quantity) => {
    const { sentence } = quantity;
    if (last?.start !== sentence.start) last = { start: sentence.start, words: sentenceWords(text, counts, sentence) };
    return describeOne(text, counts, quantity, last.words);
  });
}

/** Keeps the work per sentence bounded in a text without end marks. */
const LONGEST_SENTENCE = 600;

const sentenceWords = (text: string, counts: PairCounts, { start, end }: Span): Words =>
  wordsOf(text, counts, start, Math.min(end, start + LONGEST_SENTENCE));

const LONGEST_BEFORE = 300;
const NEAR = 8;
const AROUND = 12;
const BEHIND = 6;
const REPORTED = /(?:达到?了?|升?至|到|为|约|共有?|有|已|了|是|仅|\s)+$/;

function describeOne(text: string, counts: PairCounts, quantity: Quantity, words: Words): Described {
  const { start, end, clause, sentence } = quantity;
  const left = text.slice(clause.start, start);
  const right = text.slice(end, clause.end);
  const from = (reach: number) => Math.max(sentence.start, start - reach);
  const to = (reach: number) => Math.min(sentence.end, end + reach);
  return {
    quantity,
    near: wordsOf(text, counts, from(NEAR), to(NEAR), start, end),
    clause: wordsOf(text, counts, clause.start, clause.end, start, end),
    sentence: words,
    left: left.replace(REPORTED, ''),
    right,
    phrase: left + right.slice(0, BEHIND),
    before: text.slice(from(LONGEST_BEFORE), start),
    around: `${text.slice(from(AROUND), start)}|${text.slice(end, to(AROUND))}`,
  };
}
