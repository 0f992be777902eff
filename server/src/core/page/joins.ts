import type { Certainty } from '../engine/finding.ts';
import type { LanguageModel, LanguageServices } from '../language/services.ts';
import { assign, type Edge } from './assignment.ts';
import { balanceOf, closersFor } from './balance.ts';
import { crossReadingsOf, isReadAcross } from './cross-reading.ts';
import { scoredPairsOf } from './join-score.ts';
import { hasMisreadMarks } from './odd-points.ts';
import { type OpenEnd, openEndsOf, type Start, startsOf } from './openness.ts';
import { type Orphan, orphansOf } from './orphans.ts';
import type { Page } from './page.ts';

/** Two halves of one sentence: the block at `head` breaks off and the one at `tail` takes it up (indices into page.blocks). */
export interface Join {
  readonly head: number;
  readonly tail: number;
  /** ln odds that the two belong together. */
  readonly weight: number;
  /** What the next best reading of the page would lose, in nats: how sure the choice of partner is. */
  readonly margin: number;
}

export interface Joins {
  readonly joins: readonly Join[];
  /** Blocks that break off and are taken up nowhere. */
  readonly brokenOff: readonly OpenEnd[];
  /** Blocks that start in mid-sentence and whose first half is nowhere. */
  readonly orphans: readonly Orphan[];
}

const NO_JOINS: Joins = { joins: [], brokenOff: [], orphans: [] };

const cache = new WeakMap<Page, Joins>();

/** The broken sentences of a page, chosen jointly; made once a page and language. Nearly nothing where no block breaks off. */
export function joinsOf(page: Page, { model }: LanguageServices): Joins {
  const known = cache.get(page);
  if (known) return known;
  const joins = findJoins(page, model);
  cache.set(page, joins);
  return joins;
}

/** Margins from here on are sure: of such joins on broken news pages 96 % are right. */
export const SURE_MARGIN = 2.5;

/** Joins below this margin are left: a third of them is right, and a wrong one moves a paragraph. Of those above, half are. */
const LEAST_MARGIN = 0.4;

export const certaintyOf = ({ margin }: Join): Certainty => (margin >= SURE_MARGIN ? 'sure' : 'likely');

function findJoins(page: Page, model: LanguageModel | undefined): Joins {
  const crossed = crossReadingsOf(page, model);
  const isInOrder = ({ block }: OpenEnd | Start): boolean => !isReadAcross(crossed, block);
  const allEnds = openEndsOf(page, model).filter(isInOrder);
  const starts = startsOf(page).filter(isInOrder);
  const orphans = orphansOf(page, allEnds, starts, model);
  const isDamaged = orphans.length > 0 || allEnds.some(({ isDisplay }) => !isDisplay);
  const ends = isDamaged ? allEnds : [];
  if (ends.length === 0 && orphans.length === 0) return NO_JOINS;
  const chosen = assign(edgesOf(page, ends, starts, model)).filter(({ margin }) => margin >= LEAST_MARGIN);
  const joins = chosen.map(({ from, to, weight, margin }) => ({ head: from, tail: to, weight, margin }));
  const heads = new Set(joins.map(({ head }) => head));
  const tails = new Set(joins.map(({ tail }) => tail));
  const isHalfOfLine = (start: Start): boolean =>
    start.opensWithMark && !heads.has(start.index - 1) && mayGoOn(page, start);
  return {
    joins,
    brokenOff: ends.filter(({ index }) => !heads.has(index)),
    orphans: orphans.filter(({ start }) => !tails.has(start.index) && !isHalfOfLine(start)),
  };
}

/** Does the block before leave its sentence or a quotation open? Then the line between the two is broken (broken-line). */
function mayGoOn({ text, blocks }: Page, { index, block }: Start): boolean {
  const before = blocks[index - 1];
  if (!before || before.role === 'byline' || before.role === 'boilerplate') return false;
  const ending = text.slice(Math.max(before.start, before.end - 3), before.end);
  if (!SENTENCE_END.test(ending)) return true;
  return closersFor(balanceOf(text, before, true).unclosed).startsWith(text.charAt(block.start));
}

const SENTENCE_END = /[。！？!?…摄][”’"'）)】」』]*$/u;

function edgesOf(
  page: Page,
  ends: readonly OpenEnd[],
  starts: readonly Start[],
  model: LanguageModel | undefined,
): Edge[] {
  const isMisread = hasMisreadMarks(page);
  return scoredPairsOf(page, ends, starts, model).flatMap(({ end, start, odds }) => {
    const isDoubtful = isMisread || start.index === end.index + 1;
    const weight = odds - (isDoubtful ? LEAST_ODDS_IN_DOUBT : LEAST_ODDS);
    return weight > 0 ? [{ from: end.index, to: start.index, weight }] : [];
  });
}

/**
 * A pair below these ln odds is no join: a lost end explains the break better. The next block often merely reads on; where marks
 * were misread, others were lost.
 */
const LEAST_ODDS = -2.6;
const LEAST_ODDS_IN_DOUBT = -1.4;
