import type { LanguageServices } from '../language/services.ts';
import { OPENING_MARKS } from '../text/character.ts';
import { balanceOf } from './balance.ts';
import { sentenceBreaksOf } from './breaks.ts';
import { trailingHeadingOf } from './glued-heading.ts';
import { joinsOf } from './joins.ts';
import type { OpenEnd } from './openness.ts';
import type { Block, Page } from './page.ts';
import { endScore, printedEnd } from './seam.ts';

/** A paragraph that breaks off and goes on nowhere. */
export interface Truncation {
  readonly block: Block;
  /** `mark`: only the final mark is missing; `words`: the sentence is cut; `unclear`: no telling. */
  readonly lost: 'mark' | 'words' | 'unclear';
}

/**
 * The paragraphs of running text that end in mid-sentence or without their mark. Lists, verse, resumes and credits are left out, and
 * sentences that the next block takes up (broken-line).
 */
export function truncationsOf(page: Page, language: LanguageServices): Truncation[] {
  const ends = joinsOf(page, language).brokenOff.filter((end) => isParagraph(page.text, end));
  if (ends.length === 0 || !endsWithMarks(page)) return [];
  const broken = new Set([...sentenceBreaksOf(page, language)].map(({ start }) => start));
  return ends
    .filter(({ block }) => !broken.has(block.end) && !trailingHeadingOf(page, block, language.model))
    .map(({ block }) => ({ block, lost: lossOf(page.text, block, language) }));
}

const ITEM = /^(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）.、．:：]|[•·●■◆▲★*-]|\d{4}[.年-])/u;
const NO_PROSE = /https?:|www\.|@|[\w-]+\.(?:com|cn|net|org)|[A-Za-z\d]$/iu;

function isParagraph(text: string, { block }: OpenEnd): boolean {
  if (block.role !== 'paragraph') return false;
  const own = text.slice(block.start, block.end);
  if (ITEM.test(own) || NO_PROSE.test(own.slice(-40))) return false;
  const hasSentence = /[。！？]/u.test(own.slice(0, -1));
  return hasSentence || (own.length >= LONG_SENTENCE && (own.match(/[，,]/gu)?.length ?? 0) >= 2);
}

/** A paragraph of one sentence must be this long, in UTF-16 units: shorter ones are headings or items. */
const LONG_SENTENCE = 50;

/** Many paragraphs of the page end with a mark: otherwise it is set without (verse, lists, a web page's teasers). */
function endsWithMarks({ text, blocks }: Page): boolean {
  let marked = 0;
  let bare = 0;
  for (const { role, start, end } of blocks) {
    if (role !== 'paragraph') continue;
    if (/[。！？!?…；;：:”"’）)】]/u.test(text.charAt(end - 1))) marked++;
    else if (end - start >= LONG_SENTENCE) bare++;
  }
  return bare <= 1 || marked >= LEAST_MARKED * bare;
}

/** Of the marked paragraphs to the long ones without: pages that lost every third or second mark in reading lie above. */
const LEAST_MARKED = 0.6;

function lossOf(text: string, block: Block, { model }: LanguageServices): Truncation['lost'] {
  const last = text.charAt(block.end - 1);
  if ('，,、'.includes(last) || OPENING_MARKS.includes(last)) return 'words';
  if (balanceOf(text, lastSentenceOf(text, block), true).unclosed) return 'words';
  if (!model) return 'unclear';
  const score = endScore(model, printedEnd(text, block));
  return score >= WHOLE ? 'mark' : score < CUT ? 'words' : 'unclear';
}

/** ln P of a full stop: 75 % of true ends lie above the first, 70 % of cuts and 3 % of true ends below the second. */
const WHOLE = -3.5;
const CUT = -5.5;

function lastSentenceOf(text: string, { start, end }: Block): { start: number; end: number } {
  let from = end - 1;
  while (from > start && !'。！？'.includes(text.charAt(from - 1))) from--;
  return { start: from, end };
}
