import { oncePerPage } from '../page/memo.ts';
import type { Page } from '../page/page.ts';
import { midpoint } from './interval.ts';
import type { Likeness } from './likeness.ts';
import { haveSameDigits, slipEvidence } from './misprint.ts';
import type { Quantity } from './quantity.ts';
import { type Rivals, rivalsOf } from './rivals.ts';

/** Two figures taken to be about the same thing that cannot both be true. */
export interface Conflict {
  /** The figure to look at first: the one in display type, else the one nothing else bears out, else the later. */
  readonly quantity: Quantity;
  readonly other: Quantity;
  /** Log-odds that they are about the same thing, less the case's threshold: positive. */
  readonly margin: number;
}

/** The conflicts of a page, each figure in at most one, the likeliest first served; in order of the text. */
export const conflictsOf: (page: Page) => readonly Conflict[] = oncePerPage(findConflicts);

/**
 * Log-odds of "the same thing" by case: weights of a logistic regression over pairs of figures of 11,700 news articles, pairs of equal
 * value being the positive examples and pairs of different values the negative ones (docs/decisions/conflicting-numbers.md).
 */
interface Features extends Likeness {
  readonly one: 1;
  /** Comparable figures in the same sentence (0–5), lead over the next best partner (−4–4), doublings between the values (0–3.4). */
  readonly company: number;
  readonly lead: number;
  readonly distance: number;
  readonly share: number;
  readonly points: number;
  readonly isSum: number;
  readonly shares: number;
  /** Other figures bear out both. */
  readonly both: number;
  /** A headline and a paragraph further down than the second. */
  readonly far: number;
}

type Weights = Partial<Readonly<Record<keyof Features, number>>>;

interface Case {
  readonly weights: Weights;
  /** Log-odds from which a conflict is reported. */
  readonly threshold: number;
}

const CASES = {
  display: {
    threshold: 2.0,
    weights: {
      near: 0.3,
      clauseShare: 0.5,
      sentence: 0.2,
      sentenceShare: 0.5,
      frame: 0.2,
      sameLeft: 0.1,
      bothUnits: 1,
      otherOwner: -0.8,
      added: -0.3,
      one: -0.8,
      company: -0.4,
      share: 0.4,
      isSum: -2,
      shares: 0.4,
      lead: 0.2,
      distance: -0.3,
      far: -0.8,
      part: -2,
      each: -2,
      plan: -2,
    },
  },
  confirmedDisplay: {
    threshold: 2.0,
    weights: {
      near: 0.1,
      sentenceShare: 0.3,
      frame: 0.3,
      phrase: 0.2,
      sameLeft: 0.3,
      sameRight: 0.2,
      bothUnits: 0.9,
      otherOwner: -1,
      otherPeriod: -1,
      history: -0.7,
      added: -0.4,
      fallen: -0.3,
      yearly: -0.8,
      change: -0.4,
      trade: -0.2,
      one: -2.4,
      company: -0.4,
      share: -2.1,
      isSum: -2,
      shares: 0.8,
      lead: -0.1,
      distance: -0.3,
      both: -1.5,
    },
  },
  body: {
    threshold: 1.1,
    weights: {
      clauseShare: 0.3,
      sentence: 0.1,
      sentenceShare: -0.5,
      frame: 0.2,
      phrase: 0.1,
      sameRight: 0.2,
      bothUnits: 0.5,
      otherOwner: -2,
      otherPeriod: -2,
      running: -0.4,
      history: -0.3,
      added: -0.2,
      yearly: -0.5,
      one: -3.6,
      company: -0.3,
      share: -1.3,
      points: -0.8,
      isSum: -2,
      lead: 0.4,
      distance: -0.1,
    },
  },
  confirmedBody: {
    threshold: 2.7,
    weights: {
      near: 0.1,
      clauseShare: -0.4,
      sentence: 0.1,
      sentenceShare: 0.5,
      frame: -0.2,
      sameLeft: 0.4,
      sameRight: 0.3,
      bothUnits: 1.1,
      otherOwner: -2,
      otherPeriod: -2,
      running: -0.7,
      history: -0.9,
      added: -0.5,
      fallen: -0.7,
      yearly: -0.6,
      change: -0.2,
      trade: -0.4,
      one: -2.6,
      company: -0.3,
      share: -2.8,
      points: -1.3,
      isSum: -2,
      lead: -0.1,
      distance: -0.1,
    },
  },
} satisfies Readonly<Record<string, Case>>;

