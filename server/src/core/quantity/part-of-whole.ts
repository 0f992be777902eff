import type { Page } from '../page/page.ts';
import { haveSameKind, type Quantity } from './quantity.ts';
import { sentencesWithFigures, wordsBetween } from './sentence-figures.ts';

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
const NO_PART = /每|均|累计|总|[含装载]有|此前|历史|去年|上年|同比|占|目标|计划|预计/;
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

/**
 * 个, 件, 项 and the like count anything: the two must share a word, or the part leave out what it counts (其中传统技艺类75个。).
 * People, households, money and measures need not.
 */
function countSameThings(text: string, whole: Quantity, part: Quantity): boolean {
  if (part.unit && (part.unit.dimension !== 'count' || SAME_THING_UNITS.has(part.unit.base))) return true;
  if (part.unit?.base === whole.unit?.base && isClassAlone(text, part)) return true;
  const words = wordsBetween(text, whole.clause.start, whole.clause.end);
  const own = wordsBetween(text, part.clause.start, part.clause.end).replace(/\d/g, '|');
  if (/案/.test(words) && /案/.test(own)) return true;
  for (let at = 0; at + 1 < own.length; at++)
    if (
      /^[\u4e00-\u9fff]{2}$/.test(own.slice(at, at + 2)) &&
      !own.slice(at, at + 2).includes('其中') &&
      words.includes(own.slice(at, at + 2))
    )
      return true;
  return false;
}

const isClassAlone = (text: string, { clause, start, end }: Quantity): boolean =>
  /^[，。；）]/.test(text.slice(end, end + 1)) && /[类型级牌款式性种]$/.test(text.slice(clause.start, start));

const SAME_THING_UNITS = new Set(['人', '户', '人次', '家', '所', '辆', '张', '株', '册', '头', '只', '台']);
