import type { Page } from '../page/page.ts';
import { areExhaustive, areSeries } from './exhaustive.ts';
import { isDisjoint, sumOf } from './interval.ts';
import { haveSameKind, type Quantity } from './quantity.ts';
import { type SentenceFigures, sentencesWithFigures, wordsBetween } from './sentence-figures.ts';
import { countsParts, wrongToldTotalsOf } from './told-total.ts';

/** A whole and the parts that the text says make it up. */
export interface Breakdown {
  readonly whole: Quantity;
  readonly parts: readonly Quantity[];
}

/** Breakdowns that leave nothing out (男…女…, 分别为, A和B共, 其余) and do not add up. */
export function* wrongSumsOf(page: Page): Generator<Breakdown> {
  for (const sentence of sentencesWithFigures(page)) {
    if (sentence.quantities.length + sentence.before.length < 3) continue;
    yield* wrongTotalsAfter(
      page.text,
      sentence.quantities.filter((quantity) => !countsParts(page.text, quantity)),
    );
    yield* wrongTotalsBefore(page.text, sentence);
  }
  yield* wrongToldTotalsOf(page);
}

const TOTAL_WORDS =
  /^[，、；）)]*(?:[二两三四五六七八九几][^，。；、\d]{1,4}?|加起来)?(?:奖牌|人员|师生)?(?:一共|总共|共计|总计|合计|共有|共|总(?:数|人数|票数|量|额|面积|产量|里程)?为?)(?:有|为|是|达到?)?(?:奖牌|师生|学生|人员|选手|代表|职工|村民|民警|收入|支出)?$/;
/** 全县共: right only where the parts leave nothing out. */
const TOTAL_OF_ALL = /^[，、；]全[国省市县区镇乡村校厂院年](?:一共|总共|共计|总计|合计|共有|共)(?:有|为)?$/;

const labelsBefore = (text: string, parts: readonly Quantity[]): string[] =>
  parts.map(({ clause, start }) => wordsBetween(text, clause.start, start));

const LIST_JOINT = /^(?:[、，和及与]|以及|，其中)*[^，。；：、]{0,12}$/;

/** 小学3所、初中2所，共5所: a run of sibling figures and the total right behind it. */
function* wrongTotalsAfter(text: string, quantities: readonly Quantity[]): Generator<Breakdown> {
  for (let at = 2; at < quantities.length; at++) {
    const whole = quantities[at]!;
    const last = quantities[at - 1]!;
    const words = wordsBetween(text, last.end, whole.start);
    const isOfAll = TOTAL_OF_ALL.test(words);
    if (whole.kind !== 'amount' || !(isOfAll || TOTAL_WORDS.test(words))) continue;
    const parts = siblingsBefore(text, quantities, at - 1, whole);
    if (isOfAll && !areExhaustive(labelsBefore(text, parts), words)) continue;
    if (parts.length >= 2 && !someRunAddsUp(parts, whole)) yield { whole, parts };
  }
}

/** The figures that lead up to the one at `at` as items of one list. */
function siblingsBefore(text: string, quantities: readonly Quantity[], at: number, whole: Quantity): Quantity[] {
  const parts: Quantity[] = [];
  for (let index = at; index >= 0; index--) {
    const part = quantities[index]!;
    const next = quantities[index + 1]!;
    if (!haveSameKind(part, whole)) break;
    if (index < at && !LIST_JOINT.test(wordsBetween(text, part.end, next.start))) break;
    if (NOT_A_PART.test(wordsBetween(text, part.clause.start, part.start))) break;
    parts.unshift(part);
  }
  return parts;
}

/** Rates, comparisons and totals are no items of a list. */
const NOT_A_PART = /每|均|[比较]|同比|增[加长]|减少|其中|预计|计划|目标/;

/** A figure before the list may be its heading, and the last may be all that is added up: any run that ends in the last part counts. */
function someRunAddsUp(parts: readonly Quantity[], whole: Quantity): boolean {
  for (let from = 0; from < parts.length - 1; from++) if (addsUp(parts.slice(from), whole)) return true;
  return false;
}

