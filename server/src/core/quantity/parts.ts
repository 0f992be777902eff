import type { Page } from '../page/page.ts';
import { isDisjoint, sumOf } from './interval.ts';
import type { Quantity } from './quantity.ts';
import { haveSameKind } from './rivals.ts';
import { type SentenceFigures, sentencesWithFigures, wordsBetween } from './sentence-figures.ts';

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
}

const TOTAL_WORDS =
  /^[，、；）)]*(?:[二两三四五六七八九几][^，。；、\d]{1,4}?|加起来)?(?:奖牌|人员|师生)?(?:一共|总共|共计|总计|合计|共有|共|总数为?|总人数为?)(?:有|为|是|达到?)?(?:奖牌|师生|学生|人员|选手|代表|职工|村民|民警|收入|支出)?$/;
/** 两项合计, 三地共: the number of the parts, no part itself. */
const countsParts = (text: string, { form, end, interval }: Quantity): boolean =>
  form === 'han' && interval.high < 10 && /^[^，。；、]{0,4}?(?:合计|共|总计|总共)/.test(text.slice(end, end + 8));

const LIST_JOINT = /^(?:[、，和及与]|以及|，其中)*[^，。；：、]{0,12}$/;

/** 小学3所、初中2所，共5所: a run of sibling figures and the total right behind it. */
function* wrongTotalsAfter(text: string, quantities: readonly Quantity[]): Generator<Breakdown> {
  for (let at = 2; at < quantities.length; at++) {
    const whole = quantities[at]!;
    const last = quantities[at - 1]!;
    if (whole.kind !== 'amount' || !TOTAL_WORDS.test(wordsBetween(text, last.end, whole.start))) continue;
    const parts = siblingsBefore(text, quantities, at - 1, whole);
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

/** Pairs and triples of labels that leave nothing out. */
const EXHAUSTIVE: readonly (readonly RegExp[])[] = [
  [/男/, /女/],
  [/城[镇市]/, /农村|乡村/],
  [/出口/, /进口/],
  [/国内|境内/, /国外|境外|国际|海外/],
  [/公办/, /民办/],
  [/金/, /银/, /铜/],
  [/第一产业|一产/, /第二产业|二产/, /第三产业|三产/],
  [/上半年/, /下半年/],
  [/线上/, /线下/],
  [/已/, /未|尚/],
  [/合格/, /不合格/],
];
/** Kinds that exclude each other: their sum may stay under the whole but not pass it. */
const SERIES: readonly RegExp[] = [
  /[一二三四五六七八]期/,
  /[特一二三四]等/,
  /小学|初中|高中|中学|大学|幼儿园/,
  /专科|本科|硕士|博士/,
  /东部|中部|西部|东北/,
  /轻伤|重伤|死亡/,
  /国家级|省级|市级|县级/,
  /[一二三四]级/,
];
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
  const isSet = EXHAUSTIVE.some(
    (set) =>
      set.length === parts.length &&
      set.every((label) => labels.some((words) => label.test(words))) &&
      labels.every((words) => set.some((label) => label.test(words))),
  );
  if (isSet) return isTrade(text, whole, labels);
  if (REST.test(labels.at(-1)!)) return true;
  return DIVIDED.test(wordsBetween(text, whole.end, parts[0]!.start));
}

const labelsOf = (text: string, whole: Quantity, parts: readonly Quantity[]): string[] =>
  parts.map((part, index) => labelOf(text, part, index === 0 ? whole : parts[index - 1]!));

/** Whether parts that exclude each other come to more than the whole. */
const overflows = (text: string, whole: Quantity, parts: readonly Quantity[]): boolean =>
  /其中|包括|[：:（(]/.test(wordsBetween(text, whole.end, parts[0]!.start)) &&
  isSeries(text, whole, parts) &&
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

function isSeries(text: string, whole: Quantity, parts: readonly Quantity[]): boolean {
  const labels = labelsOf(text, whole, parts);
  const isOf = (kind: RegExp) =>
    labels.every((words) => kind.test(words)) &&
    new Set(labels.map((words) => kind.exec(words)![0])).size === labels.length;
  return SERIES.some(isOf);
}

/** Exports and imports make up 进出口, nothing else. */
const isTrade = (text: string, whole: Quantity, labels: readonly string[]): boolean =>
  !labels.some((words) => /出口/.test(words)) || /进出口/.test(text.slice(whole.sentence.start, whole.end));

/** What a part is called: the words between it and the figure before, else those right after it. */
function labelOf(text: string, part: Quantity, before: Quantity): string {
  const ahead = wordsBetween(text, before.end, part.start);
  return ahead.replace(/[、，；和及与：:其中]/g, '').length > 0
    ? ahead
    : wordsBetween(text, part.end, part.clause.end).slice(0, 6);
}

/** A figure introduced by 其中 (or ……中，有) that is larger than the whole it is taken from. */
export function* partsOverWholes(page: Page): Generator<{ readonly part: Quantity; readonly whole: Quantity }> {
  for (const { quantities, before } of sentencesWithFigures(page)) {
    for (let at = 0; at < quantities.length; at++) {
      const part = quantities[at]!;
      const wholes = wholesFor(page.text, quantities, before, at);
      const whole = wholes.reduce<Quantity | undefined>(
        (best, one) => (best && best.value.high >= one.value.high ? best : one),
        undefined,
      );
      if (whole && part.value.low > whole.value.high) yield { part, whole };
    }
  }
}

const AMONG = /其中[^，。；]{0,3}[，：]?[^。；，]{0,20}$|[，（(]包括[^，。；、]{1,8}$/;
const OUT_OF = /^[^，。；]{0,16}中[，]?(?:(?:就|便|仅|共)?有[^，。；]{0,6})?$/;
const NO_PART = /每|均|累计|总|此前|历史|去年|上年|同比|占|目标|计划|预计/;
const DIFFERENCE = /(?:同比|[比较][^，]{0,12})(?:增加|增长|减少|下降|多|少|提高)了?$|(?:增加|减少|增长)了?$|每|均/;

/** The comparable figures that the one at `at` may be a part of; none unless the text calls it a part. */
function wholesFor(text: string, quantities: readonly Quantity[], before: readonly Quantity[], at: number): Quantity[] {
  const part = quantities[at]!;
  if (part.kind !== 'amount') return [];
  const previous = quantities[at - 1];
  if (NO_PART.test(wordsBetween(text, part.clause.start, part.start).replace(/^.*其中/, ''))) return [];
  if (previous && OUT_OF.test(wordsBetween(text, previous.end, part.start)) && haveSameKind(previous, part))
    return [previous];
  if (!followsAmong(text, quantities, at)) return [];
  const at0 = Math.max(text.lastIndexOf('其中', part.start), text.lastIndexOf('包括', part.start));
  const wholes = quantities.filter(({ end }) => end <= at0);
  const known = wholes.length > 0 ? wholes : before;
  return known.filter(
    (whole) =>
      haveSameKind(whole, part) &&
      !DIFFERENCE.test(wordsBetween(text, whole.clause.start, whole.start)) &&
      countSameThings(text, whole, part),
  );
}

const NEXT_ITEM =
  /^[^，。；：、（）()]{0,4}(?:[、和及与][^，。；：、]{0,10}|，(?![^，。；：、]*[全共总])[^，。；：、]{0,6})$/;

/** Whether 其中 stands right before the figure, or before the list of like figures that it continues. */
function followsAmong(text: string, quantities: readonly Quantity[], at: number): boolean {
  const part = quantities[at]!;
  if (AMONG.test(wordsBetween(text, quantities[at - 1]?.end ?? part.sentence.start, part.start))) return true;
  const before = quantities[at - 1];
  if (!before || !haveSameKind(before, part) || !NEXT_ITEM.test(wordsBetween(text, before.end, part.start)))
    return false;
  return followsAmong(text, quantities, at - 1);
}

/** 个, 件, 项 and the like count anything: the two must share a word. People, households, money and measures need not. */
function countSameThings(text: string, whole: Quantity, part: Quantity): boolean {
  if (part.unit && (part.unit.dimension !== 'count' || SAME_THING_UNITS.has(part.unit.base))) return true;
  const words = wordsBetween(text, whole.clause.start, whole.clause.end);
  const own = wordsBetween(text, part.clause.start, part.clause.end).replace(/\d/g, '|');
  for (let at = 0; at + 1 < own.length; at++)
    if (
      /^[\u4e00-\u9fff]{2}$/.test(own.slice(at, at + 2)) &&
      !own.slice(at, at + 2).includes('其中') &&
      words.includes(own.slice(at, at + 2))
    )
      return true;
  return false;
}

const SAME_THING_UNITS = new Set(['人', '户', '人次', '家', '所', '辆', '张', '株', '册', '头', '只', '台']);
