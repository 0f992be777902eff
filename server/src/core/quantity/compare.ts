import type { LocatedFact } from '../engine/rule.ts';
import type { CalendarDate } from '../page/page.ts';
import { isHanCode } from '../text/character.ts';
import { intervalOf, type QuantityFact } from './facts.ts';
import { isDisjoint, midpoint } from './interval.ts';
import { areOtherPlaces, compareOwners } from './owner.ts';
import { differ } from './period.ts';

export type Located = LocatedFact<QuantityFact>;

/** Two facts of different files about the same thing that cannot both be true of one day. */
export interface CrossConflict {
  readonly one: Located;
  readonly other: Located;
  /** Whether the articles are known to be of one day; else the figure may have grown in between. */
  readonly isSameDay: boolean;
}

/** How many different statements of one thing are kept for comparison: bounds time and memory in a large group. */
const MOST_STATEMENTS = 64;

/**
 * The conflicts among facts of one key, each fact in at most one. A fact is held against the statements before it; equal ones
 * are kept once. Linear in the facts, memory bounded by MOST_STATEMENTS besides the group itself.
 */
export function* conflictsAmong(facts: readonly Located[]): Generator<CrossConflict> {
  const statements = new Map<string, Located[]>();
  const taken = new Set<Located>();
  for (const fact of facts) {
    const key = fact.fact.counted.slice(-4);
    const known = statements.get(key) ?? [];
    const rival = known.find((earlier) => !taken.has(earlier) && areRivals(earlier, fact));
    if (rival) {
      taken.add(rival).add(fact);
      yield { one: rival, other: fact, isSameDay: areSameDay(rival.fact.date, fact.fact.date) };
    }
    if (
      known.length < MOST_STATEMENTS &&
      !known.some((earlier) => earlier.path === fact.path && isSameStatement(earlier, fact))
    )
      known.push(fact);
    statements.set(key, known);
  }
}

/** A fact of another file about the same thing. */
export interface Statement {
  readonly located: Located;
  /** Whether the two cannot both be true. */
  readonly isRival: boolean;
}

/** Those among `facts`, of the key of `own`, that say in other files what `own` says, in agreement or not. */
export function statementsLike(own: Located, facts: readonly Located[]): Statement[] {
  return facts.flatMap((located) => {
    const isRival = areRivals(own, located);
    return isRival || agree(own, located) ? [{ located, isRival }] : [];
  });
}

const agree = (one: Located, other: Located): boolean =>
  one.path !== other.path &&
  !isDisjoint(intervalOf(one.fact), intervalOf(other.fact)) &&
  isSameThing(one.fact, other.fact) &&
  isLikeWorded(one.fact.words, other.fact.words, LEAST_LIKENESS.unknown);

const isSameStatement = ({ fact: a }: Located, { fact: b }: Located): boolean =>
  a.low === b.low && a.high === b.high && a.counted === b.counted && a.owners.join() === b.owners.join();

const LEAST_GAP = 0.015;
const MOST_RATIO = 10;
/** Shared pairs of Han characters, as a share of the poorer side: what articles of one day, of unknown days and of two days need. */
const LEAST_LIKENESS = { sameDay: 0.34, unknown: 0.4, otherDay: 0.5 };

function areRivals(one: Located, other: Located): boolean {
  const { fact: a } = one;
  const { fact: b } = other;
  if (one.path === other.path || !isDisjoint(intervalOf(a), intervalOf(b))) return false;
  const [small, large] = [midpoint(intervalOf(a)), midpoint(intervalOf(b))].sort((x, y) => x - y) as [number, number];
  if (large - small <= LEAST_GAP * large || small <= 0 || large / small > MOST_RATIO) return false;
  const areOtherDays = isDated(a.date) && isDated(b.date) && !areSameDay(a.date, b.date);
  if (areOtherDays && isDatedPeriod(a.period) !== isDatedPeriod(b.period)) return false;
  return (
    isSameThing(a, b) &&
    isLikeWorded(
      a.words,
      b.words,
      LEAST_LIKENESS[areOtherDays ? 'otherDay' : areSameDay(a.date, b.date) ? 'sameDay' : 'unknown'],
    )
  );
}

const isSameThing = (a: QuantityFact, b: QuantityFact): boolean =>
  haveSameEnd(a.counted, b.counted) && a.aspect === b.aspect && !differ(a.period, b.period) && haveSamePlace(a, b);

/** 社区警务团队 and 已建警务团队: four last characters in common, or all of a shorter name. */
function haveSameEnd(a: string, b: string): boolean {
  const length = Math.min(SPECIFIC_NAME, a.length, b.length);
  return a.slice(-length) === b.slice(-length);
}

/** A shorter name (游客) is one of many in an article: only figures of one year are compared. */
const LEAST_NAME = 3;
/** From this length on what is counted is told apart by its name alone. */
const SPECIFIC_NAME = 4;

/** No two owners that exclude each other, and something that ties the two: an owner, the article's place or a name that is no everyday word. */
function haveSamePlace(a: QuantityFact, b: QuantityFact): boolean {
  const owners = compareOwners(a.owners, b.owners);
  if (owners < 0 || (owners === 0 && areOtherPlaces(a.place, b.place))) return false;
  const shorter = Math.min(a.counted.length, b.counted.length);
  if (shorter < LEAST_NAME) return owners > 0 && a.period.year !== undefined && a.period.year === b.period.year;
  if (owners > 0 || (a.place === b.place && a.place !== '')) return true;
  const isOwned = a.owners.length + b.owners.length + a.place.length + b.place.length > 0;
  return shorter >= SPECIFIC_NAME && (isOwned || a.aspect === '');
}

const isDated = ({ month, day }: CalendarDate): boolean => month !== undefined && day !== undefined;

const isDatedPeriod = ({ year, months }: QuantityFact['period']): boolean => year !== undefined || months !== undefined;

/** Whether so large a share of the pairs of Han characters around the one stands around the other. */
function isLikeWorded(one: string, other: string, least: number): boolean {
  const a = pairsOf(one);
  const b = pairsOf(other);
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared++;
  return shared >= 3 && shared / Math.min(a.size, b.size) >= least;
}

function pairsOf(words: string): Set<string> {
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < words.length; at++)
    if (isHanCode(words.charCodeAt(at)) && isHanCode(words.charCodeAt(at + 1))) pairs.add(words.slice(at, at + 2));
  return pairs;
}

/** Dates that do not exclude each other count as one day only where both print month and day. */
const areSameDay = (a: CalendarDate, b: CalendarDate): boolean =>
  a.month !== undefined &&
  a.day !== undefined &&
  a.month === b.month &&
  a.day === b.day &&
  (a.year ?? b.year) === (b.year ?? a.year);

/** 2024年5月30日, 5月30日, 日期不详. */
export function dateInWords({ year, month, day }: CalendarDate): string {
  const words = [year && `${year}年`, month && `${month}月`, day && `${day}日`].filter(Boolean).join('');
  return words || '日期不详';
}
