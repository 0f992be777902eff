import type { LanguageModel } from '../language/services.ts';
import type { Span } from '../text/span.ts';
import { fullWidthOf } from '../text/width.ts';
import { type LikelyMark, likelyMarks, probabilityOf } from './likely-mark.ts';
import { type MarkPlace, markPlaceOf } from './mark-place.ts';
import { oncePerPage } from './memo.ts';
import { isRunningText } from './odd-points.ts';
import type { Page } from './page.ts';
import { inEachBlock } from './passage.ts';

/** A separator where another one reads better; `marks` are the likeliest first. */
export interface OddSeparator extends Span {
  readonly printed: string;
  readonly marks: readonly LikelyMark[];
}

/** The 、, ： and ； of running text where the model likes a comma or a full stop better by far. */
export const oddSeparatorsOf = (page: Page, model: LanguageModel): OddSeparator[] =>
  inEachBlock(page, (passage) => oddSeparatorsIn(passage, model));

const oddSeparatorsIn = oncePerPage(({ text, blocks }, model: LanguageModel): readonly OddSeparator[] => {
  if (!isRunningText(blocks[0]!)) return [];
  const found: OddSeparator[] = [];
  for (const { 0: mark, index: start } of text.matchAll(SEPARATOR)) {
    const printed = fullWidthOf(mark);
    const end = start + 1;
    const place = markPlaceOf(text, start, end, 0, text.length);
    if (printed === '：' && TELLING.test(place.before.slice(-8))) continue;
    if (isOutranked(model, place, printed)) found.push({ start, end, printed, marks: likelyMarks(model, place) });
  }
  return found;
});

/** Not behind the number of an item (2、). */
const SEPARATOR = /(?<=[\p{Script=Han}%％”》）)] {0,2})[、：:；;](?= {0,2}\p{Script=Han})/gu;

/** Words that tell: a colon is right behind them, whatever follows. */
const TELLING = /(?:表示|指出|强调|认为|提出|介绍|透露|要求|显示|如下|包括|告诉[^，。]{0,6}|[说称问答道])$/u;

/** Nats by which a comma or a full stop must beat what is printed, before the trees are asked. */
const LEAST_GAIN = 1;
const SEEN = 3;

function isOutranked(model: LanguageModel, { before, after }: MarkPlace, printed: string): boolean {
  const [left, right] = [before.slice(-SEEN), after.slice(0, SEEN)];
  const limit = model.score(left + printed + right) + LEAST_GAIN;
  return model.score(`${left}，${right}`) > limit || model.score(`${left}。${right}`) > limit;
}

/** Probabilities below which hardly a 、 or ： of a sound text lies. */
const HARDLY_LISTED = 0.007;
const HARDLY_TOLD = 0.005;
/** Essays have a colon of this kind now and then. */
const COLON_WEIGHT = 2 / 3;

/** Misread marks are this dense at least; two at least on a short page. */
const CHARACTERS_A_MARK = 500;
const LEAST_EVIDENCE = 2;

/**
 * Were so many marks of the page misread that others are doubtful too? `points` is the number of its odd points. By its separators one
 * of 2,965 articles of news is taken for such a page, and 11 of the 83 OCR pages that have fewer than two odd points.
 */
export function hasWornMarks(page: Page, points: number, model: LanguageModel): boolean {
  if (points >= LEAST_EVIDENCE) return true;
  const needed = Math.max(LEAST_EVIDENCE, page.text.length / CHARACTERS_A_MARK);
  let evidence = points;
  for (const { printed, marks } of oddSeparatorsOf(page, model)) {
    const probability = probabilityOf(marks, printed);
    if (printed === '、' && probability < HARDLY_LISTED) evidence++;
    else if (printed === '：' && probability < HARDLY_TOLD) evidence += COLON_WEIGHT;
  }
  return evidence >= needed - 1e-9;
}
