import type { Page } from '../page/page.ts';
import { formatInterval, scaled } from './interval.ts';
import type { Period } from './period.ts';
import type { Quantity } from './quantity.ts';

/** The reading of a quantity in Chinese: interval and unit, what, whose, when. 9833个，社区警务团队，全省 */
export function readingOf(quantity: Quantity): string {
  const { counted, owners, period } = quantity;
  return [valueInWords(quantity), counted, owners.at(-1) ?? '', periodInWords(period)].filter(Boolean).join('，');
}

/** 8900～8999个, 34.5%～35.5%, 1.8倍. */
export function valueInWords({ kind, interval, unit }: Quantity): string {
  if (kind === 'share') return `${formatInterval(trimmed(scaled(interval, 100)))}%`;
  if (kind === 'points') return `${formatInterval(trimmed(interval))}个百分点`;
  if (kind === 'multiple') return `${formatInterval(trimmed(interval))}倍`;
  if (kind === 'discount') return `${formatInterval(scaled(interval, 10))}折`;
  return `${formatInterval(trimmed(interval))}${unit?.text ?? ''}`;
}

/** Ends to six significant digits: the slack just under a tie is no news to a reader. */
const trimmed = ({ low, high }: Quantity['interval']) => ({ low: short(low), high: short(high) });

const short = (value: number): number => (Number.isInteger(value) ? value : Number(value.toPrecision(6)));

export function periodInWords({ year, months, day }: Period): string {
  const span = months && (months[0] === months[1] ? `${months[0]}月` : `${months[0]}—${months[1]}月`);
  return [year && (/^\d/.test(year) ? `${year}年` : year), span, day && `${day}日`].filter(Boolean).join('');
}

/** The figure as printed, hedges and unit included, line breaks and blanks taken out. */
export const writtenForm = ({ text }: Page, { start, end }: Quantity): string =>
  text.slice(start, end).replace(/\s+/g, '');
