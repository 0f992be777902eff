import type { Span } from '../text/span.ts';
import type { Figure, FigureForm, FigureKind } from './figure.ts';
import { type Hedge, hedgeAfter, hedgeBefore, softened } from './hedge.ts';
import { exactly, type Interval, rounded, scaled, tidy } from './interval.ts';
import { type Numeral, readNumeral } from './numeral.ts';
import type { Unit } from './unit.ts';

const PERCENT = /(?:个|個)?百分点|[%％]|‰/y;
const TENTHS = /成(?![立为長长了都功就效果员交本分品]|人|型|绩|熟|年|熱|份)(?:([一二三四五六七八九半]))?/y;

/** 35%, 三成, 2.5个百分点. */
export function readShare(text: string, numeral: Numeral, inside: Hedge | undefined, at: number): Figure | undefined {
  PERCENT.lastIndex = at;
  const sign = PERCENT.exec(text)?.[0];
  if (sign) {
    const isPoints = sign.endsWith('点');
    const factor = isPoints ? 1 : sign === '‰' ? 0.001 : 0.01;
    const interval = roundedReading(numeral);
    return complete(
      text,
      numeral,
      isPoints ? 'points' : 'share',
      'percent',
      { ...numeral, interval },
      inside,
      at + sign.length,
      factor,
    );
  }
  TENTHS.lastIndex = at;
  const tenths = numeral.interval.high <= 10 && numeral.form !== 'mixed' ? TENTHS.exec(text) : null;
  if (!tenths) return undefined;
  const rest = tenths[1] === '半' ? 0.5 : tenths[1] ? readNumeral(tenths[1], 0)!.value / 10 : 0;
  const value = numeral.value + rest;
  const place = rest ? 0.1 : 1;
  const interval = numeral.interval.high > numeral.value ? numeral.interval : rounded(value, place);
  return complete(text, numeral, 'share', 'tenths', { value, place, interval }, inside, at + tenths[0].length, 0.1);
}

/** 35% stands for 34.5% to 35.5%. */
const roundedReading = ({ value, place, interval }: Numeral): Interval =>
  interval.high > interval.low ? interval : rounded(value, place);

const MULTIPLE = /倍(?!增|速|数|率|感|受|加)|番(?=[，。；、”）]|$)|折(?![射磨扣返叠断腾旧合])/y;

/** 1.8倍, 两番, 八五折. */
export function readMultiple(
  text: string,
  numeral: Numeral,
  inside: Hedge | undefined,
  at: number,
): Figure | undefined {
  MULTIPLE.lastIndex = at;
  const sign = MULTIPLE.exec(text)?.[0];
  if (
    !sign ||
    (sign === '折' && text.charAt(numeral.start - 1) === '打' && numeral.value > 10 && numeral.form === 'arabic')
  )
    return undefined;
  const end = at + sign.length;
  if (sign === '倍') {
    const half = text.charAt(end) === '半' ? 0.5 : 0;
    const value = numeral.value + half;
    const interval = half ? rounded(value, 0.1) : roundedReading(numeral);
    return complete(
      text,
      numeral,
      'multiple',
      'times',
      { value, place: numeral.place, interval },
      inside,
      end + (half ? 1 : 0),
      1,
    );
  }
  if (sign === '番') {
    const value = 2 ** numeral.value;
    return complete(
      text,
      numeral,
      'multiple',
      'times',
      { value, place: 1, interval: rounded(value, 0.1) },
      inside,
      end,
      1,
    );
  }
  const value = numeral.value > 10 ? numeral.value / 100 : numeral.value / 10;
  return complete(
    text,
    numeral,
    'discount',
    'discount',
    { value, place: 0.01, interval: exactly(tidy(value)) },
    inside,
    end,
    1,
  );
}

const FRACTION = /([百千万]|[一二三四五六七八九十]+)分之([〇零一二三四五六七八九十百点两]+|\d+(?:\.\d+)?)/y;
const HALF = /一半|半数|过半(?=数|[，。；的])/y;

/** 百分之三十五, 三分之一, 一半. */
export function readFraction(text: string, at: number): Figure | undefined {
  if (text.charAt(at) === '一' && text.charAt(at + 1) === '半') {
    HALF.lastIndex = at;
    const end = at + HALF.exec(text)![0].length;
    return complete(
      text,
      { start: at, end },
      'share',
      'fraction',
      { value: 0.5, place: 0.01, interval: { low: 0.45, high: 0.55 } },
      undefined,
      end,
      1,
    );
  }
  FRACTION.lastIndex = at;
  const match = FRACTION.exec(text);
  if (!match) return undefined;
  const numerator = readNumeral(match[2]!, 0);
  const denominator = readNumeral(match[1]!, 0);
  if (!numerator || !denominator?.value || numerator.end < match[2]!.length) return undefined;
  const end = at + match[0].length;
  const isPercent = /[百千万]/.test(match[1]!);
  const interval = isPercent ? roundedReading(numerator) : rounded(numerator.value, 0.1);
  const value = { value: numerator.value, place: isPercent ? numerator.place : 0.1, interval };
  return complete(
    text,
    { start: at, end },
    'share',
    isPercent ? 'percent' : 'fraction',
    value,
    undefined,
    end,
    1 / denominator.value,
  );
}

/** Adds the hedges around a reading and scales it. */
export function complete(
  text: string,
  number: Span,
  kind: FigureKind,
  form: FigureForm,
  reading: Pick<Numeral, 'value' | 'place' | 'interval'>,
  inside: Hedge | undefined,
  end: number,
  factor: number,
  unit?: Unit,
): Figure {
  const before = hedgeBefore(text, number.start);
  const after = hedgeAfter(text, end);
  const hedge = inside ?? after?.hedge ?? before?.hedge;
  const open = before?.hedge === 'atLeast' || after?.hedge === 'atLeast' ? 'atLeast' : hedge;
  const interval = hedge && open ? softened(reading, open === 'atLeast' ? 'atLeast' : hedge) : reading.interval;
  return {
    start: before?.start ?? number.start,
    end: after?.end ?? end,
    kind,
    form,
    number: { start: number.start, end: number.end },
    interval: factor === 1 ? interval : scaled(interval, factor),
    nominal: tidy(reading.value * factor),
    ...(unit && { unit }),
    ...(hedge && { hedge }),
  };
}
