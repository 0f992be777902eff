import { type Interval, tidy } from './interval.ts';
import type { Numeral } from './numeral.ts';

/** How a figure is softened: 约/左右 about, 余/多 over (within the last round step), 超/以上 at least, 近/不足 under, 以内 at most. */
export type Hedge = 'about' | 'over' | 'atLeast' | 'under' | 'atMost';

const BEFORE: readonly [Hedge, RegExp][] = [
  [
    'atLeast',
    /(?:超过|超出|超|逾|突破|不少于|不低于|不小于|至少|最少|多于|高于|大于|(?<![打冲突爆击侦])破|(?<![通经])过|(?<=[^\u4e00-\u9fff]|[致有成造仍已达时超])上(?=$))了?$/,
  ],
  ['atMost', /(?:不超过|不多于|不高于|不大于|至多|最多|上限为?)$/],
  ['under', /(?:将近|接近|逼近|不足|不到|不满|未满|未达|少于|低于|小于|(?<![最附邻靠远])近)$/],
  ['about', /(?:大约为?|大概|大致|约为|约合|约计|约有|约达|约占|约|估计|几乎|差不多)$/],
];

/** Between the number and its unit. */
const INSIDE = /(?:多|余|餘|来)(?!年来|自)|[+＋](?=\D|$)/y;
const AFTER: readonly [Hedge, RegExp][] = [
  ['atLeast', /(?:及以上|或以上|以上|之多|有余)/y],
  ['atMost', /(?:及以下|以下|以内|之内)/y],
  ['about', /(?:左右|上下|前后)/y],
  ['over', /(?<=[年月天日时周里米岁])[多余](?=[，。、；：）)”\s]|$)/y],
];

const MAXIMUM_LENGTH = 4;

/** The hedge that ends at `at`, and where it begins. */
export function hedgeBefore(text: string, at: number): { hedge: Hedge; start: number } | undefined {
  const before = text.slice(Math.max(0, at - MAXIMUM_LENGTH - 1), at);
  for (const [hedge, pattern] of BEFORE) {
    const match = pattern.exec(before);
    if (match) return { hedge, start: at - (before.length - match.index) };
  }
  return undefined;
}

/** 余, 多, 来 or + straight after the number. */
export function hedgeInside(text: string, at: number): { hedge: Hedge; end: number } | undefined {
  INSIDE.lastIndex = at;
  const written = INSIDE.exec(text)?.[0];
  return (written && { hedge: /[+＋]/.test(written) ? 'atLeast' : 'over', end: at + written.length }) || undefined;
}

/** 以上, 左右 and the like after the unit. */
export function hedgeAfter(text: string, at: number): { hedge: Hedge; end: number } | undefined {
  for (const [hedge, pattern] of AFTER) {
    pattern.lastIndex = at;
    const written = pattern.exec(text)?.[0];
    if (written) return { hedge, end: at + written.length };
  }
  return undefined;
}

/** 约 allows 5 % to either side; 近 reaches down one round step, at most 15 % of the value. */
const ABOUT_SHARE = 0.05;
const UNDER_SHARE = 0.15;

/** What a hedged number allows; `interval` is what it allows without the hedge. */
export function softened(
  { value, place, interval }: Pick<Numeral, 'value' | 'place' | 'interval'>,
  hedge: Hedge,
): Interval {
  const step = roundStep(value, place);
  if (hedge === 'atLeast') return { low: interval.low, high: Infinity };
  if (hedge === 'atMost') return { low: 0, high: interval.high };
  if (hedge === 'over')
    return { low: value, high: tidy(Math.max(interval.high, value + step - (step >= 10 ? 1 : step * 1e-6))) };
  if (hedge === 'under') return { low: tidy(Math.max(value - step, value * (1 - UNDER_SHARE))), high: value };
  return {
    low: tidy(Math.min(interval.low, value * (1 - ABOUT_SHARE))),
    high: tidy(Math.max(interval.high, value * (1 + ABOUT_SHARE))),
  };
}

/** The largest power of ten (times the written place) that divides the value: 100 of 8900, 1000 of 7.1万, 1 of 9833. */
export function roundStep(value: number, place: number): number {
  const steps = Math.round(value / place);
  let step = place;
  for (let rest = steps; rest > 0 && rest % 10 === 0; rest /= 10) step *= 10;
  return tidy(step);
}
