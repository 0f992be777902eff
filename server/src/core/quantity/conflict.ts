import { CONFLICT_TREES } from '../../data/conflict-trees.ts';
import type { Certainty } from '../engine/finding.ts';
import { classifierOf } from '../language/boosted-trees.ts';
import { oncePerPage } from '../page/memo.ts';
import type { Page } from '../page/page.ts';
import { featuresOf } from './conflict-features.ts';
import { midpoint } from './interval.ts';
import { haveSameDigits, slipOf } from './misprint.ts';
import type { Quantity } from './quantity.ts';
import { type Rivals, rivalsOf } from './rivals.ts';

/** Two figures taken to be about the same thing that cannot both be true. */
export interface Conflict {
  /** The figure to look at first: the one in display type, else the later. */
  readonly quantity: Quantity;
  readonly other: Quantity;
  readonly certainty: Certainty;
}

/** The conflicts of a page, each figure in at most one, the likeliest first served; in order of the text. */
export const conflictsOf: (page: Page) => readonly Conflict[] = oncePerPage(findConflicts);

/**
 * Least probabilities of a certainty, set on articles the trees have not seen: published articles that state a figure twice give one
 * sure conflict in a hundred articles and fifteen possible ones (docs/decisions/conflicting-numbers.md).
 */
const LEAST: readonly (readonly [Certainty, number])[] = [
  ['sure', 0.94],
  ['likely', 0.8],
  ['possible', 0.3],
];

/** That two rivals are about the same thing, 0–1. */
const probabilityOf = classifierOf(CONFLICT_TREES);

function findConflicts(page: Page): Conflict[] {
  const scored = rivalsOf(page)
    .filter(mayConflict)
    .map((rivals) => ({ rivals, probability: probabilityOf(featuresOf(rivals)) }))
    .sort((a, b) => b.probability - a.probability);
  const taken = new Set<Quantity>();
  const conflicts: Conflict[] = [];
  for (const { rivals, probability } of scored) {
    const certainty = LEAST.find(([, least]) => probability >= least)?.[0];
    if (!certainty) break;
    if (taken.has(rivals.one) || taken.has(rivals.other)) continue;
    taken.add(rivals.one).add(rivals.other);
    conflicts.push(conflictOf(rivals, certainty));
  }
  return conflicts.sort((a, b) => a.quantity.start - b.quantity.start);
}

/** Gaps under 1.5 % may be rounding that the text does not show: 5000 of 4980. */
const LEAST_GAP = 0.015;
/** Values further apart than this, digits not being the same, are of different things. */
const MOST_RATIO = 10;

/**
 * What is never the same thing: another measure, values too far apart, the items of two lists, a figure beside which the
 * headline's value is stated; in running text also a part, a rate per head, a plan, another time or place.
 */
export function mayConflict(rivals: Rivals): boolean {
  const { one, other, likeness, confirmedOne, confirmedOther, isDisplayPair } = rivals;
  if (isDisplayPair ? rivals.isRestated : areOfTwoLists(rivals)) return false;
  if (one.kind === 'label') return true;
  if (confirmedOne > 0 && !one.period.year && OTHER_YEAR.test(other.period.year ?? '')) return false;
  if (likeness.otherMeasure || likeness.outcome || (likeness.lists && !isDisplayPair)) return false;
  const isOpenCase = isDisplayPair && !confirmedOne && !confirmedOther;
  if (!isOpenCase && (likeness.part || likeness.each || likeness.plan)) return false;
  if (!isDisplayPair && (likeness.otherPeriod || likeness.otherOwner || one.unit?.text === '级')) return false;
  if (one.kind !== 'amount') return true;
  const [small, large] = [midpoint(one.value), midpoint(other.value)].sort((a, b) => a - b) as [number, number];
  if (large < 2 || small <= 0 || large - small <= LEAST_GAP * large) return false;
  return large / small <= MOST_RATIO || (haveSameDigits(one, other) && !shareLoneDigit(one, other));
}

/** What a later sentence says of another year is not what the article says twice of its own. */
const OTHER_YEAR = /^[去前上明]年$/;

/** 4位 and 四十余人 have their only digit in common by chance. */
function shareLoneDigit(one: Quantity, other: Quantity): boolean {
  const least = Math.min(one.nominal, other.nominal);
  return Number.isInteger(least) && least < 10 && slipOf(one, other).digits === 1;
}

const LEAST_LIST = 3;

/** 东区46辆、西区40辆、南区27辆 against 东区12辆、西区14辆、南区17辆: nothing agrees. */
const areOfTwoLists = ({ lesserCompany, agreeing }: Rivals): boolean => lesserCompany >= LEAST_LIST && agreeing === 0;

const conflictOf = ({ one, other }: Rivals, certainty: Certainty): Conflict =>
  one.isDisplay ? { quantity: one, other, certainty } : { quantity: other, other: one, certainty };
