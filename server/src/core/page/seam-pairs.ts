import type { LanguageModel } from '../language/services.ts';
import { closersFor } from './balance.ts';
import { oncePerPage } from './memo.ts';
import type { OpenEnd, Start } from './openness.ts';
import type { Page } from './page.ts';
import { passagesOf } from './passage.ts';
import { printedEnd, printedStart, SEAM_REACH, startScore } from './seam.ts';

/** An open end and a start that may take it up. */
export interface SeamPair {
  readonly end: OpenEnd;
  readonly start: Start;
  readonly head: Edge;
  readonly tail: Edge;
  /** See continuity. */
  readonly continuity: number;
}

/** What is read of a block at its edges, as printed. */
export interface Edge {
  readonly ending: string;
  readonly opening: string;
  /** Without quotation marks, of the last TITLE_REACH and the first TAKEN_UP characters. */
  readonly lastWords: string;
  readonly firstWords: string;
  /** ln P of the last and, as a sentence's start, of the first SEAM_REACH characters: see continuity. */
  readonly endingScore: number;
  readonly startScore: number;
}

export interface SeamPairs {
  /** Of each end those with the likeliest starts. */
  readonly pairs: readonly SeamPair[];
  /** The best continuity of another pair with the same end, and of one with the same start. */
  readonly rivalOfEnd: (pair: SeamPair) => number;
  readonly rivalOfStart: (pair: SeamPair) => number;
}

/** The pairs of near blocks of a page; `tornAt` tells of each block how likely it begins in mid-sentence. */
export function seamPairsOf(
  page: Page,
  ends: readonly OpenEnd[],
  starts: readonly Start[],
  tornAt: Float64Array,
  model: LanguageModel,
): SeamPairs {
  const passages = passagesOf(page).blocks;
  const [ofEnds, ofStarts] = [leadersOf(page.blocks.length), leadersOf(page.blocks.length)];
  const pairs = ends.flatMap((end) => {
    const head = edgeIn(passages[end.index]!, model);
    const found: Ranked[] = [];
    for (const start of startsNear(starts, end)) {
      const tail = edgeIn(passages[start.index]!, model);
      if (head.lastWords.includes(tail.firstWords)) continue;
      const joined = model.score(head.ending.slice(-SEAM_REACH) + tail.opening.slice(0, SEAM_REACH));
      const continuity = joined - head.endingScore - tail.startScore;
      ofEnds.add(end.index, continuity);
      ofStarts.add(start.index, continuity);
      const rank = continuity + TORN_NATS * tornAt[start.index]! + MARKS_NATS * balanceAcross(end, start);
      if (rank >= LEAST_RANK) found.push({ rank, end, start, head, tail, continuity });
    }
    return found.length > CANDIDATES ? found.sort((a, b) => b.rank - a.rank).slice(0, CANDIDATES) : found;
  });
  return {
    pairs,
    rivalOfEnd: ({ end, continuity }) => ofEnds.bestBut(end.index, continuity),
    rivalOfStart: ({ start, continuity }) => ofStarts.bestBut(start.index, continuity),
  };
}

interface Ranked extends SeamPair {
  /** Nats by which a pair is chosen for a closer look. */
  readonly rank: number;
}

const TORN_NATS = 4;
const MARKS_NATS = 3;
/** 98 % of true pairs are above and among the first of their ends. */
const LEAST_RANK = -2;
const CANDIDATES = 8;

/** A newspaper page has fewer blocks: beyond them another page begins, and the pairs stay linear in the text. */
const FARTHEST = 80;

/** `starts` are in the order of their blocks. */
export function* startsNear(starts: readonly Start[], { index }: OpenEnd): Generator<Start> {
  for (let i = firstFrom(starts, index - FARTHEST); i < starts.length; i++) {
    const start = starts[i]!;
    if (start.index > index + FARTHEST) return;
    if (start.index !== index) yield start;
  }
}

/** The place of the first start whose block has at least this index. */
function firstFrom(starts: readonly Start[], index: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]!.index < index) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const MATCHED = 2;

/** Quotation marks and brackets over the seam: MATCHED where the tail closes what the head leaves open, below 0 where they do not fit. */
export function balanceAcross({ unclosed }: OpenEnd, { unopened }: Start): number {
  if (unclosed && unopened && closersFor(unclosed).startsWith(unopened.mark)) return MATCHED;
  return (unclosed ? -1 : 0) + (unopened ? -2 : 0);
}

/** The two best values of each of `count` places. */
function leadersOf(count: number) {
  const first = new Float64Array(count).fill(NO_RIVAL);
  const second = new Float64Array(count).fill(NO_RIVAL);
  return {
    add: (at: number, value: number): void => {
      second[at] = Math.max(second[at]!, Math.min(first[at]!, value));
      first[at] = Math.max(first[at]!, value);
    },
    bestBut: (at: number, value: number): number => (first[at] === value ? second[at]! : first[at]!),
  };
}

const NO_RIVAL = -20;

const REACH = 8;
const TITLE_REACH = 24;
/** A text that begins with the words before the break takes up a heading (…访江城博物馆馆长陈远 | 江城博物馆馆长陈远日前…). */
const TAKEN_UP = 4;

/** Of a block as a page of its own. */
const edgeIn = oncePerPage(({ text, blocks }, model: LanguageModel): Edge => {
  const block = blocks[0]!;
  const ending = printedEnd(text, block, REACH);
  const opening = printedStart(text, block, REACH);
  return {
    ending,
    opening,
    lastWords: withoutQuotes(printedEnd(text, block, TITLE_REACH)),
    firstWords: withoutQuotes(opening).slice(0, TAKEN_UP),
    endingScore: model.score(ending.slice(-SEAM_REACH)),
    startScore: startScore(model, opening.slice(0, SEAM_REACH)),
  };
});

const withoutQuotes = (text: string): string => text.replace(/[“”"]/g, '');
