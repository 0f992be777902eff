import { CLOSING_MARKS, OPENING_MARKS } from '../text/character.ts';
import { foldToSimplified } from '../text/script.ts';
import { endsWithPhotoCredit, isCreditLine } from './credits.ts';
import { isDateline, opensArticle } from './dateline.ts';
import { wrapWidthOf } from './layout.ts';
import { type Line, widthOf } from './lines.ts';
import type { Layout } from './page.ts';

/** Print lines of one paragraph (or one line of display type). */
export type LineGroup = readonly Line[];

/** Groups the lines of a page into paragraphs: one line each, unless the page is hard-wrapped. */
export function groupLines(text: string, lines: readonly Line[], layout: Layout): LineGroup[] {
  if (layout.kind !== 'wrapped') return lines.map((line) => [line]);
  const runs = runsOf(lines);
  const stays = areParagraphs(runs) ? STAYS_TOGETHER : 0;
  return runs.flatMap((run) => (run.length === 1 ? [run] : splitRun(text, run, layout.width!, stays)));
}

/** Stretches of lines without a blank line between them. */
function runsOf(lines: readonly Line[]): Line[][] {
  const runs: Line[][] = [];
  for (const line of lines) {
    if (line.gap > 0 || runs.length === 0) runs.push([line]);
    else runs.at(-1)!.push(line);
  }
  return runs;
}

/** A paragraph set in print lines has some three to ten of them. */
const LONGEST_PARAGRAPH = 12;
/** ln odds against a paragraph's end inside a run where blank lines part the paragraphs. */
const STAYS_TOGETHER = 3;

/** Do blank lines part the paragraphs of the page? Then most of its lines stand in short runs. */
function areParagraphs(runs: readonly LineGroup[]): boolean {
  const stacked = runs.filter(({ length }) => length > 1);
  const lines = stacked.reduce((sum, { length }) => sum + length, 0);
  const inShortRuns = stacked.reduce((sum, { length }) => sum + (length <= LONGEST_PARAGRAPH ? length : 0), 0);
  return stacked.length >= 3 && inShortRuns >= 0.6 * lines;
}

/** A column of its own width needs this many lines to show it; shorter runs take the page's width. */
const LINES_FOR_OWN_WIDTH = 8;

/**
 * Finds the paragraph ends of a run of print lines by the most likely reading as a whole (Viterbi over "first line of a
 * paragraph" / "later line"): full lines go on, a short line ends, a first line is an indent shorter, ends mostly have a mark.
 */
function splitRun(text: string, run: readonly Line[], pageWidth: number, stays: number): LineGroup[] {
  const width = (run.length >= LINES_FOR_OWN_WIDTH ? wrapWidthOf(text, run) : undefined) ?? pageWidth;
  const starts = likeliestReading(text, run, width, stays);
  const groups: Line[][] = [];
  run.forEach((line, i) => {
    if (starts[i] || groups.length === 0) groups.push([line]);
    else groups.at(-1)!.push(line);
  });
  return groups;
}

/** How a run shows a paragraph's first line: by an indent still there as blanks, by one that was lost, or not at all. */
type Indent = 'kept' | 'lost' | 'none';

/** First lines of the likeliest reading: the whole run has its indents, has lost them, or was set without. */
function likeliestReading(text: string, run: readonly Line[], width: number, stays: number): readonly boolean[] {
  const indented = run.filter(({ indent }) => indent >= 1).length;
  const isKept = indented > 0 && indented <= MOST_FIRST_LINES * run.length;
  const traits = traitsOf(text, run, width);
  const readings = (isKept ? (['kept'] as const) : (['lost', 'none'] as const)).map((indent) =>
    likeliestStarts(
      traits.map((line) => factsOf(line, width, indent)),
      stays,
    ),
  );
  return readings.reduce((best, other) => (other.score > best.score ? other : best)).starts;
}

/** More indented lines than this are a quotation or a poem, not first lines. */
const MOST_FIRST_LINES = 0.6;

/** Log-likelihoods of one line in each of the four places it can have. */
interface LineFacts {
  readonly firstGoesOn: number;
  readonly laterGoesOn: number;
  readonly firstEnds: number;
  readonly laterEnds: number;
}

