import type { Span } from '../text/span.ts';
import { outline } from './outline.ts';
import type { Page } from './page.ts';

/** A headline, or the heading of a section, by which an article is looked up. */
export interface Heading extends Span {
  /** In one line. */
  readonly name: string;
  /** The headline above a section's heading. */
  readonly headline?: string;
}

/** The headlines of a page and the headings of their sections, in order; articles without a headline have none. */
export function headingsOf(page: Page): Heading[] {
  return outline(page).flatMap(({ headline, sections }) => {
    const name = headline && oneLine(page.text, headline);
    const below = sections.map(({ heading: { start, end } }) => ({
      name: oneLine(page.text, { start, end }),
      start,
      end,
      ...(name !== undefined && { headline: name }),
    }));
    return headline && name !== undefined ? [{ name, start: headline.start, end: headline.end }, ...below] : below;
  });
}

const LONGEST = 40;

/** A heading in one line, spaces of print lines removed, at most 40 characters long. */
export function oneLine(text: string, { start, end }: Span): string {
  const line = text.slice(start, end).replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
