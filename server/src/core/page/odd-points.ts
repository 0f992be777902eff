import { isTransliteration } from '../language/transliteration.ts';
import { oncePerPage } from './memo.ts';
import type { Block, Page } from './page.ts';
import { passagesOf } from './passage.ts';

/** A point, middle dot, star … between two characters of a sentence. */
const POINTS =
  /(?<=[\p{Script=Han}”》）)] {0,2})(?:[·•・.．*=_|^](?= {0,2}[\p{Script=Han}“《])|[·•・](?= {0,2}[\d（]))/gu;
/** The same where the paragraph ends. */
const LAST_POINT = /(?<=\p{Script=Han}[”》）)]? ?)[·•・.．*]$/u;
/** In UTF-16 units; shorter blocks are headings, items, links. */
const SHORTEST_PROSE = 12;

/** Offsets of the points of running text that no name, title or unit explains: most likely misread marks. */
export function oddPointsOf(page: Page): number[] {
  const { text, blocks } = page;
  const points = passagesOf(page).blocks.flatMap((passage, i) => pointsIn(passage).map((at) => at + blocks[i]!.start));
  const repeated = repeatedSurroundings(text, points);
  return points.filter((at) => !repeated.has(around(text, at)) && !(isDot(text.charAt(at)) && isSeparator(text, at)));
}

/** Were marks of the page misread? Then others were lost, and characters misread. */
export const hasMisreadMarks = (page: Page): boolean => misreadCountOf(page).count > 0;

const misreadCountOf = oncePerPage((page) => ({ count: oddPointsOf(page).length }));

export const isRunningText = ({ role }: Block): boolean => role === 'paragraph' || role === 'caption';

export const isDot = (character: string): boolean => '·•・'.includes(character);

/** Of a block as a page of its own. */
const pointsIn = oncePerPage(({ text, blocks }): readonly number[] => {
  const inside = isRunningText(blocks[0]!) ? Array.from(text.matchAll(POINTS), ({ index }) => index) : [];
  return endsWithPoint(text, blocks[0]!) ? [...inside, text.length - 1] : inside;
});

/** Display type ends so no more than sentences do, but only text that is long enough can tell. */
const endsWithPoint = (text: string, { role }: Block): boolean =>
  role !== 'boilerplate' && role !== 'other' && text.length >= SHORTEST_PROSE && LAST_POINT.test(text.slice(-4));

const around = (text: string, at: number): string => text.slice(Math.max(0, at - 2), at + 3);

/** The same words about the same point more than once: a name or a unit (元/人.天). */
function repeatedSurroundings(text: string, points: readonly number[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const at of points) {
    const words = around(text, at);
    if (seen.has(words)) repeated.add(words);
    seen.add(words);
  }
  return repeated;
}

/** A dot in a title, slogan, event or name: 《水浒·序》, “长城·冰雪”, 书画大会·荷花特展, 列夫·托尔斯泰, or between blanks in a list of links. */
function isSeparator(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - REACH_OF_TITLE), at);
  if (/[“《（(][^”》）)。]*$/.test(before) || / $/.test(before)) return true;
  if (/[会节展赛季周年行坛]$/.test(before) && EVENT.test(text.slice(at + 1, at + REACH_OF_TITLE))) return true;
  return isTransliteration(before.slice(-1)) && isTransliteration(text.slice(at + 1, at + 3));
}

/** In UTF-16 units. */
const REACH_OF_TITLE = 24;
const EVENT = /^\p{Script=Han}{2,10}(?:论坛|[大年晚峰]会|特展|巡展|影展|[画书艺]展|专场|[大联比]赛|音乐会|活动|系列)/u;
