import { JOIN_TREES } from '../../data/join-trees.ts';
import { classifierOf } from '../language/boosted-trees.ts';
import type { LanguageModel } from '../language/services.ts';
import type { OpenEnd, Start } from './openness.ts';
import type { Page } from './page.ts';
import { passagesOf } from './passage.ts';
import { fillOf } from './print-line.ts';
import { candidatesOf } from './seam-features.ts';
import { balanceAcross, MATCHED, startsNear } from './seam-pairs.ts';

/** Two blocks and the ln odds that the second takes up the sentence that breaks off in the first. */
export interface Scored {
  readonly end: OpenEnd;
  readonly start: Start;
  readonly odds: number;
}

/** The pairs of a page that may be halves of one sentence. Without a model marks alone decide. */
export function scoredPairsOf(
  page: Page,
  ends: readonly OpenEnd[],
  starts: readonly Start[],
  model: LanguageModel | undefined,
): Scored[] {
  if (!model) return pairsByMarks(ends, starts);
  const passages = passagesOf(page).blocks;
  return candidatesOf(page, ends, starts, model).map(({ end, start, features }) => {
    const probability = probabilityOf(features);
    const layout = layoutScore(passages[end.index]!, passages[start.index]!);
    return { end, start, odds: Math.log(probability / (1 - probability)) + layout };
  });
}

/** What the head leaves open the tail closes, or the tail is but the last words; a near partner is likelier. */
const pairsByMarks = (ends: readonly OpenEnd[], starts: readonly Start[]): Scored[] =>
  ends.flatMap((end) =>
    [...startsNear(starts, end)]
      .filter((start) => balanceAcross(end, start) === MATCHED || isRemainder(start, end))
      .map((start) => ({ end, start, odds: 4 - Math.log(Math.abs(end.index - start.index)) })),
  );

const isRemainder = ({ block, index }: Start, end: OpenEnd): boolean =>
  !end.isDisplay && index > end.index && block.end - block.start <= LONGEST_REMAINDER;

/** In UTF-16 units. */
const LONGEST_REMAINDER = 8;

const probabilityOf = classifierOf(JOIN_TREES);

/**
 * What the pages that the trees learned from do not show. Print lines: a second half has no indent, a first half fills its last line; a
 * run-in head begins a paragraph.
 */
function layoutScore(head: Page, tail: Page): number {
  const [first, second] = [head.blocks[0]!, tail.blocks[0]!];
  return LAST_LINE[fillOf(head, first).last] + FIRST_LINE[fillOf(tail, second).first] + (second.runIn ? RUN_IN : 0);
}

const FIRST_LINE = { full: 1.5, indented: -3, unknown: 0 };
const LAST_LINE = { full: 1, short: -2, unknown: 0 };
const RUN_IN = -4.5;
