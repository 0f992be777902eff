import { isHanCode } from '../text/character.ts';
import { compareOwners } from './owner.ts';
import { differ } from './period.ts';
import type { Quantity } from './quantity.ts';
import { type Wording, weightOf } from './wording.ts';

/** What speaks for and against two figures of one article being about the same thing; each feature is 0–1 or a small count. */
export interface Likeness {
  /** Shared rare pairs within eight characters (sum of weights, at most 6), and their share of the poorer side. */
  readonly near: number;
  readonly nearShare: number;
  readonly clause: number;
  readonly clauseShare: number;
  readonly sentence: number;
  readonly sentenceShare: number;
  /** Length of the common end of the words before times that of the common beginning of the words after (each at most 4). */
  readonly frame: number;
  readonly sameLeft: number;
  readonly sameRight: number;
  /** Length of the longest run of Han characters that both have near the figure (at most 10). */
  readonly phrase: number;
  readonly bothUnits: number;
  readonly otherOwner: number;
  readonly sameOwner: number;
  readonly otherPeriod: number;
  /** One is said of a part (其中), of each (每, 人均), as a plan, as new or as a running total, and the other is not. */
  readonly part: number;
  readonly each: number;
  readonly plan: number;
  /** One is a plan, the other says what has been done. */
  readonly outcome: number;
  readonly running: number;
  readonly history: number;
  /** A share of something against a rate of growth, 同比 against 环比, growth against decline. */
  readonly otherMeasure: number;
  /** Each closes a list of its own (甲、乙等9位, 其他15个). */
  readonly lists: number;
  readonly added: number;
  readonly fallen: number;
  readonly yearly: number;
  readonly monthly: number;
  readonly change: number;
  readonly trade: number;
}

export interface Candidate {
  readonly quantity: Quantity;
  readonly wording: Wording;
}

export function likenessOf(
  text: string,
  counts: ReadonlyMap<number, number>,
  one: Candidate,
  other: Candidate,
): Likeness {
  const near = overlap(one.wording.near, other.wording.near, counts);
  const clause = overlap(one.wording.clause, other.wording.clause, counts);
  const sentence = overlap(one.wording.sentence, other.wording.sentence, counts);
  const a = sidesOf(text, one.quantity);
  const b = sidesOf(text, other.quantity);
  const left = commonEnd(a.left, b.left);
  const right = commonStart(a.right, b.right);
  const owners = compareOwners(one.quantity.owners, other.quantity.owners);
  const differsBy = (pattern: RegExp) => Number(pattern.test(a.near) !== pattern.test(b.near));
  return {
    near: Math.min(near.shared, 6),
    nearShare: near.share,
    clause: Math.min(clause.shared, 8),
    clauseShare: clause.share,
    sentence: Math.min(sentence.shared, 12),
    sentenceShare: sentence.share,
    frame: (Math.min(left, 4) * Math.min(right, 4)) / 4,
    sameLeft: Math.min(left, 4),
    sameRight: Math.min(right, 4),
    phrase: longestCommonRun(around(text, one.quantity), around(text, other.quantity)),
    bothUnits: Number(!!one.quantity.unit === !!other.quantity.unit),
    otherOwner: Number(owners < 0),
    sameOwner: Number(owners > 0),
    otherPeriod: Number(differ(one.quantity.period, other.quantity.period)),
    part: Number(/其中/.test(a.before) !== /其中/.test(b.before)),
    each: differsBy(/每(?!年[^人户家]|届|次)|[人户日月场亩户单]均|平均/),
    plan: differsBy(PLAN),
    outcome: Number((PLAN.test(a.near) && DONE.test(b.near)) || (PLAN.test(b.near) && DONE.test(a.near))),
    running: differsBy(/累计|总计|共计|总|合计/),
    history: Number(HISTORY.test(a.before) !== HISTORY.test(b.before)),
    lists: Number(LIST_END.test(a.left) && LIST_END.test(b.left)),
    otherMeasure: Number(measuresDiffer(a.near, b.near)),
    added: differsBy(/新增|增加|增长|增至|提高|上升|上涨|扩大|多/),
    fallen: differsBy(/减少|下降|降低|下跌|回落|缩小/),
    yearly: differsBy(/同比/),
    monthly: differsBy(/环比|比上月|较上月/),
    change: differsBy(/[从由至]|恢复/),
    trade: differsBy(/出口/) || differsBy(/进口(?!总|额总)/),
  };
}

const LIST_END = /(?:等|其他|其余|另外?)$/;
const PLAN = /预计|计划|规划|目标|力争|拟|预期|预测/;
const DONE = /已|完成了|实际|截至/;
const HISTORY = /至今|迄今|历年|以来|截至|[一二三四五六七八九十\d]批|[共已]有/;
const PORTION = /占|比重|比例|份额/;
const GROWTH = /增|上升|提高|上涨|扩大|回升|涨/;
const DECLINE = /下降|减少|降低|下跌|下滑|回落|缩小|跌|降/;

function measuresDiffer(one: string, other: string): boolean {
  const isChange = (words: string) => GROWTH.test(words) || DECLINE.test(words);
  if (PORTION.test(one) !== PORTION.test(other) && (isChange(one) || isChange(other))) return true;
  if (/同比/.test(one) && /环比/.test(other)) return true;
  return /环比/.test(one) && /同比/.test(other);
}

function overlap(
  one: ReadonlySet<number>,
  other: ReadonlySet<number>,
  counts: ReadonlyMap<number, number>,
): { shared: number; share: number } {
  let shared = 0;
  let mine = 0;
  let theirs = 0;
  for (const pair of one) {
    const weight = weightOf(pair, counts);
    mine += weight;
    if (other.has(pair)) shared += weight;
  }
  for (const pair of other) theirs += weightOf(pair, counts);
  return { shared, share: Math.min(1, shared / (Math.min(mine, theirs) || 1)) };
}

function sidesOf(text: string, { start, end, clause, sentence }: Quantity) {
  const left = text.slice(clause.start, start).replace(/(?:达到?了?|升?至|到|为|约|共有?|有|已|了|是|仅|\s)+$/, '');
  const right = text.slice(end, clause.end);
  return {
    left,
    right,
    near: text.slice(clause.start, start) + right.slice(0, 6),
    before: text.slice(sentence.start, start),
  };
}

function commonEnd(one: string, other: string): number {
  let length = 0;
  while (length < 8 && length < one.length && length < other.length && one.at(-1 - length) === other.at(-1 - length))
    length++;
  return length;
}

function commonStart(one: string, other: string): number {
  let length = 0;
  while (length < 8 && length < one.length && length < other.length && one[length] === other[length]) length++;
  return length;
}

const REACH = 12;
const LONGEST_PHRASE = 10;

/** The words within twelve characters of a figure, blanks and marks as breaks. */
const around = (text: string, { start, end, sentence }: Quantity): string =>
  `${text.slice(Math.max(sentence.start, start - REACH), start)}|${text.slice(end, Math.min(sentence.end, end + REACH))}`;

function longestCommonRun(one: string, other: string): number {
  let longest = 0;
  let row = new Uint8Array(other.length + 1);
  for (let i = 0; i < one.length; i++) {
    const next = new Uint8Array(other.length + 1);
    if (isHanCode(one.charCodeAt(i)))
      for (let j = 0; j < other.length; j++)
        if (one.charCodeAt(i) === other.charCodeAt(j)) {
          next[j + 1] = row[j]! + 1;
          longest = Math.max(longest, next[j + 1]!);
        }
    row = next;
  }
  return Math.min(longest, LONGEST_PHRASE);
}
