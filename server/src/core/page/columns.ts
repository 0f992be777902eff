import type { Join } from './joins.ts';

/** How a page falls into columns: stretches of blocks that are read one after the other. */
export interface ColumnPlan {
  /** The joins between columns, none of which lead back to where they came from. */
  readonly joins: readonly Join[];
  /** Blocks that begin a column though no join leads to them. */
  readonly cuts: ReadonlySet<number>;
}

/**
 * Breaks every ring of columns, so that each can be read. Where the second half of a sentence stands before the first, the column that
 * begins with it must end somewhere before the first half: it is cut behind the repaired paragraph.
 */
export function planColumns(joins: readonly Join[]): ColumnPlan {
  const kept = new Map(joins.map((join) => [join.head, join]));
  const cuts = new Set<number>();
  for (let ring = ringOf(kept, cuts); ring; ring = ringOf(kept, cuts)) {
    const longest = ring.reduce((best, column) => (lengthOf(column) > lengthOf(best) ? column : best));
    if (lengthOf(longest) > 0) cuts.add(longest.join.tail + 1);
    else
      kept.delete(
        ring.reduce((weakest, column) => (column.join.weight < weakest.join.weight ? column : weakest)).join.head,
      );
  }
  return { joins: [...kept.values()], cuts };
}

/** A join and the break at which the column that it leads to ends. */
interface Column {
  readonly join: Join;
  readonly nextHead: number;
}

const lengthOf = ({ join, nextHead }: Column): number => nextHead - join.tail;

function ringOf(joins: ReadonlyMap<number, Join>, cuts: ReadonlySet<number>): Column[] | undefined {
  const heads = [...joins.keys()].sort((a, b) => a - b);
  const begins = [...[...joins.values()].map(({ tail }) => tail), ...cuts].sort((a, b) => a - b);
  const seen = new Set<number>();
  for (const start of heads) {
    const path: Column[] = [];
    let head: number | undefined = start;
    while (head !== undefined && !seen.has(head)) {
      seen.add(head);
      const join: Join = joins.get(head)!;
      const nextHead = headOfColumn(join.tail, heads, begins);
      if (nextHead === undefined) break;
      path.push({ join, nextHead });
      const again = path.findIndex((column) => column.join.head === nextHead);
      if (again >= 0) return path.slice(again);
      head = nextHead;
    }
  }
  return undefined;
}

/** The break that ends the column which begins at `tail`, unless another column begins before it. */
function headOfColumn(tail: number, heads: readonly number[], begins: readonly number[]): number | undefined {
  const head = heads.find((index) => index >= tail);
  const next = begins.find((index) => index > tail);
  return head !== undefined && (next === undefined || head < next) ? head : undefined;
}
