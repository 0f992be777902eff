import type { Certainty } from '../engine/finding.ts';
import { type BoostedTrees, classifierOf } from './boosted-trees.ts';
import type { Condition } from './observation.ts';

/** What decides, learned by server/tools/train-decision.ts; features in the order of FEATURE_NAMES. */
export interface DecisionTrees {
  /** Whether the character was misread. */
  readonly wrong: BoostedTrees;
  /** Whether the first reading is what was printed. */
  readonly right: BoostedTrees;
  /** Set where sure findings are as right as they should be on articles that the trees have not seen. */
  readonly leastSure: LeastSure;
}

/** Probabilities, 0–1; `right` is not asked for, and 0, where the character had better be left alone. */
export interface Decision {
  readonly wrong: number;
  readonly right: number;
}

/** Least mean of the two probabilities of a sure finding, by the state of the page. */
export type LeastSure = Readonly<Record<Condition, number>>;

/** Least probabilities of being misread. */
const LIKELY = 0.5;
const POSSIBLE = 0.28;

/** Gives the decision on a place with these features; what else is known adds to the log-odds. */
export type Decider = (features: Float64Array, added?: number) => Decision;

export function deciderOf(trees: Pick<DecisionTrees, 'wrong' | 'right'>): Decider {
  const wrongOf = classifierOf(trees.wrong);
  const rightOf = classifierOf(trees.right);
  return (features, added = 0) => {
    const wrong = shifted(wrongOf(features), added);
    return { wrong, right: wrong < POSSIBLE ? 0 : shifted(rightOf(features), added) };
  };
}

const shifted = (probability: number, added: number): number =>
  added === 0 ? probability : probability / (probability + (1 - probability) * Math.exp(-added));

/** How sure a finding is; none when the character had better be left alone. */
export function certaintyOf(
  { wrong, right }: Decision,
  condition: Condition,
  leastSure: LeastSure,
): Certainty | undefined {
  if ((wrong + right) / 2 >= leastSure[condition]) return 'sure';
  if (wrong >= LIKELY) return 'likely';
  return wrong >= POSSIBLE ? 'possible' : undefined;
}

/** A reading is offered only when it is likelier than the character that stands there. */
export const isReadingOffered = ({ wrong, right }: Decision): boolean => right >= 1 - wrong;
