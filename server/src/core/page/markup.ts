import type { Span } from '../text/span.ts';

/** A text in Markdown has front matter, two headings or more, or a table with its ruled line; its marks are meant. */
const FRONT_MATTER = /^---[ \t]*\r?\n/;
const HEADING = /^#{1,6}[ \t]+(?=\S)/gm;
const TABLE_RULE = /^\|?[ \t]*:?-{3,}:?[ \t]*\|/m;
const BREAK_TAG = /<br\s?\/?>/gi;

/** The leftovers of markup in a text, those that belong together (the two ends of a bold run) in one group. */
export function* markupOf(text: string): Generator<Span[]> {
  const hasBold = text.includes('**');
  const hasBreaks = /<br/i.test(text);
  if (!hasBold && !hasBreaks && !/^(?:#|\|)/m.test(text)) return;
  if (hasBreaks) for (const match of text.matchAll(BREAK_TAG)) yield [spanOf(match)];
  if (isMarkdown(text)) return;
  if (hasBold) yield* boldMarks(text);
  for (const match of text.matchAll(HEADING)) yield [spanOf(match)];
  if (text.includes('|')) for (const match of text.matchAll(TABLE_EDGE)) yield [spanOf(match)];
}

/** The bar that opens or closes a line that has both. */
const TABLE_EDGE = /^\|[ \t]*(?=[^|\r\n]+\|[ \t]*$)|[ \t]*\|(?=[ \t]*$)(?<=^\|[^|\r\n]{1,200}\|)/gm;

const spanOf = (match: RegExpExecArray): Span => ({ start: match.index, end: match.index + match[0].length });

function isMarkdown(text: string): boolean {
  return FRONT_MATTER.test(text) || TABLE_RULE.test(text) || (text.match(HEADING)?.length ?? 0) > 1;
}

/** Two asterisks, no more, that do not stand between figures or letters (2**3). */
const BOLD = /(?<!\*)\*\*(?!\*)(?:(?<!\w\*\*)|(?!\w))/g;

function* boldMarks(text: string): Generator<Span[]> {
  let open: Span | undefined;
  for (const match of text.matchAll(BOLD)) {
    const mark = spanOf(match);
    if (open && !/\n\s*\n/.test(text.slice(open.end, mark.start))) {
      yield [open, mark];
      open = undefined;
    } else {
      if (open && !masksFigure(text, open)) yield [open];
      open = mark;
    }
  }
  if (open && !masksFigure(text, open)) yield [open];
}

/** Asterisks beside a figure or a letter stand for what is not to be read (尾号**5). */
const masksFigure = (text: string, { start, end }: Span): boolean =>
  /\w/.test(text.charAt(start - 1)) || /\w/.test(text.charAt(end));
