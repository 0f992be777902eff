import type { Page } from '../../src/core/page/page.ts';
import { describe } from '../../src/core/quantity/described.ts';
import { numbersOf, type Quantity } from '../../src/core/quantity/quantity.ts';
import { countPairs, overlap } from '../../src/core/quantity/wording.ts';
import type { Span } from '../../src/core/text/span.ts';
import type { Random } from '../decision/random.ts';

/** An article with one of the places of a figure changed. */
export interface Spoilt {
  readonly text: string;
  readonly changed: Span;
  readonly others: readonly Span[];
}

/** Ways to spoil a figure: another digit, another value of like size, the point moved, 万 for 亿. */
export type Kind = 'digit' | 'value' | 'point' | 'scale';

/** Figures that an article states at least twice in like words, in Arabic digits: the places of each. */
export function repeatedFigures(page: Page): Quantity[][] {
  const described = describe(page.text, countPairs(page.text, 0, page.text.length), numbersOf(page));
  const groups = new Map<string, typeof described>();
  for (const one of described) {
    const { quantity } = one;
    const written = page.text.slice(quantity.number.start, quantity.number.end);
    if (quantity.isRange || !ARABIC.test(written) || written.length < 2) continue;
    const key = `${written} ${quantity.kind} ${quantity.unit?.base}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()]
    .map((group) =>
      group.filter((one) =>
        group.some((other) => other !== one && overlap(one.near, other.near).shared > LEAST_SHARED),
      ),
    )
    .filter((group) => group.length > 1)
    .map((group) => group.map(({ quantity }) => quantity));
}

const LEAST_SHARED = 0.2;
const ARABIC = /^(\d+(?:,\d{3})*)(\.\d+)?(万亿|[万亿])?$/;

/** The text with one of the places changed, headlines half of the time; nothing where the kind does not apply. */
export function spoil(text: string, places: readonly Quantity[], kind: Kind, random: Random): Spoilt | undefined {
  const display = places.filter(({ isDisplay }) => isDisplay);
  const target = pick(display.length > 0 && random() < 0.5 ? display : places, random);
  const { start, end } = target.number;
  const written = SPOILERS[kind](text.slice(start, end), random);
  if (!written || isClose(written, text.slice(start, end))) return undefined;
  const shift = written.length - (end - start);
  const moved = (span: Span): Span =>
    span.start > start ? { start: span.start + shift, end: span.end + shift } : span;
  return {
    text: text.slice(0, start) + written + text.slice(end),
    changed: { start, end: end + shift },
    others: places.filter((place) => place !== target).map(({ number }) => moved(number)),
  };
}

const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)]!;

const SPOILERS: Readonly<Record<Kind, (written: string, random: Random) => string | undefined>> = {
  digit: (written, random) => {
    const places = [...written].flatMap((sign, at) => (/\d/.test(sign) ? [at] : []));
    const at = pick(places, random);
    const digit = String(Math.floor(random() * 10));
    return at === 0 && digit === '0' ? undefined : written.slice(0, at) + digit + written.slice(at + 1);
  },
  value: (written, random) => {
    const [, whole, decimals = '', scale = ''] = ARABIC.exec(written)!;
    const plain = whole!.replaceAll(',', '');
    const step = decimals ? 10 ** (1 - decimals.length) : 10 ** (plain.length - plain.replace(/0+$/, '').length);
    const factor = Math.exp((random() < 0.5 ? -1 : 1) * (0.03 + random() / 2));
    const value = Math.round((Number(plain + decimals) * factor) / step) * step;
    const changed = value.toFixed(Math.max(0, decimals.length - 1));
    return (whole!.includes(',') ? grouped(changed) : changed) + scale;
  },
  point: (written) => {
    const [, whole, decimals = '', scale = ''] = ARABIC.exec(written)!;
    const plain = whole!.replaceAll(',', '');
    const moved = decimals
      ? `${plain === '0' ? '' : plain}${decimals[1]}${decimals.length > 2 ? `.${decimals.slice(2)}` : ''}`
      : `${plain}0`;
    return (whole!.includes(',') ? grouped(moved) : moved) + scale;
  },
  scale: (written) => {
    const scale = /[^万][万亿]$/.exec(written)?.[0].at(-1);
    return scale && written.slice(0, -1) + (scale === '万' ? '亿' : '万');
  },
};

const grouped = (digits: string): string => digits.replace(/^\d+/, (whole) => whole.replace(/\B(?=(?:\d{3})+$)/g, ','));

/** Within 1.5 % of each other, which no reader would call a contradiction. */
function isClose(one: string, other: string): boolean {
  const [a, b] = [one, other].map(valueWritten) as [number, number];
  return !(Math.abs(a - b) > 0.015 * Math.max(a, b));
}

const SCALES: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8, 万亿: 1e12 };

function valueWritten(written: string): number {
  const [, whole, decimals = '', scale = ''] = ARABIC.exec(written) ?? [];
  return Number((whole ?? '').replaceAll(',', '') + decimals) * (SCALES[scale] ?? 1);
}
