import { isNewlineCode, isSpaceCode } from '../text/character.ts';
import type { Span } from '../text/span.ts';
import { widthOf } from './lines.ts';
import type { Block, Page } from './page.ts';

/**
 * The print lines of a block, from the spaces or breaks that their ends left behind; undefined where the page shows none.
 */
export function printLinesOf({ text, layout }: Page, block: Block): readonly Span[] | undefined {
  if (layout.kind === 'wrapped') return block.lines;
  if (layout.kind !== 'spaced') return undefined;
  const lines: Span[] = [];
  let start = block.start;
  for (let at = block.start; at < block.end; at++) {
    const code = text.charCodeAt(at);
    if (!isSpaceCode(code) && !isNewlineCode(code)) continue;
    if (at > start) lines.push({ start, end: at });
    start = at + 1;
  }
  lines.push({ start, end: block.end });
  return lines;
}

/** The width that a column's lines mostly have: the median of all lines but each block's last; undefined for fewer than three. */
export function columnWidthOf(text: string, lines: readonly Span[]): number | undefined {
  if (lines.length < 4) return undefined;
  const widths = lines.slice(0, -1).map(({ start, end }) => widthOf(text, start, end));
  return widths.sort((a, b) => a - b)[widths.length >> 1];
}

/** How a block's first and last print lines fill their column. */
export interface Fill {
  /** The first line is as long as the others: no paragraph indent was set, so that the block goes on from another. */
  readonly first: 'full' | 'indented' | 'unknown';
  /** The last line reaches the column's end: more may have followed. */
  readonly last: 'full' | 'short' | 'unknown';
}

const UNKNOWN_FILL: Fill = { first: 'unknown', last: 'unknown' };

/** What the print lines of a block of four or more lines tell; indents that are still there as blanks tell nothing. */
export function fillOf(page: Page, block: Block): Fill {
  const lines = printLinesOf(page, block);
  const width = lines && columnWidthOf(page.text, lines);
  if (!lines || width === undefined) return UNKNOWN_FILL;
  const [first, last] = [lines[0]!, lines.at(-1)!].map(({ start, end }) => widthOf(page.text, start, end) - width);
  const isIndentKept = isSpaceCode(page.text.charCodeAt(block.start - 1));
  return {
    first: isIndentKept ? 'indented' : first! >= -0.5 ? 'full' : first! <= -1 && first! >= -4 ? 'indented' : 'unknown',
    last: last! >= -1.5 ? 'full' : 'short',
  };
}
