/** A possible pair: `weight` is what choosing it gains, in nats; only positive weights are ever chosen. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

export interface ChosenEdge extends Edge {
  /** What the best assignment without this edge would lose: how sure the choice is, at most `weight`. */
  readonly margin: number;
}

/** The matching of greatest total weight (each `from` and each `to` at most once), with the margin of every choice. */
export function assign(edges: readonly Edge[]): ChosenEdge[] {
  return componentsOf(edges.filter(({ weight }) => weight > 0)).flatMap((component) => {
    const best = matching(component);
    const total = sum(best);
    return best.map((edge) => ({
      ...edge,
      margin:
        component.length > EXACT_LIMIT ? localMargin(component, edge) : total - sum(matching(without(component, edge))),
    }));
  });
}

/** Components with more edges than this take the margin against the next best edge alone. */
const EXACT_LIMIT = 200;

const sum = (edges: readonly Edge[]): number => edges.reduce((total, { weight }) => total + weight, 0);

const without = (edges: readonly Edge[], edge: Edge): Edge[] => edges.filter((other) => other !== edge);

function localMargin(edges: readonly Edge[], edge: Edge): number {
  const rivals = edges.filter((other) => other !== edge && (other.from === edge.from || other.to === edge.to));
  return edge.weight - Math.max(0, ...rivals.map(({ weight }) => weight));
}

function componentsOf(edges: readonly Edge[]): Edge[][] {
  const parent = new Map<number, number>();
  const rootOf = (node: number): number => {
    let root = node;
    while (parent.has(root)) root = parent.get(root)!;
    if (root !== node) parent.set(node, root);
    return root;
  };
  // A `to` is told from a `from` of the same number by its sign.
  for (const { from, to } of edges) {
    const [a, b] = [rootOf(from), rootOf(-1 - to)];
    if (a !== b) parent.set(a, b);
  }
  const components = new Map<number, Edge[]>();
  for (const edge of edges) {
    const root = rootOf(edge.from);
    const component = components.get(root);
    if (component) component.push(edge);
    else components.set(root, [edge]);
  }
  return [...components.values()];
}

/** The Hungarian method (shortest augmenting paths with potentials); every row has a column of its own that means “unmatched”. */
function matching(edges: readonly Edge[]): Edge[] {
  const rows = [...new Set(edges.map(({ from }) => from))];
  const columns = [...new Set(edges.map(({ to }) => to))];
  const rowOf = new Map(rows.map((from, index) => [from, index + 1]));
  const columnOf = new Map(columns.map((to, index) => [to, index + 1]));
  const width = columns.length + rows.length;
  const cost = rows.map(() => new Float64Array(width + 1));
  const edgeAt = new Map<number, Edge>();
  for (const edge of edges) {
    const [row, column] = [rowOf.get(edge.from)!, columnOf.get(edge.to)!];
    cost[row - 1]![column] = -edge.weight;
    edgeAt.set(row * (width + 1) + column, edge);
  }
  return solve(cost, width).flatMap((row, column) => edgeAt.get(row * (width + 1) + column) ?? []);
}

/** The row that each column takes (1-based, 0 = none) at the least total cost; cost[row − 1][column]. */
function solve(cost: readonly Float64Array[], width: number): number[] {
  const rowPotential = new Float64Array(cost.length + 1);
  const columnPotential = new Float64Array(width + 1);
  const rowAt: number[] = new Array(width + 1).fill(0);
  for (let row = 1; row <= cost.length; row++) augment(row, cost, rowAt, rowPotential, columnPotential);
  return rowAt.map((row, column) => (column === 0 ? 0 : row));
}

function augment(
  row: number,
  cost: readonly Float64Array[],
  rowAt: number[],
  rowPotential: Float64Array,
  columnPotential: Float64Array,
): void {
  const width = rowAt.length - 1;
  const least = new Float64Array(width + 1).fill(Number.POSITIVE_INFINITY);
  const previous = new Int32Array(width + 1);
  const used = new Uint8Array(width + 1);
  rowAt[0] = row;
  let column = 0;
  while (rowAt[column] !== 0) {
    used[column] = 1;
    const current = rowAt[column]!;
    let delta = Number.POSITIVE_INFINITY;
    let next = 0;
    for (let j = 1; j <= width; j++) {
      if (used[j]) continue;
      const reduced = cost[current - 1]![j]! - rowPotential[current]! - columnPotential[j]!;
      if (reduced < least[j]!) {
        least[j] = reduced;
        previous[j] = column;
      }
      if (least[j]! < delta) {
        delta = least[j]!;
        next = j;
      }
    }
    for (let j = 0; j <= width; j++) {
      if (used[j]) {
        rowPotential[rowAt[j]!]! += delta;
        columnPotential[j]! -= delta;
      } else least[j]! -= delta;
    }
    column = next;
  }
  while (column !== 0) {
    const before = previous[column]!;
    rowAt[column] = rowAt[before]!;
    column = before;
  }
}
