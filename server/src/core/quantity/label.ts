import type { Figure } from './figure.ts';
import type { Numeral } from './numeral.ts';

/** Behind a number: years, dates, times, editions; and what shows that the number is not whole. */
const NO_LABEL_AFTER = /^[年月日号號时時点點分秒周届版至到余餘多]/;
const HAN = /^\p{sc=Han}/u;
/** A part of a longer number (9秒93), a code or an ordinal. */
const NO_LABEL_BEFORE = /[.,，:：/\-—–~～第A-Za-z*#№]$|\d[秒分米点點]?$/;

/**
 * A number that names a thing or tells an age and states no quantity: 世界500强, 863计划, 107国道, 83岁, 前11个月. Two of one name may still
 * contradict each other; those followed by the same character are comparable.
 */
export function readLabel(text: string, { form, start, end, value, interval }: Numeral): Figure | undefined {
  if (form === 'han' || end - start < 2 || NO_LABEL_BEFORE.test(text.slice(Math.max(0, start - 2), start)))
    return undefined;
  const after = text.slice(end, end + 2);
  if (!HAN.test(after) || NO_LABEL_AFTER.test(after)) return undefined;
  return {
    start,
    end,
    kind: 'label',
    form,
    number: { start, end },
    interval,
    nominal: value,
    unit: { text: '', dimension: 'count', base: `label ${after.charAt(0)}`, factor: 1 },
  };
}
