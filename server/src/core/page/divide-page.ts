import { textOf } from '../text/span.ts';
import type { Article, Page } from './page.ts';

/** One article of a page as a file of its own. */
export interface ArticleFile {
  /** The headline as a file name that every system takes, without extension; unique on the page. */
  readonly name: string;
  readonly text: string;
}

/** The articles of a page, each with all its blocks; what is around them (boilerplate) is left out. */
export function splitIntoArticles(page: Page): ArticleFile[] {
  const taken = new Set<string>();
  return page.articles.map((article, index) => ({
    name: uniqueName(fileNameOf(page, article) || `第${index + 1}篇`, taken),
    text: `${textOf(page.text, article)}\n`,
  }));
}

/** Longest file name in characters: with three bytes each well below the 255 bytes that file systems allow. */
const LONGEST_NAME = 60;

function fileNameOf(page: Page, { blocks }: Article): string {
  const headline = blocks.find(({ role }) => role === 'headline') ?? blocks[0];
  if (!headline) return '';
  const shown = textOf(page.text, headline).replace(/[\s\p{C}\\/:*?"<>|]+/gu, ' ');
  return [...shown.trim().replace(/^[.\s]+/, '')]
    .slice(0, LONGEST_NAME)
    .join('')
    .replace(/[.\s]+$/, '');
}

function uniqueName(name: string, taken: Set<string>): string {
  let unique = name;
  for (let n = 2; taken.has(unique.toLowerCase()); n++) unique = `${name} ${n}`;
  taken.add(unique.toLowerCase());
  return unique;
}
