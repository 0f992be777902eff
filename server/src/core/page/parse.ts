import { isNewlineCode, isSpaceCode } from '../text/character.ts';
import { type Sentence, sentencesOf } from '../text/sentence.ts';
import type { Span } from '../text/span.ts';
import type { Article, Block, Page, Role } from './page.ts';

/** Parses a whole text into a page. Never throws and loses nothing: every non-blank line lies in exactly one block. Linear. */
export function parsePage(text: string): Page {
  const blocks = linesOf(text).map((line, index) => block(text, line, index === 0 ? 'headline' : 'paragraph'));
  const articles: Article[] = blocks.length ? [{ start: blocks[0]!.start, end: blocks.at(-1)!.end, blocks }] : [];
  return { text, articles, blocks, script: 'simplified', layout: { kind: 'plain' } };
}

/** The non-blank lines of a text, without indents, trailing blanks and line ends. */
export function linesOf(text: string): Span[] {
  const lines: Span[] = [];
  let at = 0;
  while (at < text.length) {
    let end = at;
    while (end < text.length && !isNewlineCode(text.charCodeAt(end))) end++;
    const line = trim(text, at, end);
    if (line.start < line.end) lines.push(line);
    at = end + 1;
  }
  return lines;
}

function trim(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && isSpaceCode(text.charCodeAt(from))) from++;
  while (to > from && isSpaceCode(text.charCodeAt(to - 1))) to--;
  return { start: from, end: to };
}

function block(text: string, line: Span, role: Role): Block {
  let sentences: readonly Sentence[] | undefined;
  return {
    start: line.start,
    end: line.end,
    role,
    lines: [line],
    get sentences() {
      sentences ??= sentencesOf(text, line.start, line.end);
      return sentences;
    },
  };
}
