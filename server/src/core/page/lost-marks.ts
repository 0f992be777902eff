import type { Certainty } from '../engine/finding.ts';
import type { LanguageModel } from '../language/services.ts';
import { wordEdgesIn } from '../language/word-edges.ts';
import type { Span } from '../text/span.ts';
import { likelyMarks, lossProbability } from './likely-mark.ts';
import { markPlaceOf } from './mark-place.ts';
import { oncePerPage } from './memo.ts';
import type { Page } from './page.ts';
import { inEachBlock } from './passage.ts';

/** A place between two characters (start = end) where a mark fell out. */
export interface LostMark extends Span {
  readonly mark: string;
  readonly certainty: Certainty;
}

/** Two characters side by side, neither a mark. */
const SEAMS = /(?<=[\p{Script=Han}\dA-Za-z%％] ?)(?=[\p{Script=Han}\dA-Za-z])/gu;

/** Probability from which a lost mark is told; three of four in ocr-dev are right. */
const LEAST_LOSS = 0.65;

/** In UTF-16 units. */
const SHORTEST_CLAUSE = 3;

/** The places of a page with misread marks where another most likely fell out, none beside another. */
export const lostMarksIn = (page: Page, model: LanguageModel): LostMark[] =>
  inEachBlock(page, (passage) => lostInPassage(passage, model));

const lostInPassage = oncePerPage(({ text, blocks }, model: LanguageModel): readonly LostMark[] => {
  if (blocks[0]!.role !== 'paragraph') return [];
  const lost: LostMark[] = [];
  const edges = wordEdgesIn(text, { start: 0, end: text.length }, model);
  let last = 0;
  for (const { index: at } of text.matchAll(SEAMS)) {
    if (!edges.has(at) || at - last < SHORTEST_CLAUSE || text.length - at < SHORTEST_CLAUSE) continue;
    const place = markPlaceOf(text, at, at, 0, text.length);
    if (lossProbability(model, place) < LEAST_LOSS) continue;
    lost.push({ start: at, end: at, mark: likelyMarks(model, place)[0]!.mark, certainty: 'likely' });
    last = at;
  }
  return lost;
});

/** Speech of at least so many characters and two clauses is a sentence. */
const SHORTEST_SPEECH = 12;
const SPEECH = new RegExp(`[：:，,]“(?=[^”]*，)[^“”]{${SHORTEST_SPEECH - 1},}\\p{Script=Han}”$`, 'u');
const LONGEST_SPEECH = 400;

/** Speech that ends a paragraph without an end mark before its closing quotation mark; none of 220 in news. */
export function* unendedSpeech({ text, blocks }: Page): Generator<LostMark> {
  for (const { role, start, end } of blocks) {
    if (role !== 'paragraph' || text.charAt(end - 1) !== '”') continue;
    if (SPEECH.test(text.slice(Math.max(start, end - LONGEST_SPEECH), end)))
      yield { start: end - 1, end: end - 1, mark: '。', certainty: 'sure' };
  }
}
