import type { LanguageModel } from '../language/services.ts';
import type { Span } from '../text/span.ts';
import { oncePerPage } from './memo.ts';
import type { Block, Page } from './page.ts';
import { printLinesOf } from './print-line.ts';
import { continuity, printedEnd, printedStart } from './seam.ts';

/** Print lines of several columns that were read row by row, from the first line of the first column on. */
export interface CrossReading extends Span {
  readonly columns: number;
  /** As they stand on the page. */
  readonly lines: readonly Span[];
}

/** The stretches of a page that were read across its columns: each line reads on to the next but one (or two), not to the next. */
export const crossReadingsOf = oncePerPage((page, model: LanguageModel | undefined): readonly CrossReading[] =>
  model ? printLineRuns(page).flatMap((lines) => crossReadingIn(page.text, lines, model) ?? []) : [],
);

/** Does the block lie in a stretch that was read across? Its ends and seams tell nothing. */
export const isReadAcross = (readings: readonly CrossReading[], block: Span): boolean =>
  readings.some(({ start, end }) => block.start < end && start < block.end);

/** Is the block by itself, whose print lines ended in spaces, one of columns read across? */
export function isBlockReadAcross(page: Page, block: Block, model: LanguageModel | undefined): boolean {
  const lines = model && page.layout.kind === 'spaced' ? (printLinesOf(page, block) ?? []) : [];
  return lines.length >= LEAST_LINES && crossReadingIn(page.text, lines, model!) !== undefined;
}

/** The lines column by column, with what stood between them in its order. */
export function columnByColumn(text: string, { columns, lines }: CrossReading): string {
  return columnOrder({ from: 0, to: lines.length, columns })
    .map((i) => lines[i]!)
    .map(
      ({ start, end }, i) =>
        text.slice(start, end) + (lines[i + 1] ? text.slice(lines[i]!.end, lines[i + 1]!.start) : ''),
    )
    .join('');
}

/** In UTF-16 units. */
const LONGEST_PRINT_LINE = 45;
const LEAST_LINES = 6;

/** Print lines that follow each other, of blocks that may be text. */
function printLineRuns(page: Page): Span[][] {
  const runs: Span[][] = [[]];
  for (const block of page.blocks) {
    const lines = mayBeText(block) ? (printLinesOf(page, block) ?? [block]) : [];
    if (lines.length === 0) runs.push([]);
    for (const line of lines) {
      if (line.end - line.start <= LONGEST_PRINT_LINE) runs.at(-1)!.push(line);
      else runs.push([]);
    }
  }
  return runs.filter((lines) => lines.length >= LEAST_LINES && areCut(page.text, lines));
}

/** Print lines seldom end where a sentence does. */
const areCut = (text: string, lines: readonly Span[]): boolean =>
  lines.filter(({ end }) => '。！？'.includes(text.charAt(end - 1))).length < lines.length / 2;

const mayBeText = ({ role }: Block): boolean => role !== 'boilerplate' && role !== 'other' && role !== 'byline';

const MOST_COLUMNS = 4;
/** Nats by which a line must read on better to the same column's next line than to its neighbour: see continuity. */
const LEAST_GAIN = 3;
const MOST_NATS = 10;
/** Nats over a whole stretch. */
const LEAST_EVIDENCE = 20;

/** Lines [from, to) that were read across so many columns. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly columns: number;
}

/** The stretch of `lines` with most evidence for columns read across. */
function crossReadingIn(text: string, lines: readonly Span[], model: LanguageModel): CrossReading | undefined {
  const seam = seamsOf(text, lines, model);
  const along = (distance: number) => lines.slice(distance).map((_, i) => seam(i, i + distance));
  const neighbours = along(1);
  if (neighbours.filter((nats) => nats < 0).length < LEAST_LINES / 2) return undefined;
  let best: (Stretch & { readonly evidence: number }) | undefined;
  for (let columns = 2; columns <= MOST_COLUMNS; columns++) {
    const gains = along(columns).map((nats, i) => nats - neighbours[i]! - LEAST_GAIN);
    const { from, to, sum } = heaviestStretch(gains);
    if (sum > (best?.evidence ?? LEAST_EVIDENCE)) best = { evidence: sum, from, to: to + columns, columns };
  }
  if (!best) return undefined;
  const { from, to, columns } = withBestEdges(best, lines.length, seam);
  const stretch = lines.slice(from, to);
  return { start: stretch[0]!.start, end: stretch.at(-1)!.end, columns, lines: stretch };
}

/** How well line `to` reads on from line `from`, clamped. */
type Seam = (from: number, to: number) => number;

function seamsOf(text: string, lines: readonly Span[], model: LanguageModel): Seam {
  const endings = lines.map((line) => printedEnd(text, line));
  const openings = lines.map((line) => printedStart(text, line));
  const known = new Map<number, number>();
  return (from, to) => {
    const pair = from * lines.length + to;
    const nats = known.get(pair) ?? continuity(model, endings[from]!, openings[to]!);
    known.set(pair, nats);
    return Math.max(-MOST_NATS, Math.min(MOST_NATS, nats));
  };
}

/** The stretch [from, to) of greatest sum (Kadane, 1984). */
function heaviestStretch(values: readonly number[]): { from: number; to: number; sum: number } {
  let best = { from: 0, to: 0, sum: 0 };
  let from = 0;
  let sum = 0;
  values.forEach((value, i) => {
    if (sum <= 0) [from, sum] = [i, 0];
    sum += value;
    if (sum > best.sum) best = { from, to: i + 1, sum };
  });
  return best;
}

/** The end of a paragraph weakens the evidence at the edges: they are moved to where all lines around read on best. */
function withBestEdges(stretch: Stretch, count: number, seam: Seam): Stretch {
  const first = Math.max(0, stretch.from - EDGE);
  const last = Math.min(count, stretch.to + EDGE);
  let best = { stretch, nats: -Infinity };
  for (let from = first; from <= stretch.from + EDGE; from++) {
    for (let to = Math.max(stretch.to - EDGE, from + 2 * stretch.columns); to <= last; to++) {
      const tried = { from, to, columns: stretch.columns };
      const order = [...range(first, from), ...columnOrder(tried), ...range(to, last)];
      const nats = order.slice(1).reduce((sum, line, i) => sum + seam(order[i]!, line), 0);
      if (nats > best.nats) best = { stretch: tried, nats };
    }
  }
  return best.stretch;
}

/** Lines by which an edge may be moved. */
const EDGE = 8;

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

/** The lines of a stretch column by column. */
const columnOrder = ({ from, to, columns }: Stretch): number[] =>
  range(0, columns).flatMap((column) => range(from, to).filter((line) => (line - from) % columns === column));
