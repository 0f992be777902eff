import type { Edit } from '../engine/finding.ts';
import type { Block, Page } from '../page/page.ts';
import { isNewlineCode } from '../text/character.ts';
import { foldToSimplified } from '../text/script.ts';
import type { Span } from '../text/span.ts';

/** What counts as boilerplate beyond the page's own roles. */
export interface BoilerplateOptions {
  /** Beginnings of lines that the user's pages carry, in simplified characters. */
  readonly lines?: readonly string[];
  /** Whether every line that names an editor goes (【编辑:…】); that of the editor in charge (责任编辑：…) always does. */
  readonly editors?: boolean;
}

const LONGEST_LINE = 160;
const EDITOR_LINE = /^[【[（(]?(?:本文)?(?:责任|网站|值班)?编辑[:：]/;
/** As a web page signs its article; a printed page has such a line in its head or foot. */
const EDITOR_IN_CHARGE = /^[【[（(]?(?:本文)?责任编辑[:：]\s?[\p{Script=Han}·、\s]{2,12}[】\])）]?$/u;

/** Runs of neighbouring boilerplate blocks, in order. Subheads, captions and bylines of an article are never among them. */
export function boilerplateRuns(page: Page, options: BoilerplateOptions = {}): Block[][] {
  const runs: Block[][] = [];
  let isOpen = false;
  for (const block of page.blocks) {
    const isOwn = block.role === 'boilerplate' || isNamed(page, block, options);
    if (isOwn && isOpen) runs.at(-1)!.push(block);
    else if (isOwn) runs.push([block]);
    isOpen = isOwn;
  }
  return runs;
}

function isNamed({ text, layout }: Page, block: Block, { lines = [], editors = false }: BoilerplateOptions): boolean {
  if (block.end - block.start > LONGEST_LINE) return false;
  const line = foldToSimplified(text.slice(block.start, block.end));
  if (layout.kind === 'plain' && EDITOR_IN_CHARGE.test(line)) return true;
  return (editors && EDITOR_LINE.test(line)) || lines.some((known) => known !== '' && line.startsWith(known));
}

/** The edits that take `blocks` out of the page, one a block, with its line and the blank lines below it. */
export function removalEdits(page: Page, blocks: readonly Block[]): Edit[] {
  return blocks.map((block) => ({ span: removalOf(page, block), newText: '' }));
}

function removalOf({ text, blocks }: Page, block: Block): Span {
  const next = blocks[blocks.indexOf(block) + 1];
  const start = lineStart(text, block.start);
  if (next) return { start, end: lineStart(text, next.start) };
  return { start, end: text.length };
}

function lineStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && !isNewlineCode(text.charCodeAt(start - 1))) start--;
  return start;
}

/** The edits that leave the articles of a page alone: all boilerplate, and whatever stands outside an article. */
export function keepOnlyArticle(page: Page, options: BoilerplateOptions = {}): Edit[] {
  const remains = new Set(boilerplateRuns(page, options).flat());
  const inArticle = new Set(page.articles.flatMap(({ blocks }) => blocks));
  return removalEdits(
    page,
    page.blocks.filter((block) => remains.has(block) || (inArticle.size > 0 && !inArticle.has(block))),
  );
}