const INDENT = 2;
/** ln odds that a line without a mark behind a byline or at the top is a headline of its own. */
const TITLE_ENDS = Math.log(0.6);
const MARK = /[，。、；：（,;:(]/;

/** What a print line shows, however the run was set. */
interface Traits {
  readonly edges: Edges;
  readonly standsAlone: boolean;
  /** Width in full-width characters, the indent included. */
  readonly own: number;
  readonly isIndented: boolean;
  readonly isHeading: boolean;
  readonly isTitle: boolean;
}

function traitsOf(text: string, run: readonly Line[], width: number): Traits[] {
  const alone = run.map((line) => standsAlone(text, line, width));
  return run.map((line, i) => {
    const next = run[i + 1];
    const isIndented = line.indent >= 1;
    const isOpening = i === 0 || alone[i - 1]!;
    return {
      edges: edgesOf(text, line),
      standsAlone: alone[i]!,
      own: line.indent + widthOf(text, line.start, line.end),
      isIndented,
      isHeading: !isIndented && !isSentenceEnd(text, line) && (!next || next.indent >= 1 || alone[i + 1]!),
      isTitle: isOpening && !MARK.test(text.slice(line.start, line.end)),
    };
  });
}

function factsOf(line: Traits, width: number, indent: Indent): LineFacts {
  if (line.standsAlone) return { firstGoesOn: -20, laterGoesOn: -20, firstEnds: 0, laterEnds: -20 };
  const { own, isIndented } = line;
  const { opens, ends, goesOn } = line.edges;
  const first = opens + (indent === 'kept' ? (isIndented ? 3 : line.isHeading ? 0 : -5) : 0);
  const later = indent === 'kept' && isIndented ? -5 : 0;
  const shorter = own <= width + 1 ? -Math.log(width) : -Math.log(width) - 2;
  return {
    firstGoesOn: first + goesOn + fit(own, indent === 'lost' ? width - INDENT : width),
    laterGoesOn: later + goesOn + fit(own, width),
    firstEnds: first + (line.isTitle ? TITLE_ENDS : ends) + shorter,
    laterEnds: later + ends + shorter,
  };
}

const LONGEST_ALONE = 40;

/** Bylines, datelines and subtitles never share a paragraph with print lines. */
function standsAlone(text: string, { start, end }: Line, width: number): boolean {
  if (end - start > LONGEST_ALONE) return false;
  const line = foldToSimplified(text.slice(start, end));
  return isCreditLine(line) || isDateline(line) || endsWithPhotoCredit(line) || isSubtitle(line, width);
}

/** A line that begins with a dash and is no line of the column; paragraphs of a list begin so too. */
const isSubtitle = (line: string, width: number): boolean =>
  /^[—―]{2}[^，。]*$/.test(line) && Math.abs(line.length - width) > 1;

/** Does the line end with a mark that ends a sentence? */
const isSentenceEnd = (text: string, { start, end }: Line): boolean =>
  /[。！？!?…][”’"'）)】」』]*$/.test(text.slice(Math.max(start, end - 4), end));

/** ln likelihood of a full line's width: a peak at the column's width over a flat floor for what the OCR lost or added. */
const fit = (own: number, width: number): number =>
  Math.log(0.5 * Math.exp(-Math.abs(own - width) / 0.7) + 0.1 / width);

const LAST_MARKS = '。！？!?…';
const CLOSERS = '”’"\'）)】」』';
const SIGNS_OFF = /[（(]完[)）]$/;

/** ln odds of what stands at the line's edges. */
interface Edges {
  readonly opens: number;
  readonly ends: number;
  readonly goesOn: number;
}

/** A closing mark never opens a paragraph, an opening mark never ends one. */
function edgesOf(text: string, { start, end }: Line): Edges {
  const opens = opensOf(text, start, end);
  let at = end - 1;
  while (at > start && CLOSERS.includes(text.charAt(at))) at--;
  const last = text.charAt(at);
  if (LAST_MARKS.includes(last) || SIGNS_OFF.test(text.slice(Math.max(start, end - 4), end)))
    return { opens, ends: Math.log(0.85), goesOn: Math.log(0.05) };
  if (OPENING_MARKS.includes(text.charAt(end - 1)) || '、'.includes(last))
    return { opens, ends: -7, goesOn: Math.log(0.1) };
  if ('，,'.includes(last)) return { opens, ends: -5, goesOn: Math.log(0.1) };
  // A full stop is read as one of these now and then.
  if ('.*·'.includes(last)) return { opens, ends: Math.log(0.3), goesOn: Math.log(0.1) };
  return { opens, ends: Math.log(0.1), goesOn: Math.log(0.8) };
}

const EDITOR = /^[【[(（]?(?:责任)?编辑\s?[:：]/;
const PARAGRAPH_OPENING =
  /^(?:据|此外|另外|另据|同时|目前|随着|近日|日前|当天|当日|会上|今年|去年|近年来|记者|有关|截至|为此|对此|最后|\p{Script=Han}{2,4}(?:指出|表示|强调|认为|介绍|说)[，,：:])/u;

/** ln odds that the line opens a paragraph, by its first words. */
function opensOf(text: string, start: number, end: number): number {
  if (isCloser(text, start)) return -8;
  const head = text.slice(start, Math.min(end, start + 24));
  if (EDITOR.test(head) || opensArticle(head)) return 6;
  return PARAGRAPH_OPENING.test(head) ? 1.5 : 0;
}

const isCloser = (text: string, at: number): boolean => CLOSING_MARKS.includes(text.charAt(at));

/** Viterbi over the lines: is each the first of its paragraph? */
function likeliestStarts(
  facts: readonly LineFacts[],
  stays: number,
): { readonly starts: readonly boolean[]; readonly score: number } {
  // Best score of the lines up to i, given that line i + 1 starts a paragraph (ended) or not (open), and how line i came in.
  let first = { ended: 0, open: 0 };
  let later = { ended: -Infinity, open: -Infinity };
  const fromEnd: { endedByFirst: boolean; openByFirst: boolean }[] = [];
  facts.forEach((line, i) => {
    const asFirst = i === 0 ? 0 : Math.max(first.ended, later.ended) - stays;
    const asLater = i === 0 ? -Infinity : Math.max(first.open, later.open);
    fromEnd.push({ endedByFirst: first.ended >= later.ended, openByFirst: first.open >= later.open });
    first = { ended: asFirst + line.firstEnds, open: asFirst + line.firstGoesOn };
    later = { ended: asLater + line.laterEnds, open: asLater + line.laterGoesOn };
  });
  const starts = new Array<boolean>(facts.length);
  let isFirst = first.ended >= later.ended;
  for (let i = facts.length - 1; i >= 0; i--) {
    starts[i] = isFirst;
    isFirst = isFirst ? fromEnd[i]!.endedByFirst : fromEnd[i]!.openByFirst;
  }
  return { starts, score: Math.max(first.ended, later.ended) };
}
