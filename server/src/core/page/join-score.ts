import type { LanguageModel } from '../language/services.ts';
import { isHanUnit } from '../text/character.ts';
import { closersFor } from './balance.ts';
import { oncePerPage } from './memo.ts';
import { hasMisreadMarks } from './odd-points.ts';
import { tornOdds } from './opening.ts';
import { isOrphan, type OpenEnd, type Start, TYPICAL_END } from './openness.ts';
import type { Block, Page } from './page.ts';
import { passagesOf } from './passage.ts';
import { type Fill, fillOf } from './print-line.ts';
import { printedEnd, printedStart, SEAM_REACH, startScore } from './seam.ts';
import { wordAffinity } from './word-seam.ts';

/**
 * ln odds that `start` takes up the sentence that breaks off at `end`. The weights are those of a logistic regression over all pairs of
 * ends and starts on 2,000 pages of news/dev (60 % broken by test/breaker, half of all with worn final marks), rounded, those of
 * run-in heads and leads raised for clean news; without a model marks and places alone decide.
 */
export function seamScorer(
  page: Page,
  ends: readonly OpenEnd[],
  model: LanguageModel | undefined,
): (end: OpenEnd, start: Start) => number {
  const places = placesOf(page, ends);
  const rarityOf = raritiesOf(page);
  const isMisread = hasMisreadMarks(page);
  const passages = passagesOf(page).blocks;
  return (end, start) => {
    const [head, tail] = [edgeIn(passages[end.index]!, model), edgeIn(passages[start.index]!, model)];
    const marks =
      (looksTorn(page.text, start, model) ? 0 : isMisread ? UNTORN_ON_MISREAD : UNTORN) +
      placeScore(end, start, places) +
      balanceScore(end, start) +
      kindScore(end, start) +
      fillScore(head, tail);
    if (head.lastWords.includes(withoutQuotes(tail.opening).slice(0, TAKEN_UP))) return HOPELESS;
    if (!model) return marks + WITHOUT_MODEL;
    const joined = model.score(head.ending.slice(-SEAM_REACH) + tail.opening.slice(0, SEAM_REACH));
    const characters = marks + 0.62 * (joined - head.endingScore - tail.startScore);
    if (characters < HOPELESS) return characters;
    const words = 0.2 * wordAffinity(model, head.ending, tail.opening);
    return characters + words + 0.9 * topicScore(head, tail, rarityOf);
  };
}

const WITHOUT_MODEL = 3;
/**
 * ln odds against a second half that does not show by itself that it is one; more where marks were misread: there a paragraph without its
 * last one mostly is whole.
 */
const UNTORN = -1.5;
const UNTORN_ON_MISREAD = -3;
/** Least probability of a torn start: see tornOdds. */
const TORN = 0.5;

const looksTorn = (text: string, { block, isTorn, opensWithMark, unopened }: Start, model: LanguageModel | undefined) =>
  isTorn || opensWithMark || unopened !== undefined || !model || tornOdds(model, text, block) >= TORN;

