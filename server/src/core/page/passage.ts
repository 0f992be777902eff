import { type Span, shifted } from '../text/span.ts';
import { blockOf } from './block.ts';
import { slotOfPages } from './memo.ts';
import type { Article, Block, CalendarDate, Page } from './page.ts';

/**
 * The parts of a page, each as a page of its own with the script and layout of the whole; offset 0 of its text is where the part
 * starts. What looks no further than a part can look at its passage instead.
 */
export interface Passages {
  /** One for every block of the page. */
  readonly blocks: readonly Page[];
  /** One for every article of the page; what stands outside the articles is in none. */
  readonly articles: readonly Page[];
}

const known = slotOfPages<Passages>();

/** The passages of a page, made on first use. */
export const passagesOf = (page: Page): Passages => known.of(page) ?? keepPassages(page, undefined);

/**
 * The passages of `page`, those of `before` (an earlier version of the text) among them where nothing changed: whatever is kept by
 * passage holds for them. What changed lies between what both have at their start and at their end.
 */
export function keepPassages(page: Page, before: Page | undefined): Passages {
  const isComparable = before !== undefined && before.script === page.script && haveSameLayout(page, before);
  const old = isComparable ? passagesOf(before) : NO_PASSAGES;
  const blocks = align(blockParts(page), old.blocks, page);
  const articles = align(articleParts(page), old.articles, page);
  const passages = { blocks, articles };
  known.put(page, passages);
  shareBlocks(page, passages);
  return passages;
}

/** The passages have no others: a block's is its own, an article's has those that its blocks have in the page. */
function shareBlocks(page: Page, { blocks, articles }: Passages): void {
  for (const block of blocks)
    if (!known.of(block)) known.put(block, { blocks: [block], articles: block.articles.length > 0 ? [block] : [] });
  let from = 0;
  for (const [i, article] of page.articles.entries()) {
    while (page.blocks[from]!.start < article.start) from++;
    const to = from + article.blocks.length;
    const passage = articles[i]!;
    if (!known.of(passage)) known.put(passage, { blocks: blocks.slice(from, to), articles: [passage] });
    from = to;
  }
}

const NO_PASSAGES: Passages = { blocks: [], articles: [] };

const haveSameLayout = ({ layout }: Page, { layout: other }: Page): boolean =>
  layout.kind === other.kind && layout.width === other.width;

/** A stretch of a page with its blocks and the article it lies in. */
interface Part extends Span {
  readonly blocks: readonly Block[];
  readonly article: Article | undefined;
}

function blockParts({ blocks, articles }: Page): Part[] {
  let next = 0;
  return blocks.map((block) => {
    while (next < articles.length && articles[next]!.end <= block.start) next++;
    const article = articles[next];
    const isInside = article !== undefined && article.start <= block.start;
    return { start: block.start, end: block.end, blocks: [block], article: isInside ? article : undefined };
  });
}

const articleParts = ({ articles }: Page): Part[] =>
  articles.map((article) => ({ start: article.start, end: article.end, blocks: article.blocks, article }));

/** The passages of `parts`; from both ends on, as long as they are the same, those of `old`. */
function align(parts: readonly Part[], old: readonly Page[], page: Page): Page[] {
  const most = Math.min(parts.length, old.length);
  let head = 0;
  while (head < most && isPassageOf(old[head]!, parts[head]!, page.text)) head++;
  let tail = 0;
  while (tail < most - head && isPassageOf(old.at(-1 - tail)!, parts.at(-1 - tail)!, page.text)) tail++;
  return [
    ...old.slice(0, head),
    ...parts.slice(head, parts.length - tail).map((part) => passage(page, part)),
    ...old.slice(old.length - tail),
  ];
}

function isPassageOf({ text, blocks, articles }: Page, part: Part, whole: string): boolean {
  return (
    text.length === part.end - part.start &&
    blocks.length === part.blocks.length &&
    articles.length > 0 === (part.article !== undefined) &&
    isSameDay(articles[0]?.dateline, part.article?.dateline) &&
    whole.startsWith(text, part.start) &&
    blocks.every((block, i) => isSameBlock(block, part.blocks[i]!, part.start))
  );
}

const isSameDay = (one: CalendarDate | undefined, other: CalendarDate | undefined): boolean =>
  one?.year === other?.year && one?.month === other?.month && one?.day === other?.day;

const isSameBlock = (one: Block, other: Block, by: number): boolean =>
  one.role === other.role &&
  one.start === other.start - by &&
  one.end === other.end - by &&
  one.lines.length === other.lines.length &&
  one.runIn?.end === (other.runIn && other.runIn.end - by) &&
  one.credit?.start === (other.credit && other.credit.start - by);

function passage({ text: whole, script, layout }: Page, { start, end, blocks: all, article }: Part): Page {
  const text = whole.slice(start, end);
  const blocks = all.map((block) => movedBlock(text, block, -start));
  const dateline = article?.dateline;
  const articles = article ? [{ start: 0, end: text.length, blocks, ...(dateline && { dateline }) }] : [];
  return { text, articles, blocks, script, layout, kept: [] };
}

/** What `find` sees in the passage of every block, at its places in the page. */
export function inEachBlock<T extends Span>(page: Page, find: (passage: Page) => readonly T[]): T[] {
  const found: T[] = [];
  for (const [i, passage] of passagesOf(page).blocks.entries()) {
    const by = page.blocks[i]!.start;
    for (const item of find(passage)) found.push({ ...item, ...shifted(item, by) });
  }
  return found;
}

const movedBlock = (text: string, { start, end, role, lines, runIn, credit }: Block, by: number): Block =>
  blockOf(text, {
    start: start + by,
    end: end + by,
    role,
    lines: lines.map((line) => shifted(line, by)),
    ...(runIn && { runIn: shifted(runIn, by) }),
    ...(credit && { credit: shifted(credit, by) }),
  });
