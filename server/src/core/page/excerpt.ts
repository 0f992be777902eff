import { isNewlineCode, isSpaceCode } from '../text/character.ts';
import type { Span } from '../text/span.ts';

/** Longest excerpt in UTF-16 units, blanks included. */
const LONGEST = 12;

/** The last few characters of a block. */
export function endingOf(text: string, { start, end }: Span): Span {
  const from = Math.max(start, end - LONGEST);
  return { start: isPairTail(text, from) && from > start ? from - 1 : from, end };
}

/** The first few characters of a block. */
export function openingOf(text: string, { start, end }: Span): Span {
  const to = Math.min(end, start + LONGEST);
  return { start, end: isPairTail(text, to) && to < end ? to + 1 : to };
}

/** Text of a span as a message quotes it: on one line, without the blanks that print lines left. */
export function quoted(text: string, { start, end }: Span): string {
  let shown = '';
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (!isSpaceCode(code) && !isNewlineCode(code)) shown += text.charAt(at);
  }
  return shown;
}

const isPairTail = (text: string, at: number): boolean =>
  /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(0, at - 1), at + 1));
