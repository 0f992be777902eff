import type { Certainty } from '../engine/finding.ts';
import type { LanguageModel } from '../language/services.ts';
import { likelyMarks, lossProbability } from './likely-mark.ts';
import { markPlaceOf } from './mark-place.ts';
import type { Page } from './page.ts';

/** A place between two characters where a mark fell out. */
export interface LostMark {
  readonly at: number;
  readonly mark: string;
  readonly certainty: Certainty;
}

/** Two characters side by side, neither a mark. */
const SEAMS = /(?<=[\p{Script=Han}\dA-Za-z%％] ?)(?=[\p{Script=Han}\dA-Za-z])/gu;

/** Probability from which a lost mark is told; four of five in ocr-dev are right. */
const LEAST_LOSS = 0.65;

/** In UTF-16 units. */
const SHORTEST_CLAUSE = 3;

/** The places of a page with misread marks where another most likely fell out, none beside another. */
export function* lostMarksIn({ text, blocks }: Page, model: LanguageModel): Generator<LostMark> {
  for (const { role, start, end } of blocks) {
    if (role !== 'paragraph') continue;
    let last = start;
    for (const { index } of text.slice(start, end).matchAll(SEAMS)) {
      const at = start + index;
      if (at - last < SHORTEST_CLAUSE || end - at < SHORTEST_CLAUSE) continue;
      const place = markPlaceOf(text, at, at, start, end);
      if (lossProbability(model, place) < LEAST_LOSS) continue;
      yield { at, mark: likelyMarks(model, place)[0]!.mark, certainty: 'likely' };
      last = at;
    }
  }
}

/** Speech of at least so many characters and two clauses is a sentence. */
const SHORTEST_SPEECH = 12;
const SPEECH = new RegExp(`[：:，,]“(?=[^”]*，)[^“”]{${SHORTEST_SPEECH - 1},}\\p{Script=Han}”$`, 'u');
const LONGEST_SPEECH = 400;

/** Speech that ends a paragraph without an end mark before its closing quotation mark; none of 220 in news. */
export function* unendedSpeech({ text, blocks }: Page): Generator<LostMark> {
  for (const { role, start, end } of blocks) {
    if (role !== 'paragraph' || text.charAt(end - 1) !== '”') continue;
    if (SPEECH.test(text.slice(Math.max(start, end - LONGEST_SPEECH), end)))
      yield { at: end - 1, mark: '。', certainty: 'sure' };
  }
}
