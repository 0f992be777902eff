import { CLOSING_MARKS, isDigitCode, isHanCode, isLatinCode, isSpaceCode } from '../text/character.ts';
import type { Span } from '../text/span.ts';
import { type Line, widthOf } from './lines.ts';
import type { Layout } from './page.ts';

/** Print columns of newspapers hold 8 to 45 full-width characters a line. */
const NARROWEST = 8;
const WIDEST = 45;
/** A full line may differ from the column's width by this much: marks hang or are squeezed, a long number goes down. */
const TOLERANCE = 1.5;
/** Lines of prose break anywhere; lines of verse, lists and display type end where the sense does. */
const LEAST_OPEN_ENDS = 0.5;
const LEAST_PROSE_LINES = 0.3;
const LEAST_FULL_LINES = 0.35;
/** So many full lines are column text even on a page with as many short lines of a list. */
const MANY_FULL_LINES = 8;

/** A list of places, speakers or posts has a label at the head of each line. */
const LABEL = /^[^，。、；]{1,8}[：:]/;
const MOST_LABELLED = 0.5;

const SENTENCE_MARK = /[，。、；：？！·,;:?!.]/;
const SENTENCE_END = /[。！？!?…][”’"'）)】」』]*$/;

/** Infers how the page was set from its lines: hard-wrapped print lines, print line ends left as spaces, or neither. */
export function layoutOf(text: string, lines: readonly Line[]): Layout {
  const wrapped = wrapWidthOf(text, lines);
  if (wrapped !== undefined) return { kind: 'wrapped', width: wrapped };
  return spacedLayoutOf(text, lines);
}

/** The column width of lines that follow each other without a blank line, if they are hard-wrapped prose. */
export function wrapWidthOf(text: string, lines: readonly Line[]): number | undefined {
  const stacked = lines.filter((line, i) => i > 0 && line.gap === 0).concat(firstOfRuns(lines));
  const widths = stacked.map(
    (line) => line.indent + widthOf(text, line.start, Math.min(line.end, line.start + 4 * WIDEST)),
  );
  const width = commonWidth(widths);
  if (width === undefined) return undefined;
  const full = stacked.filter((_, i) => Math.abs(widths[i]! - width) <= TOLERANCE);
  const overlong = widths.filter((own) => own > width + 4).length;
  const isCommon =
    full.length >= (full.length < MANY_FULL_LINES ? LEAST_FULL_LINES : LEAST_FULL_LINES / 2) * stacked.length;
  if (full.length < 3 || !isCommon || overlong > 0.1 * stacked.length) return undefined;
  const shown = full.map(({ start, end }) => text.slice(start, end));
  const open = shown.filter((line) => !SENTENCE_END.test(line) && !CLOSING_MARKS.includes(line.at(-1)!)).length;
  const prose = shown.filter((line) => SENTENCE_MARK.test(line)).length;
  const labelled = shown.filter((line) => LABEL.test(line)).length;
  if (labelled >= MOST_LABELLED * full.length) return undefined;
  return open >= LEAST_OPEN_ENDS * full.length && prose >= LEAST_PROSE_LINES * full.length ? width : undefined;
}

function firstOfRuns(lines: readonly Line[]): Line[] {
  return lines.filter((line, i) => (i === 0 || line.gap > 0) && lines[i + 1]?.gap === 0);
}

/** The width that most of `widths` lie within half a character of; undefined for fewer than three. */
function commonWidth(widths: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const width of widths) {
    const rounded = Math.round(width);
    if (rounded >= NARROWEST && rounded <= WIDEST) counts.set(rounded, (counts.get(rounded) ?? 0) + 1);
  }
  let best: number | undefined;
  let most = 2;
  for (const [width, count] of counts) {
    const support = count + ((counts.get(width - 1) ?? 0) + (counts.get(width + 1) ?? 0)) / 2;
    if (support > most) [best, most] = [width, support];
  }
  return best;
}

/** Lines joined by spaces leave one in every line; some OCR engines leave one every few characters. */
const CHARACTERS_PER_LINE = 60;
const CHARACTERS_PER_LOOSE_SPACE = 12;
/** Of the stretches between spaces this share has the column's width. */
const LEAST_EVEN_STRETCHES = 0.4;
/** Shorter lines are display type, captions and bylines, whose spaces are meant. */
const SHORTEST_PARAGRAPH = 40;
const LEAST_SPACES = 6;

function spacedLayoutOf(text: string, lines: readonly Line[]): Layout {
  let characters = 0;
  let spaces = 0;
  const widths: number[] = [];
  for (const line of lines) {
    if (line.end - line.start < SHORTEST_PARAGRAPH) continue;
    characters += line.end - line.start;
    const cuts = innerSpacesOf(text, line);
    spaces += cuts.filter((at) => !isBesideWord(text, at)).length;
    for (let i = 1; i < cuts.length; i++) widths.push(widthOf(text, cuts[i - 1]! + 1, cuts[i]!));
  }
  if (spaces < LEAST_SPACES || spaces * CHARACTERS_PER_LINE < characters) return { kind: 'plain' };
  const width = commonWidth(widths);
  const even = widths.filter((own) => Math.abs(own - (width ?? 0)) <= TOLERANCE).length;
  if (width !== undefined && even >= LEAST_EVEN_STRETCHES * widths.length) return { kind: 'spaced', width };
  return { kind: spaces * CHARACTERS_PER_LOOSE_SPACE >= characters ? 'spaced' : 'plain' };
}

/** Offsets of single spaces inside `line` with a Han character on at least one side. */
function innerSpacesOf(text: string, { start, end }: Span): number[] {
  const spaces: number[] = [];
  for (let at = start + 1; at < end - 1; at++) {
    if (!isSpaceCode(text.charCodeAt(at))) continue;
    if (isHanCode(text.charCodeAt(at - 1)) || isHanCode(text.charCodeAt(at + 1))) spaces.push(at);
  }
  return spaces;
}

/** Spaces beside Latin words and figures may be a house style. */
const isBesideWord = (text: string, at: number): boolean =>
  isWordCode(text.charCodeAt(at - 1)) || isWordCode(text.charCodeAt(at + 1));

const isWordCode = (code: number): boolean => isLatinCode(code) || isDigitCode(code);
