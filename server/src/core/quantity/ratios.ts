import type { Page } from '../page/page.ts';
import { type Interval, isDisjoint, midpoint, tidy } from './interval.ts';
import { haveSameKind, type Quantity } from './quantity.ts';
import { type SentenceFigures, sentencesWithFigures, wordsBetween } from './sentence-figures.ts';

/** A stated share, growth or multiple that its own two values do not bear out. */
export interface WrongRatio {
  readonly stated: Quantity;
  readonly first: Quantity;
  readonly second: Quantity;
  /** What the two values give, in the stated figure's terms (0.4 of 40%). */
  readonly actual: Interval;
  readonly kind: 'share' | 'growth' | 'decline' | 'multiple' | 'points' | 'difference';
  /** The values may have been rounded so that it is right; as they are printed it is far off. */
  readonly isRoundingPossible?: true;
}

export function* wrongRatiosOf(page: Page): Generator<WrongRatio> {
  for (const sentence of sentencesWithFigures(page)) {
    if (sentence.quantities.length + sentence.before.length < 3) continue;
    for (let at = 0; at < sentence.quantities.length; at++) {
      const stated = sentence.quantities[at]!;
      if (stated.kind === 'discount' || stated.isRange) continue;
      const wrong = wrongShare(page.text, sentence, at) ?? wrongChange(page.text, sentence.quantities, at);
      if (wrong) yield wrong;
    }
  }
}

