import type { FigureKind } from './figure.ts';
import { midpoint } from './interval.ts';
import { slipOf } from './misprint.ts';
import type { Quantity } from './quantity.ts';
import type { Rivals } from './rivals.ts';

const KINDS: readonly FigureKind[] = ['amount', 'share', 'points', 'multiple', 'discount', 'label'];
const MOST_DOUBLINGS = 8;
const MOST_COMPANY = 8;
const MOST_LEAD = 6;
const MOST_BLOCKS = 12;

/** What the decision trees (data/conflict-trees.ts) judge two rivals by: the order is theirs, so a change needs new trees. */
export function featuresOf(rivals: Rivals): Float64Array {
  const { one, other, likeness, confirmedOne, confirmedOther, company, lead, agreeing } = rivals;
  const slip = slipOf(one, other);
  const doublings = Math.abs(Math.log2(midpoint(one.value) / midpoint(other.value)));
  return Float64Array.of(
    ...Object.values(likeness),
    Math.max(confirmedOne, confirmedOther),
    Math.min(confirmedOne, confirmedOther),
    Math.min(company, MOST_COMPANY),
    Math.min(rivals.lesserCompany, MOST_COMPANY),
    Math.max(-MOST_LEAD, Math.min(MOST_LEAD, lead)),
    agreeing,
    Number(rivals.isRestated),
    Number(rivals.isSum),
    Number(rivals.isDisplayPair),
    Number(one.isDisplay),
    Number(other.isDisplay),
    Math.min(MOST_BLOCKS, Math.abs(other.block - one.block)),
    Number.isFinite(doublings) ? Math.min(MOST_DOUBLINGS, doublings) : MOST_DOUBLINGS,
    slip.digits,
    Number(slip.isOneDigit),
    Number(slip.isShift),
    KINDS.indexOf(one.kind),
    hedges(one, other),
    Number(one.unit?.dimension === 'count'),
    Number(one.unit?.dimension === 'duration'),
  );
}

const hedges = (one: Quantity, other: Quantity): number => Number(!!one.hedge) + Number(!!other.hedge);
