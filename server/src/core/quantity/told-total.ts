import type { Page } from '../page/page.ts';
import type { Breakdown } from './breakdown.ts';
import { isDisjoint, sumOf } from './interval.ts';
import { haveSameKind, type Quantity, quantitiesOf } from './quantity.ts';
import { wordsBetween } from './sentence-figures.ts';

/** 两村共捐款, 全天共售出, 合计捐款: who or when, a word for the sum, and what was done. */
const TOTAL =
  /[，。；](?:([二两三四五六七八九十])[^，。；、\d]{1,4}?|(全年|全天|当天|一天)|他们|夫妻|双方|师生|干群|加起来)?(?:一共|总共|共计|总计|合计|共)([\u4e00-\u9fff]{2,6})$/;
const HALVES: Readonly<Record<string, RegExp>> = {
  全年: /[上下]半年|[一二三四]季度/,
  全天: /上午|下午|晚上|夜间/,
  当天: /上午|下午|晚上|夜间/,
  一天: /上午|下午|晚上|夜间/,
};
const MOST_PARTS = 6;
const LONGEST_JOINT = 16;
/** Rates, comparisons, running totals and plans are no items of a list. */
const NO_PART = /每|均|[比较]|同比|增[加长]|减少|其中|累计|预计|计划|目标/;

/** 甲村捐款12万元。乙村捐款15万元。两村共捐款30万元: parts told one after the other in the same words as their total, over sentences too. */
export function* wrongToldTotalsOf(page: Page): Generator<Breakdown> {
  const { text } = page;
  const quantities = quantitiesOf(page).filter((quantity) => !countsParts(text, quantity));
  for (const [at, whole] of quantities.entries()) {
    const last = quantities[at - 1];
    if (whole.kind !== 'amount' || last?.block !== whole.block) continue;
    const total = TOTAL.exec(wordsBetween(text, Math.max(last.end, whole.start - 2 * LONGEST_JOINT), whole.start));
    if (!total) continue;
    const [, count, time, predicate] = total;
    const parts = partsBefore(text, quantities, at, predicate!.slice(0, 2));
    const areAll = count
      ? parts.length === '二三四五六七八九十'.indexOf(count.replace('两', '二')) + 2
      : !time || parts.every((part) => HALVES[time]!.test(text.slice(part.sentence.start, part.start)));
    if (parts.length < 2 || !areAll || !isDisjoint(sumOf(parts.map(({ value }) => value)), whole.value)) continue;
    yield { whole, parts };
  }
}

/** The figures right before the one at `at` that were told with the same verb. */
function partsBefore(text: string, quantities: readonly Quantity[], at: number, verb: string): Quantity[] {
  const whole = quantities[at]!;
  const parts: Quantity[] = [];
  for (let index = at - 1; index >= 0 && parts.length < MOST_PARTS; index--) {
    const part = quantities[index]!;
    const next = quantities[index + 1]!;
    const told = wordsBetween(text, part.clause.start, part.start);
    if (part.block !== whole.block || !haveSameKind(part, whole) || NO_PART.test(told) || !told.includes(verb)) break;
    if (wordsBetween(text, part.end, next.start).length > LONGEST_JOINT) break;
    parts.unshift(part);
  }
  return parts;
}

/** 两项合计, 三地共: the number of the parts, no part itself. */
export const countsParts = (text: string, { form, end, interval }: Quantity): boolean =>
  form === 'han' && interval.high < 10 && /^[^，。；、]{0,4}?(?:合计|共|总计|总共)/.test(text.slice(end, end + 8));
