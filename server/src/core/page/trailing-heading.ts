import { TRAILING_TREES } from '../../data/paragraph-trees.ts';
import { type Classifier, classifierOf } from '../language/boosted-trees.ts';
import { rememberingOf } from '../language/remembering.ts';
import { segment } from '../language/segment.ts';
import type { LanguageModel } from '../language/services.ts';
import type { Span } from '../text/span.ts';
import { mayBeHeading } from './heading-boundary.ts';
import { endScore, printedEnd, printedStart, startScore } from './seam.ts';

/** What follows the last full stop of a paragraph that ends without one: a heading that ran into it, or a sentence that breaks off. */
export interface LooseEnd extends Span {
  /** That it is a heading, where either is as likely. */
  readonly probability: number;
}

const SHORTEST = 5;
const LONGEST = 40;
const LOOSE_END = new RegExp(
  `(?<=[。！？][”’）)]?)\\s?([^。！？；;\\s][^。！？；;]{${SHORTEST - 1},${LONGEST - 1}})$`,
  'u',
);

export function looseEndOf(model: LanguageModel, text: string, block: Span): LooseEnd | undefined {
  const from = Math.max(block.start, block.end - LONGEST - 4);
  const found = LOOSE_END.exec(text.slice(from, block.end))?.[1];
  if (!found || /[，、,：:]$|^[”’）)而但并且也还又则却]/u.test(found) || !mayBeHeading(found)) return undefined;
  const end = { start: block.end - found.length, end: block.end };
  return { ...end, probability: probabilityOf(looseEndFeatures(model, text, block, end)) };
}

/** Probability that a block without a full stop is a heading rather than the start of a sentence that breaks off. */
export const headingLikeness = (model: LanguageModel, text: string, { start, end }: Span): number =>
  likenessOf(model, text.slice(start, end));

const likenessOf = rememberingOf((model, shown) => {
  const all = { start: 0, end: shown.length };
  return probabilityOf(looseEndFeatures(model, shown, all, all));
});

const probabilityOf: Classifier = classifierOf(TRAILING_TREES);

/** What the trees see of a loose end. */
export function looseEndFeatures(model: LanguageModel, text: string, block: Span, end: Span): Float64Array {
  const shown = text.slice(end.start, end.end);
  const opening = printedStart(text, end, 4);
  const asStart = startScore(model, opening);
  const words = segment(model.words, shown).filter((word) => word.end - word.start >= 2);
  const before = text.slice(Math.max(block.start, end.start - BEFORE), end.start);
  return Float64Array.of(
    shown.length,
    endScore(model, printedEnd(text, end, 4)),
    endScore(model, printedEnd(text, end, 2)),
    shown.match(/[的了在是和与对将为把被也都就]/gu)?.length ?? 0,
    shown.match(/[，、,：:]/gu)?.length ?? 0,
    Number(/\s/.test(shown)),
    Number(/[“《【]/u.test(shown)),
    asStart,
    asStart - model.score(opening),
    model.score(shown.slice(0, 12)) / Math.min(12, shown.length),
    words.filter((word) => before.includes(shown.slice(word.start, word.end))).length,
    words.length,
  );
}

const BEFORE = 200;
