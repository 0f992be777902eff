import { isHanCode } from './character.ts';
import type { Span } from './span.ts';

/** Text that stands twice in a row: `first` and `second` are equal and adjacent. */
export interface Repetition extends Span {
  readonly length: number;
}

const SHORTEST = 2;
const LONGEST = 16;

/**
 * Adjacent repetitions of 2–16 characters with at least two Han characters in text[start, end), longest first, by place; a run that can be
 * divided in several ways (甲乙甲乙甲) is given once a way. Only pairs of characters that stood there just before are compared: linear.
 */
export function adjacentRepetitions(text: string, start: number, end: number): Repetition[] {
  const found: Repetition[] = [];
  if (end - start < 2 * SHORTEST) return found;
  lastPairs.fill(NOWHERE);
  lastMatches.fill(NOWHERE);
  let before = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (!isRepeatable(code)) {
      before = 0;
      continue;
    }
    if (before !== 0) {
      const slot = (before * 31 + code) & (SLOTS - 1);
      let other = lastPairs[slot]!;
      lastPairs[slot] = at;
      earlierPairs[at & (RING - 1)] = other;
      for (; at - other <= LONGEST; other = earlierPairs[other & (RING - 1)]!) {
        const length = at - other;
        const isSame = text.charCodeAt(other) === code && text.charCodeAt(other - 1) === before;
        if (length < SHORTEST || !isSame) continue;
        const run = lengthOfRun(length, at);
        const from = at + 1 - 2 * length;
        if (run >= length && run < 2 * length && hanCount(text, from, from + length) >= 2)
          found.push({ start: from, end: at + 1, length });
      }
    }
    before = code;
  }
  return found.length > 1 ? found.sort((a, b) => b.length - a.length || a.end - b.end) : found;
}

// Scratch of adjacentRepetitions, which leaves nothing in it that the next call reads: four arrays a block took longer than the search.
/** Powers of two, the ring being longer than a repetition. */
const SLOTS = 256;
const RING = 32;
/** An offset too far back for any repetition. */
const NOWHERE = -LONGEST - 1;
/** The last character of the latest pair in each slot; other pairs may share the slot. */
const lastPairs = new Int32Array(SLOTS);
/** The one before in its slot, for the latest pairs by their offset. */
const earlierPairs = new Int32Array(RING);
/** By distance: where two pairs were last the same, and how many characters in a row had been by then. */
const lastMatches = new Int32Array(LONGEST + 1);
const runs = new Int32Array(LONGEST + 1);

/** How many characters up to `at` are the same as those `distance` before them, the pair that ends there being so. */
function lengthOfRun(distance: number, at: number): number {
  const run = lastMatches[distance] === at - 1 ? runs[distance]! + 1 : 2;
  runs[distance] = run;
  lastMatches[distance] = at;
  return run;
}

/** Everything but marks of a sentence, blanks and line ends. */
const isRepeatable = (code: number): boolean =>
  isHanCode(code) || (code > 0x2f && code < 0x7b) || code === 0x201c || code === 0x201d;

function hanCount(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) if (isHanCode(text.charCodeAt(at))) count++;
  return count;
}
