/**
 * For each unit read, the place of its partner in what was printed; −1 where it has none. Minimal edit distance, a substitution
 * before a gap. Texts of one length that agree in most places are taken place by place.
 */
export function partners(printed: string, read: string): Int32Array {
  if (printed.length === read.length && agreeing(printed, read) * 2 >= printed.length)
    return Int32Array.from({ length: read.length }, (_, i) => i);
  const width = read.length + 1;
  const cost = new Uint16Array((printed.length + 1) * width);
  for (let j = 0; j < width; j++) cost[j] = j;
  for (let i = 1; i <= printed.length; i++) {
    cost[i * width] = i;
    for (let j = 1; j < width; j++) {
      const pair = cost[(i - 1) * width + j - 1]! + differs(printed, i - 1, read, j - 1);
      cost[i * width + j] = Math.min(pair, cost[(i - 1) * width + j]! + 1, cost[i * width + j - 1]! + 1);
    }
  }
  return walkBack(printed, read, cost, width);
}

/** The printed and the read character at each place where both have one. */
export function alignedPairs(printed: string, read: string): [printed: string, read: string][] {
  const pairs: [string, string][] = [];
  partners(printed, read).forEach((place, i) => {
    if (place >= 0) pairs.push([printed.charAt(place), read.charAt(i)]);
  });
  return pairs;
}

function agreeing(printed: string, read: string): number {
  let count = 0;
  for (let i = 0; i < printed.length; i++) if (printed[i] === read[i]) count++;
  return count;
}

const differs = (a: string, i: number, b: string, j: number): number => (a.charCodeAt(i) === b.charCodeAt(j) ? 0 : 1);

function walkBack(printed: string, read: string, cost: Uint16Array, width: number): Int32Array {
  const partnerOf = new Int32Array(read.length).fill(-1);
  let i = printed.length;
  let j = read.length;
  while (i > 0 && j > 0) {
    const here = cost[i * width + j]!;
    if (here === cost[(i - 1) * width + j - 1]! + differs(printed, i - 1, read, j - 1)) partnerOf[--j] = --i;
    else if (here === cost[(i - 1) * width + j]! + 1) i--;
    else j--;
  }
  return partnerOf;
}
