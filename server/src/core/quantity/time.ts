import { oncePerPage } from '../page/memo.ts';
import type { Article, CalendarDate, Page } from '../page/page.ts';
import { matchesOf } from '../text/matches.ts';
import type { Span } from '../text/span.ts';
import { readNumeral } from './numeral.ts';

/** A date as printed, not validated (2月30日 is kept): absent parts were not written. */
export interface PrintedDate extends Span, CalendarDate {
  /** 今年 is 0, 去年 −1, 明年 1. */
  readonly relativeYear?: number;
  /** 1 Monday … 7 Sunday, if a weekday stands right after the date (5月30日星期四, 5月30日（周四）). */
  readonly weekday?: Span & { readonly value: number };
}

export interface WrittenDate extends PrintedDate {
  /** The parts with what the text leaves out filled in from the article's dateline, where that is certain. */
  readonly resolved: CalendarDate;
}

/** Every date of the page that names at least a month with its day, a year with its month, or a year: in order, not overlapping. */
export const datesOf: (page: Page) => readonly WrittenDate[] = oncePerPage(findDates);

const DIGITS = '[0-9０-９]';
const HAN_NUMBER = '[〇零一二三四五六七八九十]';
const YEAR = `(?:(${DIGITS}{4}|[〇零一二三四五六七八九○Ｏ]{4})年)`;
const MONTH = `(?:(${DIGITS}{1,2}|${HAN_NUMBER}{1,3})月(?!份?以))`;
const DAY = `(?:(${DIGITS}{1,2}|${HAN_NUMBER}{1,3})[日号])`;
const RELATIVE_YEAR = '(今年|本年|去年|上年|前年|明年)';
const WEEKDAY = '(?:[（(]?(?:星期|周|礼拜)([一二三四五六日天])[）)]?)';
const DATE = new RegExp(
  `(?<!${DIGITS}|${HAN_NUMBER})(?:${YEAR}|${RELATIVE_YEAR})?(?:${MONTH}${DAY}?)?${WEEKDAY}?`,
  'y',
);
const ISO = /(?<![\d.])((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?![\d.])/y;
const DATE_MARK = new RegExp(`${DIGITS}{1,4}[年月]|${HAN_NUMBER}[年月]|[今本去上前明]年|(?:19|20)\\d\\d[-/.]\\d`, 'g');

function findDates(page: Page): WrittenDate[] {
  const { text } = page;
  const dates: WrittenDate[] = [];
  let from = 0;
  for (const mark of matchesOf(text, DATE_MARK)) {
    const start = startOfNumber(text, mark.index, from);
    if (start < from) continue;
    const date = readDate(text, start);
    if (!date) continue;
    const article = page.articles.find(({ start: low, end }) => low <= start && start < end);
    dates.push({ ...date, resolved: resolve(date, article) });
    from = date.end;
  }
  return dates;
}

/** The first digit of the number that `at` lies in: 二〇二四年 is found at its last digit. */
function startOfNumber(text: string, at: number, from: number): number {
  let start = at;
  while (start > from && /[0-9０-９〇零○一二三四五六七八九十]/.test(text.charAt(start - 1))) start--;
  return start;
}

/** The date that begins at `at`, if one does. */
export function readDate(text: string, at: number): PrintedDate | undefined {
  ISO.lastIndex = at;
  const iso = ISO.exec(text);
  if (iso)
    return { start: at, end: at + iso[0].length, year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  DATE.lastIndex = at;
  const match = DATE.exec(text);
  if (!match) return undefined;
  const [written, year, relative, month, day, weekday] = match;
  if (!year && !month) return undefined;
  if (!year && !relative && !day) return undefined;
  const end = at + written.length;
  return {
    start: at,
    end,
    ...(year && { year: numberOf(year) }),
    ...(relative && { relativeYear: RELATIVE_YEARS[relative]! }),
    ...(month && { month: numberOf(month) }),
    ...(day && { day: numberOf(day) }),
    ...(weekday && { weekday: { ...weekdayPlace(written, end), value: weekdayNumber(weekday) } }),
  };
}

const numberOf = (written: string): number =>
  /^[0-9]+$/.test(written) ? Number(written) : (readNumeral(written.replace(/[○Ｏ]/g, '〇'), 0)?.value ?? Number.NaN);

/** The character of the weekday that a date ends with, perhaps in brackets. */
function weekdayPlace(written: string, end: number): Span {
  const weekdayEnd = /[）)]$/.test(written) ? end - 1 : end;
  return { start: weekdayEnd - 1, end: weekdayEnd };
}

const weekdayNumber = (character: string): number => '一二三四五六日'.indexOf(character.replace('天', '日')) + 1;

const RELATIVE_YEARS: Readonly<Record<string, number>> = { 今年: 0, 本年: 0, 去年: -1, 上年: -1, 前年: -2, 明年: 1 };

/**
 * Fills in the year by the dateline: 去年5月30日 by subtraction; a bare 5月30日 is of the dateline's year when it does not lie
 * after the dateline's month (a newspaper says 明年 or gives the year otherwise).
 */
function resolve({ year, month, day, relativeYear }: PrintedDate, article: Article | undefined): CalendarDate {
  const rest = { ...(month !== undefined && { month }), ...(day !== undefined && { day }) };
  if (year !== undefined) return { year, ...rest };
  const { year: current, month: currentMonth } = article?.dateline ?? {};
  if (current === undefined) return rest;
  if (relativeYear !== undefined) return { year: current + relativeYear, ...rest };
  const isPast = month !== undefined && currentMonth !== undefined && month <= currentMonth;
  return isPast ? { year: current, ...rest } : rest;
}