const withoutQuotes = (text: string): string => text.replace(/[“”"]/g, '');

/** A text that begins with the words before the break takes up a heading (…访江城博物馆馆长陈远 | 江城博物馆馆长陈远日前…). */
const TAKEN_UP = 4;
/** Below these ln odds the words over the seam cannot save a pair. */
const HOPELESS = -5;

/** What is read of a block at its edges. */
interface Edge {
  readonly ending: string;
  readonly opening: string;
  /** As printed but for quotation marks, of the last TITLE_REACH characters. */
  readonly lastWords: string;
  /** ln P of the last and, as a sentence's start, of the first SEAM_REACH characters: see continuity. */
  readonly endingScore: number;
  readonly startScore: number;
  /** Pairs of Han characters in the first and in the last stretch of the block. */
  readonly firstPairs: ReadonlySet<number>;
  readonly lastPairs: ReadonlySet<number>;
  readonly fill: Fill;
}

const REACH = 8;
const TITLE_REACH = 24;
const TOPIC_REACH = 60;

/** Of a block as a page of its own. */
const edgeIn = oncePerPage((page, model: LanguageModel | undefined): Edge => {
  const { text } = page;
  const block = page.blocks[0]!;
  const ending = printedEnd(text, block, REACH);
  const opening = printedStart(text, block, REACH);
  return {
    ending,
    opening,
    lastWords: withoutQuotes(printedEnd(text, block, TITLE_REACH)),
    endingScore: model ? model.score(ending.slice(-SEAM_REACH)) : 0,
    startScore: model ? startScore(model, opening.slice(0, SEAM_REACH)) : 0,
    firstPairs: pairsOf(printedStart(text, block, TOPIC_REACH)),
    lastPairs: pairsOf(printedEnd(text, block, TOPIC_REACH)),
    fill: fillOf(page, block),
  };
});

/** Pairs of neighbouring Han characters, each one number. */
function pairsOf(printed: string): Set<number> {
  const pairs = new Set<number>();
  let last = 0;
  for (let at = 0; at < printed.length; at++) {
    const code = printed.charCodeAt(at);
    const isHan = isHanUnit(code);
    if (last !== 0 && isHan) pairs.add(last * 0x10000 + code);
    last = isHan ? code : 0;
  }
  return pairs;
}

/** ln (1 + rarities) of the pairs that both sides of the seam have: names and terms tell most. */
function topicScore({ lastPairs }: Edge, { firstPairs }: Edge, rarityOf: (pair: number) => number): number {
  let shared = 0;
  for (const pair of lastPairs) if (firstPairs.has(pair)) shared += rarityOf(pair);
  return Math.min(MOST_TOPIC, Math.log(1 + shared));
}

/** A heading that its text takes up word for word shares more than halves of a sentence do. */
const MOST_TOPIC = 2.2;

/** ln of the page's blocks to the blocks that hold the pair; the pairs are counted when the first is asked for. */
function raritiesOf(page: Page): (pair: number) => number {
  let counts: Map<number, number> | undefined;
  return (pair) => {
    counts ??= countBlocks(passagesOf(page).blocks);
    return Math.log(page.blocks.length / (counts.get(pair) ?? 1));
  };
}

function countBlocks(passages: readonly Page[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const passage of passages) for (const pair of pairsIn(passage)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  return counts;
}

const pairsIn = oncePerPage(({ text }) => pairsOf(text));

/** Print lines: a second half has no indent, a first half fills its last line. */
function fillScore({ fill: { last } }: Edge, { fill: { first } }: Edge): number {
  return FIRST_LINE[first] + LAST_LINE[last];
}

const FIRST_LINE = { full: 1.5, indented: -3, unknown: 0 };
const LAST_LINE = { full: 1, short: -2, unknown: 0 };

interface Places {
  /** How many paragraphs stand before each block. */
  readonly before: readonly number[];
  /** Whether the paragraph right before the block ends its sentence: then the block is likely to start one. */
  readonly followsWhole: readonly boolean[];
  /** Share of the paragraphs whose sentence looks whole but for its final mark: marks were lost in reading and tell little. */
  readonly wear: number;
  /** ln (1 + the number of such paragraphs). */
  readonly lnWorn: number;
}

function placesOf({ text, blocks }: Page, ends: readonly OpenEnd[]): Places {
  const before: number[] = [];
  const followsWhole: boolean[] = [];
  let count = 0;
  let previous: Block | undefined;
  for (const block of blocks) {
    before.push(count);
    followsWhole.push(previous?.role === 'paragraph' && /[。！？”]/u.test(text.charAt(previous.end - 1)));
    if (block.role === 'paragraph') count++;
    previous = block;
  }
  const worn = ends.filter(({ endScore }) => endScore > TYPICAL_END).length;
  return { before, followsWhole, wear: worn / (count + FEW), lnWorn: Math.log(1 + worn) };
}

/** One break among few paragraphs is no wear. */
const FEW = 4;

function placeScore(end: OpenEnd, start: Start, { before, followsWhole, wear, lnWorn }: Places): number {
  const isBackwards = start.index < end.index;
  const between = Math.max(
    0,
    isBackwards ? before[end.index]! - before[start.index]! - 1 : before[start.index]! - before[end.index]! - 1,
  );
  const nearest = !isBackwards && between === 0 ? (start.index > end.index + 1 ? 2.4 : 0.8) : 0;
  const worn = wear * (9 + 1.5 * end.endScore) + 0.7 * lnWorn;
  return nearest - 0.4 * Math.log(1 + between) - (followsWhole[start.index] ? 1.5 - 3.9 * wear : 0) - worn;
}

/** Quotation marks and brackets over the seam: what the head leaves open the tail should close, and the reverse. */
function balanceScore({ unclosed }: OpenEnd, { unopened }: Start): number {
  if (unclosed && unopened && closersFor(unclosed).startsWith(unopened.mark)) return 4.6;
  return (unclosed ? -1 : 0) + (unopened ? -3.7 : 0);
}

/**
 * Two short lines are seldom halves of one; a run-in head begins a paragraph. What opens with a mark or with the end of a word has its
 * evidence in the characters already.
 */
function kindScore(end: OpenEnd, start: Start): number {
  const bothShort = lengthOf(end.block) < SHORT && lengthOf(start.block) < SHORT;
  return (
    -2.4 -
    (bothShort ? 2.5 : 0) -
    (start.block.runIn ? 4.5 : 0) -
    0.8 * start.freshness -
    (start.isTorn ? 0.9 : 0) -
    (start.opensWithMark ? 4.1 : isOrphan(start) ? -1.4 : 0) -
    (end.isDisplay ? DISPLAY : 0)
  );
}

/** On broken pages 0 fits better, but sound pages have display type too. */
const DISPLAY = 1;
const SHORT = 30;
const lengthOf = ({ start, end }: Block): number => end - start;
