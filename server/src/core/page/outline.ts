import type { Span } from '../text/span.ts';
import type { Article, Block, Page, Role } from './page.ts';

/** A section of an article: its heading up to the next heading of the same or a higher level. */
export interface Section extends Span {
  readonly heading: Span;
  /** 1 for a subhead on its own lines, 2 for a run-in head below one; a run-in head in an article without subheads is 1. */
  readonly level: 1 | 2;
  /** A run-in head that lost its end. */
  readonly isDamaged: boolean;
}

export interface ArticleOutline extends Span {
  readonly headline: Span | undefined;
  readonly kicker: Span | undefined;
  readonly subtitle: Span | undefined;
  readonly bylines: readonly Span[];
  readonly sections: readonly Section[];
  readonly captions: readonly Span[];
  readonly paragraphs: readonly Span[];
  readonly boilerplate: readonly Span[];
}

/** What each article of a page consists of. Boilerplate outside the articles is listed with the nearest one before, else the first. */
export function outline(page: Page): ArticleOutline[] {
  return page.articles.map((article, i) => {
    const from = i === 0 ? 0 : article.start;
    const to = page.articles[i + 1]?.start ?? page.text.length;
    const around = page.blocks.filter(({ role, start }) => role === 'boilerplate' && start >= from && start < to);
    return outlineOf(page, article, around);
  });
}

function outlineOf(page: Page, article: Article, boilerplate: readonly Block[]): ArticleOutline {
  const { blocks } = article;
  return {
    start: article.start,
    end: article.end,
    headline: joined(blocks, 'headline'),
    kicker: joined(blocks, 'kicker'),
    subtitle: joined(blocks, 'subtitle'),
    bylines: bylinesOf(blocks),
    sections: sectionsOf(page, article),
    captions: spansOf(blocks, 'caption'),
    paragraphs: spansOf(blocks, 'paragraph'),
    boilerplate: boilerplate.map(toSpan),
  };
}

const toSpan = ({ start, end }: Span): Span => ({ start, end });

const spansOf = (blocks: readonly Block[], wanted: Role): Span[] =>
  blocks.filter(({ role }) => role === wanted).map(toSpan);

/** The first unbroken group of blocks of a role as one span: a headline set over two lines is one headline. */
function joined(blocks: readonly Block[], wanted: Role): Span | undefined {
  const first = blocks.findIndex(({ role }) => role === wanted);
  if (first < 0) return undefined;
  let last = first;
  while (blocks[last + 1]?.role === wanted) last++;
  return { start: blocks[first]!.start, end: blocks[last]!.end };
}

/** Byline blocks and the bylines inside paragraphs, in order; photo credits belong to their captions. */
function bylinesOf(blocks: readonly Block[]): Span[] {
  return blocks.flatMap((block) => {
    if (block.role === 'byline') return [toSpan(block)];
    return block.role === 'paragraph' && block.credit ? [toSpan(block.credit)] : [];
  });
}

/** A heading before its section's end is known; `before` is the end of the block before it. */
interface Heading extends Omit<Section, 'start' | 'end'> {
  readonly before: number;
}

function sectionsOf(page: Page, article: Article): Section[] {
  const sections: Section[] = [];
  let nextOfAny = article.end;
  let nextSubhead = article.end;
  for (const { heading, level, isDamaged, before } of headingsOf(page.text, article.blocks).reverse()) {
    sections.push({ heading, level, isDamaged, start: heading.start, end: level === 1 ? nextSubhead : nextOfAny });
    nextOfAny = before;
    if (level === 1) nextSubhead = before;
  }
  return sections.reverse();
}

function headingsOf(text: string, blocks: readonly Block[]): Heading[] {
  const runInLevel = blocks.some(({ role }) => role === 'subhead') ? 2 : 1;
  const headings: Heading[] = [];
  blocks.forEach((block, i) => {
    const before = blocks[i - 1]?.end ?? block.start;
    if (block.role === 'subhead' && blocks[i - 1]?.role === 'subhead') {
      const first = headings.pop()!;
      headings.push({ ...first, heading: { start: first.heading.start, end: block.end } });
    } else if (block.role === 'subhead') headings.push({ heading: toSpan(block), level: 1, isDamaged: false, before });
    else if (block.runIn) {
      const isDamaged = !/[。！？!?]/.test(text.slice(block.runIn.start, block.runIn.end));
      headings.push({ heading: block.runIn, level: runInLevel, isDamaged, before });
    }
  });
  return headings;
}