const addsUp = (parts: readonly Quantity[], whole: Quantity): boolean =>
  !isDisjoint(sumOf(parts.map(({ value }) => value)), whole.value);

const REST = /^[，、；和及]?(?:其余|其他|剩余|剩下|余下|另外?)/;
const DIVIDED = /分为|分成|由[^，。]{0,10}组成|分别(?:为|是|有)/;

/** 共120人，其中男70人、女40人: a whole, then parts that leave nothing out. */
function* wrongTotalsBefore(text: string, { quantities, before }: SentenceFigures): Generator<Breakdown> {
  const all = [...before, ...quantities];
  for (let at = Math.max(0, before.length - 1); at < all.length - 2; at++) {
    const whole = all[at]!;
    if (whole.kind !== 'amount' || NOT_A_WHOLE.test(wordsBetween(text, whole.clause.start, whole.start))) continue;
    const parts = partsAfter(text, all, at);
    if (parts.length >= 2 && (overflows(text, whole, parts) || leavesGap(text, whole, parts))) yield { whole, parts };
  }
}

const NOT_A_WHOLE = /每|均|同比|增[加长]|减少|[比较][^，]{0,6}$/;
const OPENING = /^[^，。；：]{0,12}[，。：:；（(]?(?:其中|包括|分别(?:为|是)|分为)?[，：:]?[^，。；：]{0,10}$/;
const PART_JOINT =
  /^(?:[、，；和及与]|以及)+[^，。；：、]{0,12}$|^[^，。；：、]{0,4}[、，；和及与][^，。；：、]{0,12}$/;

function partsAfter(text: string, all: readonly Quantity[], at: number): Quantity[] {
  const whole = all[at]!;
  const parts: Quantity[] = [];
  for (let index = at + 1; index < all.length; index++) {
    const part = all[index]!;
    const between = wordsBetween(text, all[index - 1]!.end, part.start);
    if (!haveSameKind(part, whole) || !(index === at + 1 ? OPENING : PART_JOINT).test(between)) break;
    if (/共计?$|总计$|合计$|同比|[比较]/.test(between)) break;
    parts.push(part);
  }
  return parts;
}

function isExhaustive(text: string, whole: Quantity, parts: readonly Quantity[]): boolean {
  const labels = labelsOf(text, whole, parts);
  if (areExhaustive(labels, text.slice(whole.sentence.start, parts[0]!.start))) return true;
  if (REST.test(labels.at(-1)!)) return true;
  return DIVIDED.test(wordsBetween(text, whole.end, parts[0]!.start));
}

const labelsOf = (text: string, whole: Quantity, parts: readonly Quantity[]): string[] =>
  parts.map((part, index) => labelOf(text, part, index === 0 ? whole : parts[index - 1]!));

/** Whether parts that exclude each other come to more than the whole. */
const overflows = (text: string, whole: Quantity, parts: readonly Quantity[]): boolean =>
  /其中|包括|[：:（(]/.test(wordsBetween(text, whole.end, parts[0]!.start)) &&
  areSeries(labelsOf(text, whole, parts)) &&
  sumOf(parts.map(({ value }) => value)).low > whole.value.high;

/** Whether parts that leave nothing out come to another sum; a part that is itself the sum of the others is a subtotal. */
const leavesGap = (text: string, whole: Quantity, parts: readonly Quantity[]): boolean =>
  isExhaustive(text, whole, parts) &&
  !addsUp(parts, whole) &&
  !parts.some((part) =>
    addsUp(
      parts.filter((other) => other !== part),
      part,
    ),
  );

/** What a part is called: the words between it and the figure before, else those right after it. */
function labelOf(text: string, part: Quantity, before: Quantity): string {
  const ahead = wordsBetween(text, before.end, part.start);
  return ahead.replace(/[、，；和及与：:其中]/g, '').length > 0
    ? ahead
    : wordsBetween(text, part.end, part.clause.end).slice(0, 6);
}
