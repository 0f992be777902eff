import { tidy } from './interval.ts';
import type { Quantity } from './quantity.ts';

/**
 * How much likelier two values are if one is a slip of the other than if they are of different things (natural logarithm, tempered):
 * one digit changed or digits swapped in equally long figures, or the same digits with the point or 万/亿 elsewhere. Two digits agree by chance often,
 * four hardly ever.
 */
export function slipEvidence(one: Quantity, other: Quantity): number {
  const a = digitsOf(one);
  const b = digitsOf(other);
  const length = Math.max(a.digits.length, b.digits.length);
  if (a.digits.length === 0 || b.digits.length === 0) return 0;
  if (a.digits === b.digits && a.exponent !== b.exponent) return SAME_DIGITS[Math.min(length, 3)]!;
  const isSlip = differences(a.digits, b.digits, length) === 1 || haveSwappedDigits(a.digits, b.digits, length);
  if (a.exponent !== b.exponent || !isSlip) return 0;
  return ONE_DIGIT_OFF[Math.min(length, 5)]!;
}

/** Whether one is the other with the point, 万/亿 or the unit elsewhere: the same digits, another value. */
export const haveSameDigits = (one: Quantity, other: Quantity): boolean => {
  const { digits } = digitsOf(one);
  return digits.length > 0 && digits === digitsOf(other).digits;
};

/** By number of significant digits. */
const SAME_DIGITS = [0, 1.2, 3, 4.5];
const ONE_DIGIT_OFF = [0, 0, 2.7, 3, 3.5, 4];

interface Digits {
  /** Significant digits without the zeros at either end. */
  readonly digits: string;
  readonly exponent: number;
}

/** A figure is compared with many others: its digits are found once. */
const known = new WeakMap<Quantity, Digits>();

function digitsOf(quantity: Quantity): Digits {
  const before = known.get(quantity);
  if (before) return before;
  const digits = findDigits(quantity);
  known.set(quantity, digits);
  return digits;
}

function findDigits({ nominal, unit }: Quantity): Digits {
  const [mantissa, exponent] = tidy(nominal).toExponential().split('e') as [string, string];
  const worth = unit ? Math.log10(unit.factor) : 0;
  return {
    digits: mantissa.replace('.', '').replace(/0+$/, ''),
    exponent: Number(exponent) + Math.round(worth * 1000) / 1000,
  };
}

function differences(a: string, b: string, length: number): number {
  let count = 0;
  for (let at = 0; at < length; at++) if ((a[at] ?? '0') !== (b[at] ?? '0')) count++;
  return count;
}

function haveSwappedDigits(a: string, b: string, length: number): boolean {
  const sorted = (digits: string) => [...digits.padEnd(length, '0')].sort().join('');
  return length > 1 && sorted(a) === sorted(b);
}
