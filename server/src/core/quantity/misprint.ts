import { tidy } from './interval.ts';
import type { Quantity } from './quantity.ts';

/** In what two values differ as misprints do. */
export interface Slip {
  /** Significant digits of the longer figure: two digits agree by chance often, four hardly ever. */
  readonly digits: number;
  /** One digit changed or digits swapped in equally long figures. */
  readonly isOneDigit: boolean;
  /** The same digits with the point, 万/亿 or the unit elsewhere. */
  readonly isShift: boolean;
}

export function slipOf(one: Quantity, other: Quantity): Slip {
  const a = digitsOf(one);
  const b = digitsOf(other);
  const length = Math.max(a.digits.length, b.digits.length);
  return {
    digits: length,
    isOneDigit:
      a.exponent === b.exponent &&
      (differences(a.digits, b.digits, length) === 1 || haveSwappedDigits(a.digits, b.digits, length)),
    isShift: length > 0 && a.digits === b.digits && a.exponent !== b.exponent,
  };
}

/** Whether one is the other with the point, 万/亿 or the unit elsewhere: the same digits, another value. */
export const haveSameDigits = (one: Quantity, other: Quantity): boolean => {
  const { digits } = digitsOf(one);
  return digits.length > 0 && digits === digitsOf(other).digits;
};

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
