import type { Page } from '../page/page.ts';
import { formatInterval, formatValue, type Interval, scaled, tidy } from './interval.ts';
import type { Period } from './period.ts';
import type { Quantity } from './quantity.ts';

/** The reading of a quantity in Chinese: interval and unit, what, whose, when. 9833个，社区警务团队，全省 */
export function readingOf(quantity: Quantity): string {
  const { counted, owners, period } = quantity;
  return [valueInWords(quantity), counted, owners.at(-1) ?? '', periodInWords(period)].filter(Boolean).join('，');
}

/** 9833个, 8900～8999个 (of 8900余个), 35%, 1.8倍. */
export function valueInWords(quantity: Quantity): string {
  const { kind, unit } = quantity;
  const factor = kind === 'share' ? 100 : kind === 'discount' ? 10 : 1;
  const words = saysOneValue(quantity)
    ? formatValue(tidy(quantity.nominal * factor))
    : formatInterval(trimmed(scaled(quantity.interval, factor)));
  return words + (SIGNS[kind] ?? unit?.text ?? '');
}

const SIGNS: Readonly<Partial<Record<Quantity['kind'], string>>> = {
  share: '%',
  points: '个百分点',
  multiple: '倍',
  discount: '折',
};

/** Without hedge, and no 三四百 or 几十: its interval is what rounds to the figure. */
const saysOneValue = ({ hedge, isRange, interval, nominal }: Quantity): boolean =>
  !hedge && !isRange && (interval.low !== nominal || interval.high === nominal);

/** Ends to six significant digits: the slack just under a tie is no news to a reader. */
const trimmed = ({ low, high }: Interval): Interval => ({ low: short(low), high: short(high) });

const short = (value: number): number => (Number.isInteger(value) ? value : Number(value.toPrecision(6)));

export function periodInWords({ year, months, day }: Period): string {
  const span = months && (months[0] === months[1] ? `${months[0]}月` : `${months[0]}—${months[1]}月`);
  return [year && (/^\d/.test(year) ? `${year}年` : year), span, day && `${day}日`].filter(Boolean).join('');
}

/** The figure as printed, hedges and unit included, line breaks and blanks taken out. */
export const writtenForm = ({ text }: Page, { start, end }: Quantity): string =>
  text.slice(start, end).replace(/\s+/g, '');
