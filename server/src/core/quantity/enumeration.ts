import type { Span } from '../text/span.ts';

/** Items joined by 、 with perhaps 和, 及 or 与 before the last. */
export interface Enumeration extends Span {
  /** How many items there are at least: a 和 that may stand inside an item is not counted. */
  readonly least: number;
  /** How many at most: every 和 of the last item joins two. */
  readonly most: number;
  readonly items: readonly string[];
}

const BOUNDARY = /[，。；：！？,;:!?\n\r—…]/;
const OPENERS = '“‘（《(「';
const CLOSERS = '”’）》)」';

/** The enumeration that ends at `end`, back to the mark that opens its clause; undefined when there is no 、 in it. */
export function enumerationBefore(text: string, end: number): Enumeration | undefined {
  const cuts: number[] = [];
  let depth = 0;
  let at = end;
  for (; at > 0 && end - at < 300; at--) {
    const character = text.charAt(at - 1);
    if (CLOSERS.includes(character)) depth++;
    else if (OPENERS.includes(character) && --depth < 0) break;
    if (depth > 0) continue;
    if (BOUNDARY.test(character)) break;
    if (character === '、') cuts.unshift(at - 1);
  }
  return cuts.length === 0 ? undefined : enumerate(text, at, end, cuts);
}

/** The enumeration from `start` to the mark that ends its clause. */
export function enumerationAfter(text: string, start: number): Enumeration | undefined {
  const cuts: number[] = [];
  let depth = 0;
  let at = start;
  for (; at < text.length && at - start < 400; at++) {
    const character = text.charAt(at);
    if (OPENERS.includes(character)) depth++;
    else if (CLOSERS.includes(character) && --depth < 0) break;
    if (depth > 0) continue;
    if (BOUNDARY.test(character)) break;
    if (character === '、') cuts.push(at);
  }
  return cuts.length === 0 ? undefined : enumerate(text, start, at, cuts);
}

function enumerate(text: string, start: number, end: number, cuts: readonly number[]): Enumeration {
  const items: string[] = [];
  let at = start;
  for (const cut of [...cuts, end]) {
    items.push(text.slice(at, cut));
    at = cut + 1;
  }
  const last = items.at(-1)!;
  const joints = last.match(/[和及与與]/g)?.length ?? 0;
  const hasJointElsewhere = items.slice(0, -1).some((item) => /[和及与與]/.test(item));
  const isPair = /^[^和及与與]{1,4}(?:以及|[和及])[^和及与與]{1,5}$/.test(last) && !hasJointElsewhere;
  return { start, end, least: items.length + (isPair ? 1 : 0), most: items.length + joints, items };
}
