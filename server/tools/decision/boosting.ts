import { type BoostedTrees, LEAVES, SPLITS, type Tree } from '../../src/core/language/boosted-trees.ts';

/** One case of a classification. */
export interface Case {
  readonly features: ArrayLike<number>;
  readonly isTrue: boolean;
  readonly weight: number;
}

const TREES = 140;
const RATE = 0.12;
const BINS = 48;
/** Least second derivative (about a quarter of the cases' weight) of a leaf, and what is added to it against overfitting. */
const LEAST_LEAF = 6;
const RIDGE = 4;

/** Boosted trees for the logistic loss, by histograms of features. The same cases give the same trees. */
export function fitTrees(cases: readonly Case[]): BoostedTrees {
  const size = cases[0]?.features.length ?? 0;
  const edges = Array.from({ length: size }, (_, k) => edgesOf(cases, k));
  const bins = edges.map((cuts, k) => Uint8Array.from(cases, ({ features }) => binOf(cuts, features[k]!)));
  const share = meanOf(cases);
  const base = Math.log(share / (1 - share));
  const scores = new Float64Array(cases.length).fill(base);
  const trees: Tree[] = [];
  for (let t = 0; t < TREES; t++) {
    const slopes = new Float64Array(cases.length);
    const curves = new Float64Array(cases.length);
    cases.forEach(({ isTrue, weight }, i) => {
      const p = 1 / (1 + Math.exp(-scores[i]!));
      slopes[i] = (p - (isTrue ? 1 : 0)) * weight;
      curves[i] = Math.max(1e-6, p * (1 - p)) * weight;
    });
    trees.push(grow(edges, bins, slopes, curves, scores));
  }
  return { base: rounded(base), trees };
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

function meanOf(cases: readonly Case[]): number {
  let total = 0;
  let yes = 0;
  for (const { isTrue, weight } of cases) {
    total += weight;
    if (isTrue) yes += weight;
  }
  return Math.min(0.999, Math.max(0.001, yes / total));
}

/** Rounded values that divide the cases into about equal bins. */
function edgesOf(cases: readonly Case[], feature: number): number[] {
  const sorted = Float64Array.from(cases, ({ features }) => features[feature]!).sort();
  const edges = Array.from({ length: BINS - 1 }, (_, b) =>
    rounded(sorted[Math.floor(((b + 1) * sorted.length) / BINS)]!),
  );
  return [...new Set(edges)];
}

/** Number of edges below the value: a case is left of edge e when its bin is at most e. */
function binOf(edges: readonly number[], value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= edges[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}

function grow(
  edges: readonly number[][],
  bins: readonly Uint8Array[],
  slopes: Float64Array,
  curves: Float64Array,
  scores: Float64Array,
): Tree {
  const node = new Uint8Array(slopes.length);
  const features: number[] = [];
  const thresholds: number[] = [];
  for (let split = 0; split < SPLITS; split++) {
    const { feature, edge } = bestSplit(bins, edges, slopes, curves, node, split);
    features.push(Math.max(0, feature));
    thresholds.push(feature < 0 ? 1e9 : edges[feature]![edge]!);
    for (let i = 0; i < node.length; i++)
      if (node[i] === split) node[i] = 2 * split + (feature < 0 || bins[feature]![i]! <= edge ? 1 : 2);
  }
  const slopeSums = new Float64Array(LEAVES);
  const curveSums = new Float64Array(LEAVES);
  node.forEach((place, i) => {
    slopeSums[place - SPLITS]! += slopes[i]!;
    curveSums[place - SPLITS]! += curves[i]!;
  });
  const leaves = Array.from(slopeSums, (slope, leaf) => rounded((-RATE * slope) / (curveSums[leaf]! + RIDGE)));
  node.forEach((place, i) => {
    scores[i]! += leaves[place - SPLITS]!;
  });
  return { features, thresholds, leaves };
}

/** The split of a node that lowers the loss most; feature −1 when none does. */
function bestSplit(
  bins: readonly Uint8Array[],
  edges: readonly number[][],
  slopes: Float64Array,
  curves: Float64Array,
  node: Uint8Array,
  split: number,
): { feature: number; edge: number } {
  const members: number[] = [];
  for (let i = 0; i < node.length; i++) if (node[i] === split) members.push(i);
  let best = { feature: -1, edge: 0 };
  let bestGain = 1e-3;
  bins.forEach((binOfCase, feature) => {
    const count = edges[feature]!.length;
    const slopeSums = new Float64Array(count + 1);
    const curveSums = new Float64Array(count + 1);
    let slope = 0;
    let curve = 0;
    for (const i of members) {
      const bin = binOfCase[i]!;
      slopeSums[bin]! += slopes[i]!;
      curveSums[bin]! += curves[i]!;
      slope += slopes[i]!;
      curve += curves[i]!;
    }
    let left = 0;
    let leftCurve = 0;
    for (let edge = 0; edge < count; edge++) {
      left += slopeSums[edge]!;
      leftCurve += curveSums[edge]!;
      if (leftCurve < LEAST_LEAF || curve - leftCurve < LEAST_LEAF) continue;
      const gain =
        left ** 2 / (leftCurve + RIDGE) +
        (slope - left) ** 2 / (curve - leftCurve + RIDGE) -
        slope ** 2 / (curve + RIDGE);
      if (gain <= bestGain) continue;
      bestGain = gain;
      best = { feature, edge };
    }
  });
  return best;
}
