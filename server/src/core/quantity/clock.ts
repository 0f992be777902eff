import { oncePerPage } from '../page/memo.ts';
import { clauseAfter, clauseBefore } from '../text/clause.ts';
import { matchesOf } from '../text/matches.ts';
import type { Span } from '../text/span.ts';

/** A time of day as written: 15:40 · 下午3时40分 · 8点. Hours and minutes are as printed. */
export interface ClockTime extends Span {
  readonly hour: number;
  readonly minute: number;
  /** The part of the day written before the hour: 上午, 凌晨, 晚上 … */
  readonly part?: string;
}

const PART = '上午|早上|早晨|清晨|凌晨|中午|下午|午后|傍晚|晚上|晚间|晚間|今晚|明晚|昨晚|当晚|當晚|夜间|夜間|深夜|晚';
const LONGEST_PART = 2;
/** A part of the day stands before a figure of its own only: not in 3:下午2:10. */
const PART_BEFORE_COLON = new RegExp(`(?<![\\d:：.])(?:${PART})$`);
const PART_BEFORE_WORD = new RegExp(`(?<![\\d.:：第])(?:${PART})$`);
const COLON = /(?<![\d:：.])(\d{1,2}) ?[:：] ?(\d{2})(?![\d:：.%‰])/g;
const WORDED = /(?<![\d.:：第])(\d{1,2})([时時点點])(?![间間候代事期])(?:(\d{1,2})分(?!之))?/g;

/**
 * The times of day of a page. Figures with a colon count only where a word beside them says that they are a time and no
 * score or ratio; a lone hour (28点) only after a part of the day or a date.
 */
export const clockTimesOf = oncePerPage(({ text }): readonly ClockTime[] => [...findClockTimes(text)]);

function* findClockTimes(text: string): Generator<ClockTime> {
  for (const match of matchesOf(text, COLON)) {
    const time = timeOf(text, match, PART_BEFORE_COLON, match[2]!);
    if (time.part || hasWordOfTime(text, time)) yield time;
  }
  for (const match of matchesOf(text, WORDED)) {
    const time = timeOf(text, match, PART_BEFORE_WORD, match[3] ?? '0');
    if (time.part || match[3] || isHourOfDay(text, time, match[2]!)) yield time;
  }
}

/** 8日25时, 25时开始: a lone hour is a time after a date, or (as 时) before what happens then. */
const isHourOfDay = (text: string, { start, end }: ClockTime, mark: string): boolean =>
  /[日号號天]$/.test(clauseBefore(text, start, 1)) ||
  (/[时時]/.test(mark) && AFTER_TIME.test(clauseAfter(text, end, 4)));

function timeOf(text: string, match: RegExpExecArray, partBefore: RegExp, minute: string): ClockTime {
  const { index, 0: written, 1: hour } = match;
  const part = partBefore.exec(text.slice(Math.max(0, index - LONGEST_PART - 1), index))?.[0];
  const start = index - (part?.length ?? 0);
  return { start, end: index + written.length, hour: Number(hour), minute: Number(minute), ...(part && { part }) };
}

const SCORE = /以|比(?![赛賽])|胜|勝|负|負|分差|票/;
const BEFORE_TIME = /(?:[日号號天晨]|时间[为為是]?|時間[為是]?|[\d:：] ?[至到—–~～\-－]{1,2} ?|[于於])$/;
const AFTER_TIME =
  /^(?:[时時分许許整起]|左右|开始|開始|召开|召開|举行|舉行|播出|准时|準時|抵达|抵達|到达|出发|出發|[至到—–~～\-－]{1,2} ?\d{1,2} ?[:：])/;

function hasWordOfTime(text: string, { start, end }: ClockTime): boolean {
  const before = clauseBefore(text, start, 12);
  if (SCORE.test(before)) return false;
  return BEFORE_TIME.test(before) || AFTER_TIME.test(clauseAfter(text, end, 6));
}

/** Why a clock never shows this time, as the end of a message; undefined when it may. 24:00 ends a day. */
export function whyImpossible({ hour, minute, part }: ClockTime): string | undefined {
  if (minute > 59) return `有误，一小时只有60分`;
  if (hour > 24 || (hour === 24 && minute > 0)) return `有误，一天只有24时`;
  if (hour > 12 && part !== undefined && isMorning(part)) return `有误，${part}没有${hour}时`;
  return undefined;
}

const isMorning = (part: string): boolean => /上午|早|晨/.test(part);
