import { isDigitCode, isHanUnit, isLatinCode, isNewlineCode, isSpaceCode } from '../text/character.ts';
import type { Span } from '../text/span.ts';

/** A non-blank physical line without its indent, trailing blanks and line end. */
export interface Line extends Span {
  /** Width of the blanks before it, in full-width characters. */
  readonly indent: number;
  /** Blank lines between it and the line before (0 for neighbours; counted from the top for the first). */
  readonly gap: number;
}

/** The non-blank lines of a text in order. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let at = 0;
  let gap = 0;
  while (at < text.length) {
    let end = at;
    while (end < text.length && !isNewlineCode(text.charCodeAt(end))) end++;
    const trimmed = trim(text, at, end);
    if (trimmed.start < trimmed.end) {
      lines.push({ start: trimmed.start, end: trimmed.end, indent: blanksOf(text, at, trimmed.start), gap });
      gap = 0;
    } else gap++;
    at = text.charCodeAt(end) === 0x0d && text.charCodeAt(end + 1) === 0x0a ? end + 2 : end + 1;
  }
  return lines;
}

/**
 * Width in print of text[start, end) in full-width characters: a Latin letter and a digit take a half, blanks nothing (between
 * Han characters print has none). Half-width marks beside a Han character count as full: converters fold the marks of print.
 */
export function widthOf(text: string, start: number, end: number): number {
  let halves = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (isSpaceCode(code)) continue;
    if (code >= 0x80) halves += 2;
    else if (isDigitCode(code) || isLatinCode(code)) halves++;
    else halves += isHanUnit(text.charCodeAt(at - 1)) || isHanUnit(text.charCodeAt(at + 1)) ? 2 : 1;
  }
  return halves / 2;
}

/** Width of the blanks text[start, end) in full-width characters. */
function blanksOf(text: string, start: number, end: number): number {
  let halves = 0;
  for (let at = start; at < end; at++) halves += text.charCodeAt(at) === 0x3000 ? 2 : 1;
  return halves / 2;
}

function trim(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && isSpaceCode(text.charCodeAt(from))) from++;
  while (to > from && isSpaceCode(text.charCodeAt(to - 1))) to--;
  return { start: from, end: to };
}
