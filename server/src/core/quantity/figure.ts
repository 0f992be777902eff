import { isHanCode } from '../text/character.ts';
import type { Span } from '../text/span.ts';
import { complete, readFraction, readMultiple, readShare } from './figure-forms.ts';
import { type Hedge, hedgeInside } from './hedge.ts';
import { type Interval, rounded, scaled } from './interval.ts';
import { readLabel } from './label.ts';
import { mayStartNumeral, type Numeral, type NumeralForm, readNumeral } from './numeral.ts';
import { isIdentifier, isIdiom, isOrdinal } from './other-numbers.ts';
import { isContinuous, readUnit, type Unit } from './unit.ts';

/** What a figure states: an amount, a share of something (%, 成, 三分之一), percentage points, a multiple (倍, 番), a discount, or no quantity but a name (500强). */
export type FigureKind = 'amount' | 'share' | 'points' | 'multiple' | 'discount' | 'label';

export type FigureForm = NumeralForm | 'percent' | 'tenths' | 'fraction' | 'times' | 'discount';

/** A number that states a quantity, with its hedges and unit: 近9000名, 7.1万余人, 三成左右, 5至10分钟. */
export interface Figure extends Span {
  readonly kind: FigureKind;
  readonly form: FigureForm;
  /** The number alone, 万 and 亿 included, hedges and unit not. */
  readonly number: Span;
  /** In the written unit; shares as fractions of one (35% is 0.35), points in points, 翻一番 as 2. */
  readonly interval: Interval;
  /** The number as written, hedges apart, in the terms of `interval`: 9000 of 近9000, 0.35 of 35%; the lower of a range. */
  readonly nominal: number;
  readonly unit?: Unit;
  readonly hedge?: Hedge;
  /** 5至10分钟, 15%～30%. */
  readonly isRange?: true;
}

/** Every figure of text[start, end) that states a quantity or is a label, in order; ordinals, dates, other numbers of things and idioms are passed over. Linear. */
export function figuresOf(text: string, start = 0, end = text.length): Figure[] {
  const figures: Figure[] = [];
  for (let at = start; at < end; at++) {
    if (!mayStartNumeral(text.charCodeAt(at))) continue;
    const figure = readFigure(text, at);
    if (figure && figure.end <= end) {
      figures.push(figure);
      at = figure.end - 1;
    } else at = endOfNumber(text, at) - 1;
  }
  return figures;
}

function endOfNumber(text: string, at: number): number {
  const numeral = readNumeral(text, at);
  return numeral ? numeral.end : at + 1;
}

/** The figure whose number begins at `at`. */
export function readFigure(text: string, at: number): Figure | undefined {
  const share = readFraction(text, at);
  if (share) return share;
  const numeral = readNumeral(text, at);
  if (!numeral || isOrdinal(text, numeral) || isIdiom(text, numeral)) return undefined;
  if (isIdentifier(text, numeral) && text.charAt(numeral.end) !== '折') return readLabel(text, numeral);
  const single = readSingle(text, numeral);
  return readRange(text, numeral, single) ?? single ?? readLabel(text, numeral);
}

/** What follows a number and what it makes of it. */
function readSingle(text: string, plain: Numeral): Figure | undefined {
  const inside = hedgeInside(text, plain.end);
  const numeral = inside ? withLateScale(text, plain, inside.end) : plain;
  const unitAt = inside ? Math.max(inside.end, numeral.end) : numeral.end;
  return (
    readShare(text, numeral, inside?.hedge, unitAt) ??
    readMultiple(text, numeral, inside?.hedge, unitAt) ??
    readAmount(text, numeral, inside?.hedge, unitAt)
  );
}

const LATE_SCALE = /万亿|[万萬亿億]/y;
const LATE_SCALES: Readonly<Record<string, number>> = { 万亿: 1e12, 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 };

/** 4500多万: the scale word stands behind the hedge. */
function withLateScale(text: string, numeral: Numeral, at: number): Numeral {
  LATE_SCALE.lastIndex = at;
  const scale = LATE_SCALE.exec(text)?.[0];
  const factor = scale && LATE_SCALES[scale];
  if (!factor) return numeral;
  const { start, value, place, isPositional } = numeral;
  return {
    start,
    end: at + scale.length,
    form: numeral.form === 'han' ? 'han' : 'mixed',
    value: value * factor,
    place: place * factor,
    interval: scaled(numeral.interval, factor),
    isPositional,
  };
}

function readAmount(text: string, numeral: Numeral, inside: Hedge | undefined, at: number): Figure | undefined {
  const read = readUnit(text, at);
  if (!read && !standsAlone(text, numeral, at)) return undefined;
  const end = read?.end ?? at;
  const half = read && text.charAt(end) === '半' && numeral.value < 100 ? 0.5 : 0;
  const value = numeral.value + half;
  const isApproximate = numeral.interval.high > numeral.interval.low;
  const interval = half
    ? rounded(value, 0.1)
    : read && isContinuous(read.unit) && !isApproximate
      ? rounded(value, Math.min(numeral.place, 1))
      : numeral.interval;
  return complete(
    text,
    numeral,
    'amount',
    numeral.form,
    { value, place: numeral.place, interval },
    inside,
    end + (half ? 1 : 0),
    1,
    read?.unit,
  );
}

/** A number without a unit counts the noun right after it only if it is too large for a label and no year. */
function standsAlone(text: string, { form, value, start, end }: Numeral, at: number): boolean {
  const isLarge =
    at > end ||
    (form === 'han' ? value >= 10000 && end - start > 1 : value >= 100 || (value >= 10 && startsLine(text, start)));
  const isYear = form === 'arabic' && value >= 1900 && value < 2100;
  return (
    isLarge &&
    !isYear &&
    isHanCode(text.charCodeAt(at)) &&
    !'为是的在于和与及或等被由以岁到至日号'.includes(text.charAt(at))
  );
}

/** At the head of a line or after a blank, as figures stand in headlines: 30企业赴粤招聘. */
const startsLine = (text: string, at: number): boolean => at === 0 || /\s/.test(text.charAt(at - 1));

const RANGE_MARK = /[～~—–\-至到]|——/y;

/** 5至10分钟, 25分钟至40分钟, 15%～30%: one figure from the low end to the high one. */
function readRange(text: string, number: Numeral, low: Figure | undefined): Figure | undefined {
  RANGE_MARK.lastIndex = low?.end ?? number.end;
  const mark = RANGE_MARK.exec(text)?.[0];
  if (!mark) return undefined;
  const numeral = readNumeral(text, RANGE_MARK.lastIndex);
  const high = numeral && !isIdentifier(text, numeral) ? readSingle(text, numeral) : undefined;
  if (!high || (low && (high.kind !== low.kind || high.unit?.base !== low.unit?.base))) return undefined;
  const bottom = low ? low.interval.low : number.value * (high.kind === 'share' ? 0.01 : 1);
  if (high.interval.high < bottom) return undefined;
  const before = low?.start ?? number.start;
  return {
    ...high,
    start: before,
    number: { start: number.start, end: high.number.end },
    interval: { low: bottom, high: high.interval.high },
    nominal: bottom,
    isRange: true,
  };
}
