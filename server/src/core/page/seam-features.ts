import type { LanguageModel } from '../language/services.ts';
import { isDigitCode, isHanUnit, isLatinCode, OPENING_MARKS } from '../text/character.ts';
import { hasMisreadMarks } from './odd-points.ts';
import { tornOdds } from './opening.ts';
import { type OpenEnd, type Start, TYPICAL_END } from './openness.ts';
import type { Block, Page } from './page.ts';
import { balanceAcross, type SeamPair, seamPairsOf } from './seam-pairs.ts';
import { topicOf } from './topic.ts';
import { wantOf } from './want.ts';
import { wordAffinity } from './word-seam.ts';

/** A pair that may be the two halves of one sentence, and what tells whether it is. */
export interface Candidate {
  readonly end: OpenEnd;
  readonly start: Start;
  readonly features: Float64Array;
}

/** The pairs of a page that are worth judging. */
export function candidatesOf(
  page: Page,
  ends: readonly OpenEnd[],
  starts: readonly Start[],
  model: LanguageModel,
): Candidate[] {
  const tornAt = new Float64Array(page.blocks.length + 1).fill(NO_PARAGRAPH);
  for (const { block, index } of starts) tornAt[index] = tornOdds(model, page.text, block);
  const { pairs, rivalOfEnd, rivalOfStart } = seamPairsOf(page, ends, starts, tornAt, model);
  const featuresOf = featureReader(page, ends, tornAt, model);
  return pairs.map((pair) => ({
    end: pair.end,
    start: pair.start,
    features: featuresOf(pair, rivalOfEnd(pair), rivalOfStart(pair)),
  }));
}

function featureReader(
  page: Page,
  ends: readonly OpenEnd[],
  tornAt: Float64Array,
  model: LanguageModel,
): (pair: SeamPair, rivalOfEnd: number, rivalOfStart: number) => Float64Array {
  const { text, blocks } = page;
  const topic = topicOf(page);
  const paragraphsBefore = countBefore(blocks);
  const openAt = new Map(ends.map((end) => [end.index, end]));
  const running = ends.filter(({ isDisplay }) => !isDisplay);
  const worn = running.filter(({ endScore }) => endScore > TYPICAL_END).length;
  const share = running.length / (blocks.filter(({ role }) => role === 'paragraph').length + FEW);
  const isMisread = Number(hasMisreadMarks(page));
  const torn = tornAt.filter((odds) => odds >= TORN).length;
  return ({ end, start, head, tail, continuity }, rivalOfEnd, rivalOfStart) => {
    const before = blocks[start.index - 1];
    const beforeEnd = openAt.get(start.index - 1);
    const between = paragraphsBefore[start.index]! - paragraphsBefore[end.index]!;
    return Float64Array.of(
      continuity,
      wordAffinity(model, head.ending, tail.opening),
      topic(end.index, start.index),
      end.endScore,
      wantOf(head.lastWords),
      tornAt[start.index]!,
      Number(start.isTorn),
      Number(start.opensWithMark),
      balanceAcross(end, start),
      start.freshness,
      clamped(between, FEW_PARAGRAPHS),
      clamped(start.index - end.index, FEW_BLOCKS),
      classOf(text, before),
      beforeEnd && beforeEnd !== end ? beforeEnd.endScore : 1,
      classOf(text, blocks[end.index + 1]),
      tornAt[end.index + 1]!,
      share,
      worn,
      running.length,
      torn,
      isMisread,
      lengthOf(end.block),
      lengthOf(start.block),
      Number(end.isDisplay),
      end.headingLikeness,
      characterClass(head.ending.slice(-1)),
      characterClass(tail.opening.slice(0, 1)),
      rivalOfEnd,
      rivalOfStart,
    );
  };
}

/** How far apart halves lie is a matter of the page's columns: beyond these it tells nothing. */
const FEW_PARAGRAPHS = 3;
const FEW_BLOCKS = 4;

const clamped = (value: number, most: number): number => Math.max(-most, Math.min(most, value));

/** See tornOdds: of whole paragraphs 3 % lie above. */
const TORN = 0.8;
const NO_PARAGRAPH = -1;
/** One break among few paragraphs is no wear. */
const FEW = 4;

function countBefore(blocks: readonly Block[]): number[] {
  let count = 0;
  return blocks.map(({ role }) => (role === 'paragraph' ? count++ : count));
}

/** What stands beside the pair: nothing, display type, a caption, a paragraph that ends its sentence, one that does not. */
function classOf(text: string, block: Block | undefined): number {
  if (!block) return 0;
  if (block.role === 'caption') return 2;
  if (block.role !== 'paragraph') return 1;
  return /[。！？”]/u.test(text.charAt(block.end - 1)) ? 3 : 4;
}

const lengthOf = ({ start, end }: Block): number => Math.min(LONG, end - start);
const LONG = 400;

function characterClass(character: string): number {
  const code = character.charCodeAt(0);
  if (isHanUnit(code)) return 0;
  if (isDigitCode(code) || isLatinCode(code)) return 1;
  if (character === '，') return 2;
  return OPENING_MARKS.includes(character) ? 4 : 3;
}
