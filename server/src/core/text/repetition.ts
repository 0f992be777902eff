import { isHanCode } from './character.ts';
import type { Span } from './span.ts';

/** Text that stands twice in a row: `first` and `second` are equal and adjacent. */
export interface Repetition extends Span {
  readonly length: number;
}

const SHORTEST = 2;
const LONGEST = 16;

/**
 * Adjacent repetitions of 2–16 characters with at least two Han characters in text[start, end), longest first at each place; a run that
 * can be divided in several ways (甲乙甲乙甲) is given once a way. No search back over the text: linear.
 */
export function adjacentRepetitions(text: string, start: number, end: number): Repetition[] {
  const found: Repetition[] = [];
  for (let length = LONGEST; length >= SHORTEST; length--) {
    let run = 0;
    for (let at = start + length; at < end; at++) {
      run = text.charCodeAt(at) === text.charCodeAt(at - length) && isRepeatable(text.charCodeAt(at)) ? run + 1 : 0;
      if (run < length || run >= 2 * length) continue;
      const from = at + 1 - 2 * length;
      if (hanCount(text, from, from + length) >= 2) found.push({ start: from, end: at + 1, length });
    }
  }
  return found;
}

/** Everything but marks of a sentence, blanks and line ends. */
const isRepeatable = (code: number): boolean =>
  isHanCode(code) || (code > 0x2f && code < 0x7b) || code === 0x201c || code === 0x201d;

function hanCount(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) if (isHanCode(text.charCodeAt(at))) count++;
  return count;
}
