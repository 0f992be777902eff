import { isHanCode } from '../text/character.ts';
import type { Described } from './described.ts';
import { compareOwners } from './owner.ts';
import { differ } from './period.ts';
import { overlap } from './wording.ts';

/** What the words say for and against two figures of one article being about the same thing; each feature is 0–1 or a small count. */
export interface Likeness {
  /** Shared rare pairs within eight characters (sum of weights, at most 6), and their share of the poorer side. */
  readonly near: number;
  readonly nearShare: number;
  readonly clause: number;
  readonly clauseShare: number;
  readonly sentence: number;
  readonly sentenceShare: number;
  /** Length of the common end of the words before and of the common beginning of the words after, each at most 8. */
  readonly sameLeft: number;
  readonly sameRight: number;
  /** Length of the longest run of Han characters that both have near the figure (at most 10). */
  readonly phrase: number;
  /** Length of the common end of what is counted, and whether that is all of it. */
  readonly sameCounted: number;
  readonly allCounted: number;
  readonly bothUnits: number;
  readonly otherOwner: number;
  readonly sameOwner: number;
  readonly otherPeriod: number;
  /** Ordinals or other numbers near the one and not the other: 第三批, 7月份. */
  readonly otherOrdinal: number;
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

export function likenessOf(one: Described, other: Described): Likeness {
  const near = overlap(one.near, other.near);
  const clause = overlap(one.clause, other.clause);
  const sentence = overlap(one.sentence, other.sentence);
  const { quantity: a } = one;
  const { quantity: b } = other;
  const owners = compareOwners(a.owners, b.owners);
  const counted = commonEnd(a.counted, b.counted);
  const mine = traitsOf(one);
  const theirs = traitsOf(other);
  const differsBy = (trait: Exclude<keyof Traits, 'ordinals'>) => Number(mine[trait] !== theirs[trait]);
  return {
    near: Math.min(near.shared, 6),
    nearShare: near.share,
    clause: Math.min(clause.shared, 8),
    clauseShare: clause.share,
    sentence: Math.min(sentence.shared, 12),
    sentenceShare: sentence.share,
    sameLeft: commonEnd(one.left, other.left),
    sameRight: commonStart(one.right, other.right),
    phrase: longestCommonRun(one.around, other.around),
    sameCounted: counted,
    allCounted: Number(counted > 0 && a.counted === b.counted),
    bothUnits: Number(!!a.unit === !!b.unit),
    otherOwner: Number(owners < 0),
    sameOwner: Number(owners > 0),
    otherPeriod: Number(differ(a.period, b.period)),
    otherOrdinal: Number(mine.ordinals !== theirs.ordinals),
    part: differsBy('isPart'),
    each: differsBy('isEach'),
    plan: differsBy('isPlan'),
    outcome: Number((mine.isPlan && theirs.isDone) || (theirs.isPlan && mine.isDone)),
    running: differsBy('isRunning'),
    history: differsBy('isHistory'),
    lists: Number(mine.endsList && theirs.endsList),
    otherMeasure: Number(measuresDiffer(mine, theirs)),
    added: differsBy('isAdded'),
    fallen: differsBy('isFallen'),
    yearly: differsBy('isYearly'),
    monthly: differsBy('isMonthly'),
    change: differsBy('isChange'),
    trade: Number(mine.isExport !== theirs.isExport || mine.isImport !== theirs.isImport),
  };
}

/** What the words round a figure say by themselves. */
interface Traits {
  readonly ordinals: string;
  readonly isPart: boolean;
  readonly isEach: boolean;
  readonly isPlan: boolean;
  readonly isDone: boolean;
  readonly isRunning: boolean;
  readonly isHistory: boolean;
  readonly endsList: boolean;
  readonly isAdded: boolean;
  readonly isFallen: boolean;
  readonly isYearly: boolean;
  readonly isMonthly: boolean;
  readonly isChange: boolean;
  readonly isExport: boolean;
  readonly isImport: boolean;
  readonly isPortion: boolean;
  readonly isGrowth: boolean;
  /** 环比, against the period before. */
  readonly isSequential: boolean;
}

/** A figure is compared with many: its words are looked at once. */
const known = new WeakMap<Described, Traits>();

function traitsOf(described: Described): Traits {
  const traits = known.get(described) ?? lookAt(described);
  known.set(described, traits);
  return traits;
}

const lookAt = ({ phrase, before, left }: Described): Traits => ({
  ordinals: ordinalsIn(phrase),
  isPart: before.includes('其中'),
  isEach: EACH.test(phrase),
  isPlan: PLAN.test(phrase),
  isDone: DONE.test(phrase),
  isRunning: RUNNING.test(phrase),
  isHistory: HISTORY.test(before),
  endsList: LIST_END.test(left),
  isAdded: ADDED.test(phrase),
  isFallen: FALLEN.test(phrase),
  isYearly: phrase.includes('同比'),
  isMonthly: MONTHLY.test(phrase),
  isChange: CHANGE.test(phrase),
  isExport: phrase.includes('出口'),
  isImport: IMPORT.test(phrase),
  isPortion: PORTION.test(phrase),
  isGrowth: GROWTH.test(phrase) || DECLINE.test(phrase),
  isSequential: phrase.includes('环比'),
});

const EACH = /每(?!年[^人户家]|届|次)|[人户日月场亩户单]均|平均/;
const RUNNING = /累计|总计|共计|总|合计/;
const ADDED = /新增|增加|增长|增至|提高|上升|上涨|扩大|多/;
const FALLEN = /减少|下降|降低|下跌|回落|缩小/;
const MONTHLY = /环比|比上月|较上月/;
const CHANGE = /[从由至]|恢复/;
const IMPORT = /进口(?!总|额总)/;
const LIST_END = /(?:等|其他|其余|另外?)$/;
const PLAN = /预计|计划|规划|目标|力争|拟|预期|预测/;
const DONE = /已|完成了|实际|截至/;
const HISTORY = /至今|迄今|历年|以来|截至|[一二三四五六七八九十\d]批|[共已]有/;
const PORTION = /占|比重|比例|份额/;
const GROWTH = /增|上升|提高|上涨|扩大|回升|涨/;
const DECLINE = /下降|减少|降低|下跌|下滑|回落|缩小|跌|降/;
const ORDINAL =
  /第[\d一二三四五六七八九十百]+|[\d一二三四五六七八九十]+(?=[年月日号批期届次轮季级等])|[今去前明上]年|[首初一二三四]季/g;

const ordinalsIn = (words: string): string => [...words.matchAll(ORDINAL)].map(([written]) => written).join(' ');

function measuresDiffer(one: Traits, other: Traits): boolean {
  if (one.isPortion !== other.isPortion && (one.isGrowth || other.isGrowth)) return true;
  return (one.isYearly && other.isSequential) || (one.isSequential && other.isYearly);
}

const LONGEST_SIDE = 8;

function commonEnd(one: string, other: string): number {
  const most = Math.min(LONGEST_SIDE, one.length, other.length);
  let length = 0;
  while (length < most && one.charCodeAt(one.length - 1 - length) === other.charCodeAt(other.length - 1 - length))
    length++;
  return length;
}

function commonStart(one: string, other: string): number {
  const most = Math.min(LONGEST_SIDE, one.length, other.length);
  let length = 0;
  while (length < most && one.charCodeAt(length) === other.charCodeAt(length)) length++;
  return length;
}

const LONGEST_PHRASE = 10;

function longestCommonRun(one: string, other: string): number {
  let longest = 0;
  for (let i = 0; i < one.length && longest < LONGEST_PHRASE; i++)
    for (let j = 0; j < other.length; j++) {
      if (one.charCodeAt(i) !== other.charCodeAt(j)) continue;
      let length = 0;
      while (isHanCode(one.charCodeAt(i + length)) && one.charCodeAt(i + length) === other.charCodeAt(j + length))
        length++;
      longest = Math.max(longest, length);
    }
  return Math.min(longest, LONGEST_PHRASE);
}
