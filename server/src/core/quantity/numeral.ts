import type { Span } from '../text/span.ts';
import { exactly, type Interval, rounded, tidy } from './interval.ts';

export type NumeralForm = 'arabic' | 'han' | 'mixed';

/** A number as written, without hedge, sign, per cent or unit: 9,833 · ７.1万 · 三千二百 · 二〇二四 · 三四百 · 几十万 · 1.2万亿. */
export interface Numeral extends Span {
  readonly form: NumeralForm;
  /** The value; the lowest one of 三四百 (300) and 几十 (20). */
  readonly value: number;
  /** What one unit of the last written place is worth: 1 in 9833, 1000 in 7.1万, 0.01 in 3.25. */
  readonly place: number;
  /** The values it allows: 9833 exactly, 7.1万 what rounds to it, 三四百 both ends. */
  readonly interval: Interval;
  /** Han digits without 十百千万亿: 二〇二四. */
  readonly isPositional: boolean;
}

/** A low and a high value: both ends of 三四 and 几, twice the same of a plain number. */
type Pair = readonly [low: number, high: number];

const HAN_DIGITS = '〇零一二两兩三四五六七八九';
const digitValues = new Map(
  [...HAN_DIGITS].map((digit, index) => [digit, [0, 0, 1, 2, 2, 2, 3, 4, 5, 6, 7, 8, 9][index]!]),
);

const SCALE = /[十百千万萬亿億]/;
const starters = new Uint8Array(65536);
for (const character of `${HAN_DIGITS}十百千万萬亿億几幾数數0123456789０１２３４５６７８９`)
  starters[character.charCodeAt(0)] = 1;

/** Whether a numeral may begin with the UTF-16 unit `code`. A cheap test before readNumeral. */
export const mayStartNumeral = (code: number): boolean => starters[code] === 1;

const ARABIC = '\\d{1,3}(?:,\\d{3})+(?![\\d,])(?:\\.\\d+)?|\\d+(?:\\.\\d+)?';
const FULL_WIDTH = '[０-９]{1,3}(?:，[０-９]{3})+(?![０-９])|[０-９]+(?:[．.][\\d０-９]+)?';
/** Not a thousand but the prefix of a unit: 3千克, 5千瓦. */
const NOT_METRIC = '(?![克瓦米卡帕赫伏焦安])';
const ONE_DIGIT =
  '(?:一两|一兩|三五|[两兩]三|一二|二三|三四|四五|五六|六七|七八|八九|[一二两兩三四五六七八九几幾]|[数數](?=[十百千万萬亿億]))';
const HAN_DECIMAL = '[一二三四五六七八九十百零]+点[〇零一二三四五六七八九]+(?![十]?分)';
const HAN_SECTION = `(?:${ONE_DIGIT}?千${NOT_METRIC})?(?:[零〇]?${ONE_DIGIT}?百)?(?:[零〇]?${ONE_DIGIT}?十)?(?:[零〇]?${ONE_DIGIT})?`;
const SECTION = `(?:${ARABIC})(?:千${NOT_METRIC}(?:\\d百)?|百)?|${FULL_WIDTH}|${HAN_DECIMAL}|${HAN_SECTION}`;

/** (myriads of 亿)万 (亿)亿 (myriads)万 (units): the four sections of a numeral. */
const NUMERAL = new RegExp(
  `(?:(?:(${SECTION})[万萬])?(${SECTION})[亿億])?(?:(?<=[亿億])[零〇])?(?:(${SECTION})[万萬])?(?:(?<=[万萬亿億])[零〇])?(${SECTION})`,
  'y',
);
const POSITIONAL = /[〇零一二三四五六七八九]{2,}(?![十百千万萬亿億])/y;

/** The longest numeral that begins at `at`; undefined when none does. Linear in its length. */
export function readNumeral(text: string, at: number): Numeral | undefined {
  if (!mayStartNumeral(text.charCodeAt(at))) return undefined;
  if (digitValues.has(text.charAt(at)) && !mayStartNumeral(text.charCodeAt(at + 1)) && text.charAt(at + 1) !== '点')
    return hanDigit(text, at);
  return readPositional(text, at) ?? readSections(text, at);
}

function hanDigit(text: string, at: number): Numeral {
  const value = digitValues.get(text.charAt(at))!;
  return { start: at, end: at + 1, form: 'han', value, place: 1, interval: exactly(value), isPositional: false };
}

/** 二〇二四; 三四 means three or four and is left to readSections. */
function readPositional(text: string, at: number): Numeral | undefined {
  POSITIONAL.lastIndex = at;
  const written = POSITIONAL.exec(text)?.[0];
  if (!written || (written.length === 2 && APPROXIMATE_PAIR.test(written))) return undefined;
  const value = Number(hanDigitsOf(written));
  return {
    start: at,
    end: at + written.length,
    form: 'han',
    value,
    place: 1,
    interval: exactly(value),
    isPositional: true,
  };
}

const APPROXIMATE_PAIR = /^(?:一二|二三|三四|三五|四五|五六|六七|七八|八九)$/;

