import type { Certainty } from '../engine/finding.ts';
import { type BoostedTrees, classifierOf } from './boosted-trees.ts';
import type { Condition } from './observation.ts';

/** What decides, learned by server/tools/train-decision.ts; features in the order of FEATURE_NAMES. */
export interface DecisionTrees {
  /** Whether the character was misread. */
  readonly wrong: BoostedTrees;
  /** Whether the first reading is what was printed. */
  readonly right: BoostedTrees;
}

/** Probabilities, 0–1; `right` is not asked for, and 0, where the character had better be left alone. */
export interface Decision {
  readonly wrong: number;
  readonly right: number;
}

/**
 * Least mean of the two probabilities of a sure finding, by the state of the page. On pages of ../shared/ocr-dev such findings are right 97
 * times in 100; in ../shared/news/dev there are 10 of them in a million characters, and of single slips put into it 63 in 100 are found
 * (the shipped trees have seen both).
 */
const SURE: Readonly<Record<Condition, number>> = { clean: 0.95, damaged: 0.72, ruined: 0.57 };
/** Least probabilities of being misread. */
const LIKELY = 0.5;
const POSSIBLE = 0.28;

/** Gives the decision on a place with these features. */
export function deciderOf(trees: DecisionTrees): (features: Float64Array) => Decision {
  const wrongOf = classifierOf(trees.wrong);
  const rightOf = classifierOf(trees.right);
  return (features) => {
    const wrong = wrongOf(features);
    return { wrong, right: wrong < POSSIBLE ? 0 : rightOf(features) };
  };
}

/** How sure a finding is; none when the character had better be left alone. */
export function certaintyOf({ wrong, right }: Decision, condition: Condition): Certainty | undefined {
  if ((wrong + right) / 2 >= SURE[condition]) return 'sure';
  if (wrong >= LIKELY) return 'likely';
  return wrong >= POSSIBLE ? 'possible' : undefined;
}
