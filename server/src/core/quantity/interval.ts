/** The values a figure allows, both ends included; `high` is Infinity for 超/逾/以上, `low` 0 for 不足/以下. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

export const exactly = (value: number): Interval => ({ low: value, high: value });

/**
 * The values that round to `value` when its last written place is `place`: 7.1万 (place 1000) is [70500, 71499].
 * The upper end stays just under the tie: by one whole unit, by more where the place is over ten thousand, by a millionth of the place under ten.
 */
export function rounded(value: number, place: number): Interval {
  const slack = place >= 10 ? Math.max(1, place * 1e-4) : place * 1e-6;
  return { low: tidy(value - place / 2), high: tidy(value + place / 2 - slack) };
}

export const scaled = ({ low, high }: Interval, factor: number): Interval => ({
  low: tidy(low * factor),
  high: tidy(high * factor),
});

export const sumOf = (intervals: readonly Interval[]): Interval => ({
  low: tidy(intervals.reduce((sum, { low }) => sum + low, 0)),
  high: tidy(intervals.reduce((sum, { high }) => sum + high, 0)),
});

/** Whether the two cannot both be true; ends that differ by less than one in 10^11 are the same. */
export const isDisjoint = (a: Interval, b: Interval): boolean => isBelow(a.high, b.low) || isBelow(b.high, a.low);

export const contains = ({ low, high }: Interval, value: number): boolean =>
  !isBelow(value, low) && !isBelow(high, value);

export const isExact = ({ low, high }: Interval): boolean => low === high;

/** The middle of a bounded interval, the bounded end of an open one. */
export function midpoint({ low, high }: Interval): number {
  return high === Infinity ? low : tidy((low + high) / 2);
}

/** |a − b| as a share of the larger, 0 when they touch. */
export function relativeGap(a: Interval, b: Interval): number {
  if (!isDisjoint(a, b)) return 0;
  const [lower, upper] = a.high < b.low ? [a.high, b.low] : [b.high, a.low];
  return (upper - lower) / Math.max(Math.abs(lower), Math.abs(upper));
}

/** A value without the dust of binary fractions: 12 significant digits; whole numbers have none. */
export const tidy = (value: number): number =>
  Number.isSafeInteger(value) || !Number.isFinite(value) ? value : Number(value.toPrecision(12));

/** 71000 → 7.1万, 1200000000 → 12亿, 9833 → 9833: the shortest form that keeps the value. */
export function formatValue(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e8 && isShort(value / 1e8)) return `${tidy(value / 1e8)}亿`;
  if (size >= 1e4 && isShort(value / 1e4)) return `${tidy(value / 1e4)}万`;
  return String(tidy(value));
}

/** 8900～8999, 不少于100, 不超过3万. */
export function formatInterval({ low, high }: Interval): string {
  if (low === high) return formatValue(low);
  if (high === Infinity) return `不少于${formatValue(low)}`;
  if (low <= 0) return `不超过${formatValue(high)}`;
  return `${formatValue(low)}～${formatValue(high)}`;
}

const isBelow = (a: number, b: number): boolean => a < b && b - a > 1e-11 * Math.max(Math.abs(a), Math.abs(b));

/** At most four decimals are left. */
const isShort = (scaledValue: number): boolean => /^-?\d+(\.\d{1,4})?$/.test(String(tidy(scaledValue)));