function readSections(text: string, at: number): Numeral | undefined {
  NUMERAL.lastIndex = at;
  const match = NUMERAL.exec(text);
  if (!match?.[0]) return undefined;
  const [written, ...sections] = match;
  const start = at;
  const end = at + written.length;
  const form = /\d|[０-９]/.test(written) ? (SCALE.test(written) ? 'mixed' : 'arabic') : 'han';
  const {
    value: [low, high],
    place,
  } = addSections(sections, written);
  const isRounded = place < 1 || (/.[万萬亿億]/.test(written) && place > 1 && !/^[百千万萬亿億]/.test(written));
  const interval = high > low ? { low, high } : isRounded ? rounded(low, place) : exactly(low);
  return { start, end, form, value: low, place, interval, isPositional: false };
}

/** The value of the four sections; an empty one before its 万 or 亿 counts as one (万余, 亿万). */
function addSections(sections: readonly (string | undefined)[], written: string): { value: Pair; place: number } {
  const [trillions, hundredMillions, myriads, units] = sections;
  const parts: { value: Pair; place: number; scale: number }[] = [];
  const add = (section: string | undefined, scale: number) => {
    if (section) parts.push({ ...sectionValue(section), scale });
    else if (section === '' && parts.length === 0) parts.push({ value: [1, 1], place: 1, scale });
  };
  add(trillions, 1e12);
  if (hundredMillions || parts.length === 0) add(hundredMillions, 1e8);
  add(myriads, 1e4);
  if (units) parts.push({ ...unitSection(units, written, parts.at(-1)?.scale), scale: 1 });
  const total = (side: 0 | 1) => tidy(parts.reduce((sum, { value, scale }) => sum + value[side] * scale, 0));
  const last = parts.at(-1) ?? { place: 1, scale: 1 };
  return { value: [total(0), total(1)], place: tidy(last.place * last.scale) };
}

/** 三万二 is 32000: a lone digit straight after 万 or 亿 counts tenths of it. */
function unitSection(section: string, written: string, lastScale: number | undefined): { value: Pair; place: number } {
  const { value, place } = sectionValue(section);
  const isShorthand = lastScale && /[万萬亿億][一二三四五六七八九]$/.test(written);
  if (!isShorthand) return { value, place };
  const worth = lastScale / 10;
  return { value: [value[0] * worth, value[1] * worth], place: worth };
}

const ANY_DIGIT = '(?:[一二两兩三四五六七八九]{1,2}|[几幾数數])';
const SECTION_PARTS = new RegExp(
  `^(?:(${ANY_DIGIT}?)千)?(?:[零〇]?(${ANY_DIGIT}?)百)?(?:[零〇]?(${ANY_DIGIT}?)十)?(?:([零〇]?)(${ANY_DIGIT}))?$`,
);

/** A section below 10,000 and the worth of its last written place. */
function sectionValue(section: string): { value: Pair; place: number } {
  const arabic = /^([\d０-９.,．，]+)(?:(千)(?:(\d)百)?|(百))?$/.exec(section);
  if (arabic) return arabicValue(arabic);
  const [whole, decimals] = section.split('点');
  if (decimals) {
    const value = sectionValue(whole!).value[0] + Number(`0.${hanDigitsOf(decimals)}`);
    return { value: [value, value], place: 10 ** -decimals.length };
  }
  return hanValue(section);
}

function arabicValue([, written, thousand, hundreds, hundred]: RegExpExecArray): { value: Pair; place: number } {
  const plain = halfWidth(written!).replaceAll(',', '');
  const scale = thousand ? 1000 : hundred ? 100 : 1;
  const value = Number(plain) * scale + Number(hundreds ?? 0) * 100;
  const place = hundreds ? 100 : scale * 10 ** -(plain.split('.')[1]?.length ?? 0);
  return { value: [value, value], place };
}

const halfWidth = (written: string): string =>
  written.replace(/[０-９．，]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));

function hanValue(section: string): { value: Pair; place: number } {
  const [, thousands, hundreds, tens, zero, ones] = SECTION_PARTS.exec(section) ?? [];
  const scales = [
    [thousands, 1000],
    [hundreds, 100],
    [tens, 10],
  ] as const;
  let low = 0;
  let high = 0;
  let last = 1;
  for (const [digit, scale] of scales) {
    if (digit === undefined) continue;
    const [from, to] = digitPair(digit, scale);
    low += from * scale;
    high += to * scale;
    last = scale;
  }
  if (!ones) return { value: [low, high], place: last === 10 ? 1 : last };
  const isShorthand = last >= 100 && !zero;
  const worth = isShorthand ? last / 10 : 1;
  const [from, to] = digitPair(ones, 1);
  return { value: [low + (/[几幾]/.test(ones) && low > 0 ? 1 : from) * worth, high + to * worth], place: worth };
}

/** 三 is 3, 三四 3 to 4, 几 2 to 9; 几十 reaches 99, which is 9.9 tens. An unwritten digit is one (百余). */
function digitPair(written: string, scale: number): Pair {
  if (written === '') return [1, 1];
  if (/[几幾数數]/.test(written)) return [2, scale > 1 ? 10 - 1 / scale : 9];
  const values = [...written].map((digit) => digitValues.get(digit)!);
  return [values[0]!, values.at(-1)!];
}

const hanDigitsOf = (written: string): string => [...written].map((digit) => digitValues.get(digit)).join('');
