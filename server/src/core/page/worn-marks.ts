import type { LanguageModel } from '../language/services.ts';
import { isHanCode } from '../text/character.ts';
import { clauseAfter } from '../text/clause.ts';
import type { Span } from '../text/span.ts';
import { fullWidthOf } from '../text/width.ts';
import { type LikelyMark, likelyMarks, probabilityOf } from './likely-mark.ts';
import { markPlaceOf, wantsMark } from './mark-place.ts';
import { oncePerPage } from './memo.ts';
import { isRunningText, oddPointsOf } from './odd-points.ts';
import type { Block, Page } from './page.ts';
import { inEachBlock } from './passage.ts';

/** A separator where another one reads better; `marks` are the likeliest first. */
export interface OddSeparator extends Span {
  readonly printed: string;
  readonly marks: readonly LikelyMark[];
}

/** The 、, ： and ； of running text where the model likes a comma or a full stop better by far. */
export const oddSeparatorsOf = (page: Page, model: LanguageModel): OddSeparator[] =>
  inEachBlock(page, (passage) => oddInPassage(passage, model));

const oddInPassage = oncePerPage(({ text, blocks }, model: LanguageModel): readonly OddSeparator[] => {
  if (!isRunningText(blocks[0]!)) return [];
  const found: OddSeparator[] = [];
  for (const { 0: mark, index: start } of text.matchAll(SEPARATOR)) {
    const end = start + 1;
    const printed = fullWidthOf(mark);
    if (printed === '、' && clauseAfter(text, end, LONG_CLAUSE).length < LONG_CLAUSE) continue;
    const place = markPlaceOf(text, start, end, 0, text.length);
    if (printed === '：' && TELLING.test(place.before.slice(-8))) continue;
    if (wantsMark(model, place, printed, LEAST_GAIN))
      found.push({ start, end, printed, marks: likelyMarks(model, place) });
  }
  return found;
});

/** In UTF-16 units; a list has shorter items mostly, and 、 read for a comma 41 of 43 times a longer clause behind it. */
const LONG_CLAUSE = 6;

/** Not behind the number of an item (2、). */
const SEPARATOR = /(?<=[\p{Script=Han}%％”》）)] {0,2})[、：:；;](?= {0,2}\p{Script=Han})/gu;

/** Words that tell: a colon is right behind them, whatever follows. */
const TELLING = /(?:表示|指出|强调|认为|提出|介绍|透露|要求|显示|如下|包括|告诉[^，。]{0,6}|[说称问答道])$/u;

/** Nats by which a comma or a full stop must beat what is printed, before the trees are asked. */
const LEAST_GAIN = 1;
/** Probabilities below which hardly a 、 or ： of a sound text lies. */
const HARDLY_LISTED = 0.007;
const HARDLY_TOLD = 0.005;
/** Essays have a colon of this kind now and then. */
const COLON_WEIGHT = 2 / 3;

/** Misread marks are this dense at least; two at least on a short page. */
const CHARACTERS_A_MARK = 500;
const LEAST_EVIDENCE = 2;
const CHARACTERS_A_SIGN = 1000;

/**
 * Were so many marks of the page misread that others are doubtful too? `points` of it are odd. Only a page with such
 * points or paragraphs without an end mark is asked about its separators: 1 % of news. By them one of 2,965 articles is taken for worn,
 * and 10 of the 83 OCR pages that have fewer than two odd points.
 */
export function hasWornMarks(page: Page, model: LanguageModel, points = oddPointsOf(page).length): boolean {
  if (points >= LEAST_EVIDENCE) return true;
  const bareEnds = page.blocks.filter((block) => endsBare(page.text, block)).length;
  if (points + bareEnds < Math.max(LEAST_EVIDENCE, page.text.length / CHARACTERS_A_SIGN)) return false;
  const needed = Math.max(LEAST_EVIDENCE, page.text.length / CHARACTERS_A_MARK);
  let evidence = points;
  for (const { printed, marks } of oddSeparatorsOf(page, model)) {
    const probability = probabilityOf(marks, printed);
    if (printed === '、' && probability < HARDLY_LISTED) evidence++;
    else if (printed === '：' && probability < HARDLY_TOLD) evidence += COLON_WEIGHT;
  }
  return evidence >= needed - 1e-9;
}

/** In UTF-16 units. */
const SHORTEST_PARAGRAPH = 30;

const endsBare = (text: string, { role, start, end }: Block): boolean =>
  role === 'paragraph' && end - start > SHORTEST_PARAGRAPH && isHanCode(text.charCodeAt(end - 1));
