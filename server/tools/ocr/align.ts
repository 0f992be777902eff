import { isHanCode } from '../../src/core/text/character.ts';

/** Costs: a unit without a partner, two of one kind (characters, others), two of different kinds. */
const GAP = 10;
const SAME_KIND = 10;
const OTHER_KIND = 15;

/**
 * For each unit read, the place of its partner in what was printed; −1 where it has none. Least cost; a character is sooner taken for
 * another character than for a mark, and a substitution comes before a gap.
 */
export function partners(printed: string, read: string): Int32Array {
  const width = read.length + 1;
  const cost = new Uint16Array((printed.length + 1) * width);
  for (let j = 0; j < width; j++) cost[j] = j * GAP;
  for (let i = 1; i <= printed.length; i++) {
    cost[i * width] = i * GAP;
    for (let j = 1; j < width; j++) {
      const pair = cost[(i - 1) * width + j - 1]! + costOfPair(printed, i - 1, read, j - 1);
      cost[i * width + j] = Math.min(pair, cost[(i - 1) * width + j]! + GAP, cost[i * width + j - 1]! + GAP);
    }
  }
  return walkBack(printed, read, cost, width);
}

function costOfPair(a: string, i: number, b: string, j: number): number {
  const [one, other] = [a.charCodeAt(i), b.charCodeAt(j)];
  if (one === other) return 0;
  return isHanCode(one) === isHanCode(other) ? SAME_KIND : OTHER_KIND;
}

function walkBack(printed: string, read: string, cost: Uint16Array, width: number): Int32Array {
  const partnerOf = new Int32Array(read.length).fill(-1);
  let i = printed.length;
  let j = read.length;
  while (i > 0 && j > 0) {
    const here = cost[i * width + j]!;
    if (here === cost[(i - 1) * width + j - 1]! + costOfPair(printed, i - 1, read, j - 1)) partnerOf[--j] = --i;
    else if (here === cost[(i - 1) * width + j]! + GAP) i--;
    else j--;
  }
  return partnerOf;
}
