import { detached } from '../text/detached.ts';
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
const earlier = slotOfPages<Page | undefined>();

/** The passages of a page, made on first use. */
export const passagesOf = (page: Page): Passages => known.of(page) ?? makePassages(page);

/**
 * Lets `page` have the passages of `before`, an earlier version of the text, where nothing changed: whatever is kept by passage holds
 * for them. What changed lies between what both have at their start and at their end.
 */
export const inheritPassages = (page: Page, before: Page): void =>
  earlier.put(page, known.of(before) ? before : earlier.of(before));

function makePassages(page: Page): Passages {
  const before = earlier.of(page);
  earlier.put(page, undefined);
  const isComparable = before !== undefined && before.script === page.script && haveSameLayout(page, before);
  const old = isComparable ? passagesOf(before) : NO_PASSAGES;
  const owners = ownersOf(page);
  const blocks = align(
    page.blocks.length,
    old.blocks,
    (passage, i) => isPassageOf(passage, page, page.blocks[i]!, owners[i]) && isSameBlock(passage, 0, page.blocks[i]!),
    (i) => passageOf(page, page.blocks[i]!, [page.blocks[i]!], owners[i]),
  );
  const articles = align(
    page.articles.length,
    old.articles,
    (passage, i) =>
      isPassageOf(passage, page, page.articles[i]!, page.articles[i]) && haveSameBlocks(passage, page.articles[i]!),
    (i) => passageOf(page, page.articles[i]!, page.articles[i]!.blocks, page.articles[i]),
  );
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

/** The article that each block lies in. */
function ownersOf({ blocks, articles }: Page): (Article | undefined)[] {
  let next = 0;
  return blocks.map(({ start }) => {
    while (next < articles.length && articles[next]!.end <= start) next++;
    const article = articles[next];
    return article && article.start <= start ? article : undefined;
  });
}

/** `count` passages: from both ends on, as long as they are the same, those of `old`, between them new ones. */
function align(
  count: number,
  old: readonly Page[],
  isSame: (passage: Page, index: number) => boolean,
  make: (index: number) => Page,
): Page[] {
  const most = Math.min(count, old.length);
  let head = 0;
  while (head < most && isSame(old[head]!, head)) head++;
  let tail = 0;
  while (tail < most - head && isSame(old[old.length - 1 - tail]!, count - 1 - tail)) tail++;
  const made = Array.from({ length: count - head - tail }, (_, i) => make(head + i));
  return [...old.slice(0, head), ...made, ...old.slice(old.length - tail)];
}

const isPassageOf = (
  { text, articles }: Page,
  whole: Page,
  { start, end }: Span,
  article: Article | undefined,
): boolean =>
  text.length === end - start &&
  articles.length > 0 === (article !== undefined) &&
  isSameDay(articles[0]?.dateline, article?.dateline) &&
  whole.text.startsWith(text, start);

const isSameDay = (one: CalendarDate | undefined, other: CalendarDate | undefined): boolean =>
  one?.year === other?.year && one?.month === other?.month && one?.day === other?.day;

const haveSameBlocks = (passage: Page, { start, blocks }: Article): boolean =>
  passage.blocks.length === blocks.length && blocks.every((block, i) => isSameBlock(passage, i, block, start));

/** Is that block of a passage, which starts at `by`, the same as the block of the page? Their texts are known to be. */
function isSameBlock({ blocks }: Page, index: number, other: Block, by = other.start): boolean {
  const one = blocks[index]!;
  return (
    one.role === other.role &&
    one.start === other.start - by &&
    one.end === other.end - by &&
    one.lines.length === other.lines.length &&
    one.runIn?.end === (other.runIn && other.runIn.end - by) &&
    one.credit?.start === (other.credit && other.credit.start - by)
  );
}

function passageOf(
  { text: whole, script, layout }: Page,
  { start, end }: Span,
  all: readonly Block[],
  article: Article | undefined,
): Page {
  const text = detached(whole.slice(start, end));
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