const SHARE_WORDS =
  /^[，、（(；]?(?:约|仅|只)?占(?:比|到|了|全部|全体|[^，。；\d]{0,4}总(?:数|人数|人口|户数|面积|量)|总额|计划|其中|参[会赛加][^，。]{0,3})*(?:的|比重|比例)*(?:为|达到?|约|近|超过?|高达|了)*$/;
/** 占代表总数的: of the figure that counts 代表. */
const NAMED_TOTAL = /占([\u4e00-\u9fff]{2,4})总/;
const RATE = /([\u4e00-\u9fff]{2})率(?:为|达到?|约|近|超过?|高达)*$/;

/** 共1200人，其中女性480人，占45%; 参加考试200人，合格180人，合格率95%. */
function wrongShare(text: string, { quantities, before }: SentenceFigures, at: number): WrongRatio | undefined {
  const stated = quantities[at]!;
  if (stated.kind !== 'share') return undefined;
  const all = [...before, ...quantities.slice(0, at)];
  const part = all.at(-1);
  if (part?.kind !== 'amount') return undefined;
  const between = wordsBetween(text, part.end, stated.number.start);
  const rate = RATE.exec(between)?.[1];
  const isRate =
    rate !== undefined &&
    /^[^，]{0,6}[，、（(]/.test(between) &&
    between.length <= 12 &&
    wordsBetween(text, part.clause.start, part.clause.end).includes(rate);
  const shape = between.replace(/^[^，、（(；。占率]{0,8}(?=[，、（(；])/, '');
  if (!isRate && !SHARE_WORDS.test(shape)) return wrongShareOf(text, quantities, at);
  const named = NAMED_TOTAL.exec(between)?.[1];
  const wholes = all
    .slice(0, -1)
    .filter(
      (whole) =>
        haveSameKind(whole, part) &&
        (!named || wordsBetween(text, whole.clause.start, whole.clause.end).includes(named)) &&
        whole.value.high >= part.value.low &&
        !NOT_A_WHOLE.test(wordsBetween(text, whole.clause.start, whole.start)),
    );
  const candidates = wholes.slice(-2);
  if (candidates.length === 0) return undefined;
  const rounded = candidates.find((whole) => isBorneOut(stated, quotient(part, whole)));
  if (rounded) return wholes.length === 1 ? farOff(stated, part, rounded, 'share') : undefined;
  if (wholes.some((whole) => isBorneOut(stated, quotient(part, whole)))) return undefined;
  const whole = candidates.at(-1)!;
  return { stated, first: part, second: whole, actual: quotient(part, whole), kind: 'share' };
}

const NOT_A_WHOLE = /每|均|[比较][^，]{0,8}$|增[加长]了?$|减少了?$/;

/** 完成投资90亿元，占年度计划120亿元的80%. */
function wrongShareOf(text: string, quantities: readonly Quantity[], at: number): WrongRatio | undefined {
  const [part, whole, stated] = [quantities[at - 2], quantities[at - 1], quantities[at]!];
  if (!part || !whole || !haveSameKind(part, whole) || part.kind !== 'amount') return undefined;
  if (!/^的$/.test(wordsBetween(text, whole.end, stated.number.start))) return undefined;
  if (!/^[^，。；]{0,6}[，、]?(?:占|完成|达到?|相当于)[^，。；]{0,12}$/.test(wordsBetween(text, part.end, whole.start)))
    return undefined;
  const actual = quotient(part, whole);
  if (isBorneOut(stated, actual)) return farOff(stated, part, whole, 'share');
  return { stated, first: part, second: whole, actual, kind: 'share' };
}

const RISE = '增加|增长|提高|提升|上升|扩大|攀升|跃升|上涨|涨|升|增';
const FALL = '下降|减少|降低|下跌|下滑|回落|缩减|压缩|缩短|减|降|跌';
const FROM_TO = new RegExp(
  `^(?:[^，。；]{0,6})(?:(${RISE})|(${FALL})|发展|变)[^，。；\\d]{0,3}(?:到了?|至|为|成)[^，。；]{0,3}$`,
);
const THEN = new RegExp(
  `^[^，。；]{0,6}[，、（(；]?(?:同比|环比|累计|总共|大幅|净|整整|足足|相比|期间|共|又|已|再|[比较][^，。；]{0,6}|[一二三四五六七八九十]年[来间]?)*(?:(${RISE})|(${FALL})|增幅|涨幅|降幅|升幅)(?:幅度?|率)?(?:了|为|达到?|约|近|超过?|逾|高达|整整)*$`,
);
const IS_TIMES = /^[^，。；]{0,6}[，、]?(?:约)?是(?:[^，。；]{0,8})的$/;
const AGAINST = /^(?:[^，。；]{0,6})[，、]?(?:同)?[比较与](?:[^，。；\d]{0,12}?)(?:的|为|是)?$/;
const INCREMENT = new RegExp(`^[^，。；]{0,6}[，、]?(?:同)?[比较][^，。；\\d]{0,10}(?:(${RISE}|多)|(${FALL}|少))了?$`);
const LAST_YEAR = /(?:去年|上年|上月|原来|此前)[^，]{0,10}$/;
const THIS_YEAR = /^[，、；](?:今年|本年|本月|如今|现在)[^，。；、]{0,10}$/;
const THIS_YEAR_BEFORE = /(?:今年|本年|本月)[^，]{0,14}$/;
const LAST_YEAR_AFTER = /^[，、；（(](?:去年|上年|上月)[^，。；、]{0,8}$/;
const YEARLY = /年均|平均|每年|复合/;

/** 由80人增至120人，增长40%; 今年120亿元，比去年的100亿元增长25%. */
function wrongChange(text: string, quantities: readonly Quantity[], at: number): WrongRatio | undefined {
  const [one, two, stated] = [quantities[at - 2], quantities[at - 1], quantities[at]!];
  if (!one || !two || !haveSameKind(one, two) || one.isRange || two.isRange) return undefined;
  const lead = wordsBetween(text, one.clause.start, one.start);
  const middle = wordsBetween(text, one.end, two.start);
  const tail = wordsBetween(text, two.end, stated.number.start);
  if (
    /[从由自][^，。]{0,14}$/.test(lead) &&
    (FROM_TO.test(middle) || /^[^，。；]{0,4}(?:到|至)[^，。；]{0,10}$/.test(middle))
  )
    return judge(text, stated, one, two, tail);
  const increment = INCREMENT.exec(middle);
  if (increment) return wrongIncrement(stated, one, two, increment[2] !== undefined, tail);
  if (LAST_YEAR.test(lead) && THIS_YEAR.test(middle)) return judge(text, stated, one, two, tail);
  if (LAST_YEAR_AFTER.test(middle) && (THIS_YEAR_BEFORE.test(lead) || /同期/.test(middle)))
    return judge(text, stated, two, one, tail);
  if (AGAINST.test(middle) && !/[从由][^，]{0,14}$/.test(lead)) return judge(text, stated, two, one, tail);
  return undefined;
}

/** 1073人，比去年增加223人，增长26%: the change against the value before it. */
function wrongIncrement(
  stated: Quantity,
  now: Quantity,
  change: Quantity,
  falls: boolean,
  tail: string,
): WrongRatio | undefined {
  if (stated.kind !== 'share' || now.kind !== 'amount' || !THEN.test(tail) || YEARLY.test(tail)) return undefined;
  const sign = falls ? 1 : -1;
  const [low, high] = [now.value.low + sign * change.value.low, now.value.high + sign * change.value.high];
  if (Math.min(low, high) <= 0) return undefined;
  const actual = {
    low: tidy(change.value.low / Math.max(low, high)),
    high: tidy(change.value.high / Math.min(low, high)),
  };
  return isBorneOut(stated, actual)
    ? undefined
    : { stated, first: now, second: change, actual, kind: falls ? 'decline' : 'growth' };
}

/** From here on 增长N倍 and “N times as much” are not kept apart in print. */
const LOOSE_MULTIPLE = 10;

/** Compares the stated change with that from `old` to `now`; `tail` are the words right before the stated figure. */
function judge(text: string, stated: Quantity, old: Quantity, now: Quantity, tail: string): WrongRatio | undefined {
  if (midpoint(old.value) <= 0 || midpoint(now.value) <= 0 || YEARLY.test(tail)) return undefined;
  if (stated.kind === 'amount') return wrongDifference(stated, old, now, tail);
  if (stated.kind === 'multiple' && IS_TIMES.test(tail)) return compare(stated, old, now, ratio(now, old), 'multiple');
  const direction = THEN.exec(tail);
  if (!direction) return undefined;
  const falls = direction[2] !== undefined || /降幅/.test(tail);
  if (stated.kind === 'points') return old.kind === 'share' ? wrongPoints(stated, old, now, falls) : undefined;
  if (old.kind !== 'amount' && stated.kind === 'share') return undefined;
  if (stated.kind === 'multiple' && /番/.test(text.slice(stated.start, stated.end)))
    return compare(stated, old, now, ratio(now, old), 'multiple');
  if (stated.kind === 'multiple' && stated.nominal >= LOOSE_MULTIPLE && isBorneOut(stated, ratio(now, old)))
    return undefined;
  const change = falls ? shift(negate(ratio(now, old)), 1) : shift(ratio(now, old), -1);
  return compare(stated, old, now, change, stated.kind === 'multiple' ? 'multiple' : falls ? 'decline' : 'growth');
}

const compare = (
  stated: Quantity,
  first: Quantity,
  second: Quantity,
  actual: Interval,
  kind: WrongRatio['kind'],
): WrongRatio | undefined =>
  isBorneOut(stated, actual) ? farOff(stated, second, first, kind) : { stated, first, second, actual, kind };

/** A gap, of one, that rounding of figures with one or two digits hardly explains. */
const FAR = 0.08;

/** The ratio of the values as printed, where it is far from the stated one: 2万亩 of 5万亩 are 40%, hardly 50%. */
function farOff(stated: Quantity, above: Quantity, below: Quantity, kind: WrongRatio['kind']): WrongRatio | undefined {
  if (
    kind === 'points' ||
    kind === 'difference' ||
    [stated, above, below].some(({ hedge, isRange }) => hedge || isRange)
  )
    return undefined;
  if (stated.form !== 'percent') return undefined;
  const quotient = midpoint(above.value) / midpoint(below.value);
  const printed = tidy(kind === 'growth' ? quotient - 1 : kind === 'decline' ? 1 - quotient : quotient);
  if (Math.abs(printed - stated.nominal) < FAR) return undefined;
  const actual = { low: printed, high: printed };
  return { stated, first: below, second: above, actual, kind, isRoundingPossible: true };
}

const quotient = (part: Quantity, whole: Quantity): Interval => ratio(part, whole);

function ratio(a: Quantity, b: Quantity): Interval {
  return { low: tidy(a.value.low / b.value.high), high: tidy(b.value.low > 0 ? a.value.high / b.value.low : Infinity) };
}

const negate = ({ low, high }: Interval): Interval => ({ low: -high, high: -low });
const shift = ({ low, high }: Interval, by: number): Interval => ({ low: tidy(low + by), high: tidy(high + by) });

/** 由12人增加到20人，增加9人. */
function wrongDifference(stated: Quantity, old: Quantity, now: Quantity, tail: string): WrongRatio | undefined {
  const direction = THEN.exec(tail);
  if (!direction || !haveSameKind(stated, old)) return undefined;
  const [less, more] = direction[2] === undefined ? [old, now] : [now, old];
  const actual = { low: tidy(more.value.low - less.value.high), high: tidy(more.value.high - less.value.low) };
  return compare(stated, old, now, actual, 'difference');
}

/** Points between two printed percentages: one unit of the last decimal is rounding, a whole point is not. */
function wrongPoints(stated: Quantity, old: Quantity, now: Quantity, falls: boolean): WrongRatio | undefined {
  const difference = tidy((midpoint(now.value) - midpoint(old.value)) * (falls ? -100 : 100));
  const actual = { low: Number(difference.toFixed(3)), high: Number(difference.toFixed(3)) };
  const gap = Math.abs(midpoint(stated.value) - difference);
  const place = stated.value.high - stated.value.low;
  const isWrong = !stated.hedge && !stated.isRange && gap > (place < 0.9 ? 1.5 * place : 0.9);
  return isWrong ? { stated, first: old, second: now, actual, kind: 'points' } : undefined;
}

/** 一倍 is 0.7 to 1.3 times. */
const TIMES_LEAVE = 0.3;

/** What a share of rounded values may be off. */
const ROUND_LEAVE = 0.03;

/** Half a place of leave beyond the rounding of a percentage: newspapers also cut off. */
function isBorneOut(stated: Quantity, actual: Interval): boolean {
  if (
    stated.kind === 'multiple' &&
    !stated.hedge &&
    Number.isInteger(stated.nominal) &&
    stated.nominal < LOOSE_MULTIPLE
  )
    return !isDisjoint({ low: stated.nominal - TIMES_LEAVE, high: stated.nominal + TIMES_LEAVE }, actual);
  const { low, high } = stated.value;
  const leave =
    stated.kind === 'share' && Number.isFinite(high)
      ? Math.max((high - low) / 2, ROUND_LEAVE * low * Number(actual.high > actual.low * 1.002))
      : 0;
  return !isDisjoint({ low: low - leave, high: high + leave }, actual);
}
