import type { Certainty } from '../engine/finding.ts';
import { type BoostedTrees, classifierOf } from './boosted-trees.ts';

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

/** Least probabilities of a certainty, set on cross-validated readings of ../shared/ocr-dev: sure is right 19 times in 20. */
const SURE = { wrong: 0.77, right: 0.15 };
const LIKELY = 0.5;
const POSSIBLE = 0.24;

/** Gives the decision on a place with these features. */
export function deciderOf(trees: DecisionTrees): (features: Float64Array) => Decision {
  const wrongOf = classifierOf(trees.wrong);
  const rightOf = classifierOf(trees.right);
  return (features) => {
    const wrong = wrongOf(features);
    return { wrong, right: wrong < POSSIBLE ? 0 : rightOf(features) };
  };
}

/**
 * How sure a finding is; none when the character had better be left alone. Without backing, by a misreading ever measured or by a page
 * misread all over, an unusual word is as likely as a misread one, and nothing is sure.
 */
export function certaintyOf({ wrong, right }: Decision, isBacked: boolean): Certainty | undefined {
  if (isBacked && wrong >= SURE.wrong && right >= SURE.right) return 'sure';
  if (wrong >= LIKELY) return 'likely';
  return wrong >= POSSIBLE ? 'possible' : undefined;
}
