/** Splits and leaves of a tree of depth 4. */
export const SPLITS = 15;
export const LEAVES = 16;

/** A complete binary tree: split i sends a case to 2i + 1 when its feature is at most the threshold, else to 2i + 2. */
export interface Tree {
  readonly features: readonly number[];
  readonly thresholds: readonly number[];
  readonly leaves: readonly number[];
}

/** Boosted decision trees: the log-odds are the base and the sum of one leaf a tree. */
export interface BoostedTrees {
  readonly base: number;
  readonly trees: readonly Tree[];
}

/** Probability, 0–1, that the case with these features is one of those the trees were taught to tell. */
export function probabilityOf({ base, trees }: BoostedTrees, features: ArrayLike<number>): number {
  let logOdds = base;
  for (const tree of trees) {
    let node = 0;
    while (node < SPLITS) node = 2 * node + (features[tree.features[node]!]! <= tree.thresholds[node]! ? 1 : 2);
    logOdds += tree.leaves[node - SPLITS]!;
  }
  return 1 / (1 + Math.exp(-logOdds));
}