/** Gaps under 1.5 % may be rounding that the text does not show: 5000 of 4980. */
const LEAST_GAP = 0.015;

function findConflicts(page: Page): Conflict[] {
  const conflicts = rivalsOf(page)
    .filter((rivals) => isPossible(rivals))
    .map((rivals) => ({ rivals, margin: marginOf(rivals) }))
    .filter(({ margin }) => margin > 0)
    .sort((a, b) => b.margin - a.margin);
  const taken = new Set<Quantity>();
  const chosen: Conflict[] = [];
  for (const { rivals, margin } of conflicts) {
    if (taken.has(rivals.one) || taken.has(rivals.other)) continue;
    taken.add(rivals.one).add(rivals.other);
    chosen.push(conflictOf(rivals, margin));
  }
  return chosen.sort((a, b) => a.quantity.start - b.quantity.start);
}

/** Values further apart than this, digits not being the same, are of different things. */
const MOST_RATIO = 10;

/** What is never the same thing: another measure, values too far apart, the items of two lists; in running text also a part, a rate per head, a plan. */
function isPossible({ one, other, likeness, confirmed, isDisplayPair }: Rivals): boolean {
  if (likeness.otherMeasure || likeness.outcome || (likeness.lists && !isDisplayPair)) return false;
  const isOpenCase = isDisplayPair && confirmed === 0;
  if (!isOpenCase && (likeness.part || likeness.each || likeness.plan)) return false;
  if (!isDisplayPair && (confirmed === 2 || likeness.otherPeriod || likeness.otherOwner || one.unit?.text === '级'))
    return false;
  if (one.kind !== 'amount') return true;
  const [small, large] = [midpoint(one.value), midpoint(other.value)].sort((a, b) => a - b) as [number, number];
  if (large < 2 || small <= 0 || large - small <= LEAST_GAP * large) return false;
  return large / small <= MOST_RATIO || haveSameDigits(one, other);
}

function marginOf(rivals: Rivals): number {
  const { threshold, weights } = caseOf(rivals);
  const features = featuresOf(rivals);
  let logOdds = slipEvidence(rivals.one, rivals.other);
  for (const name of Object.keys(weights) as (keyof Features)[]) logOdds += (weights[name] ?? 0) * features[name];
  return logOdds - threshold;
}

const MOST_DOUBLINGS = 2;

function featuresOf({ one, other, likeness, company, lead, isSum, isDisplayPair, confirmed }: Rivals): Features {
  const doublings = Math.abs(Math.log2(midpoint(one.value) / midpoint(other.value)));
  return {
    ...likeness,
    one: 1,
    company: Math.min(company, 6) - 1,
    lead: Math.max(-4, Math.min(4, lead)),
    distance: haveSameDigits(one, other) ? 0 : Math.min(doublings, MOST_DOUBLINGS),
    share: Number(one.kind === 'share'),
    points: Number(one.kind === 'points'),
    isSum: Number(isSum),
    shares: likeness.clauseShare * likeness.sentenceShare,
    both: Number(confirmed === 2),
    far: Number(isDisplayPair && other.block - one.block > 2),
  };
}

function caseOf({ isDisplayPair, confirmed }: Rivals): Case {
  if (isDisplayPair) return confirmed ? CASES.confirmedDisplay : CASES.display;
  return confirmed ? CASES.confirmedBody : CASES.body;
}

function conflictOf({ one, other }: Rivals, margin: number): Conflict {
  return one.isDisplay ? { quantity: one, other, margin } : { quantity: other, other: one, margin };
}
