import { isHanUnit } from '../text/character.ts';
import { oncePerPage } from './memo.ts';
import type { Page } from './page.ts';
import { passagesOf } from './passage.ts';
import { printedEnd, printedStart } from './seam.ts';

/**
 * ln (1 + rarities) of the pairs of characters that both sides of a seam have, the end of block `head` and the start of block `tail`:
 * names and terms tell most. A pair's rarity is ln of the page's blocks to the blocks that hold it.
 */
export function topicOf(page: Page): (head: number, tail: number) => number {
  const passages = passagesOf(page).blocks;
  let counts: Map<number, number> | undefined;
  return (head, tail) => {
    const { first } = edgePairsIn(passages[tail]!);
    let shared = 0;
    for (const pair of edgePairsIn(passages[head]!).last) {
      if (!first.has(pair)) continue;
      counts ??= countBlocks(passages);
      shared += Math.log(passages.length / (counts.get(pair) ?? 1));
    }
    return Math.min(MOST, Math.log(1 + shared));
  };
}

/** A heading that its text takes up word for word shares more than halves of a sentence do. */
const MOST = 2.2;
const REACH = 60;

const edgePairsIn = oncePerPage(({ text, blocks }) => ({
  first: pairsOf(printedStart(text, blocks[0]!, REACH)),
  last: pairsOf(printedEnd(text, blocks[0]!, REACH)),
}));

function countBlocks(passages: readonly Page[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const passage of passages) for (const pair of pairsIn(passage)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  return counts;
}

const pairsIn = oncePerPage(({ text }) => pairsOf(text));

/** Pairs of neighbouring Han characters, each one number. */
function pairsOf(printed: string): Set<number> {
  const pairs = new Set<number>();
  let last = 0;
  for (let at = 0; at < printed.length; at++) {
    const code = printed.charCodeAt(at);
    const isHan = isHanUnit(code);
    if (last !== 0 && isHan) pairs.add(last * 0x10000 + code);
    last = isHan ? code : 0;
  }
  return pairs;
}
