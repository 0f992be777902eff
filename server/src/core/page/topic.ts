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
  const rarityOf = rarityTeller(passages);
  return (head, tail) => {
    const { first } = edgePairsIn(passages[tail]!);
    let shared = 0;
    for (const pair of edgePairsIn(passages[head]!).last) {
      if (first.has(pair)) shared += rarityOf(pair);
    }
    return Math.min(MOST, Math.log(1 + shared));
  };
}

/** ln of the blocks to those that hold a pair, which few are asked for; of a long text some blocks stand for all. */
function rarityTeller(passages: readonly Page[]): (pair: number) => number {
  const step = Math.ceil(passages.length / MOST_COUNTED);
  const counted = passages.filter((_, i) => i % step === 0);
  const known = new Map<number, number>();
  return (pair) => {
    const before = known.get(pair);
    if (before !== undefined) return before;
    const written = String.fromCharCode(pair >>> 16, pair & 0xffff);
    const holding = counted.filter(({ text }) => text.includes(written)).length;
    const rarity = Math.log(counted.length / Math.max(1, holding));
    known.set(pair, rarity);
    return rarity;
  };
}

/** A newspaper page has fewer blocks. */
const MOST_COUNTED = 200;

/** A heading that its text takes up word for word shares more than halves of a sentence do. */
const MOST = 2.2;
const REACH = 60;

const edgePairsIn = oncePerPage(({ text, blocks }) => ({
  first: pairsOf(printedStart(text, blocks[0]!, REACH)),
  last: pairsOf(printedEnd(text, blocks[0]!, REACH)),
}));

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
