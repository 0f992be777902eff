import type { Finding } from '../../core/engine/finding.ts';
import { articleRule } from '../../core/engine/rule.ts';
import { daysInMonth } from '../../core/quantity/calendar.ts';
import { clockTimesOf, whyImpossible } from '../../core/quantity/clock.ts';
import { isOfOtherCalendar } from '../../core/quantity/other-calendar.ts';
import { datesOf, type WrittenDate } from '../../core/quantity/time.ts';
import { clauseAfter, clauseBefore } from '../../core/text/clause.ts';
import { matchesOf } from '../../core/text/matches.ts';
import { textOf } from '../../core/text/span.ts';

/** Dates and times of day that no Gregorian calendar and no clock has. */
export const invalidDate = articleRule(
  {
    id: 'invalid-date',
    family: 'number',
    title: { zh: '日期或时刻不存在', en: 'Impossible date or time' },
    severity: 'error',
    fix: 'none',
    standard: 'GB/T 15835-2011 5.1.4、5.1.5',
    docs: {
      what: '公历中没有的日期（2月30日、13月、4月31日、平年的2月29日）、不可能的年份和不可能的时刻（25:10、8时75分、上午15时）。',
      why: '这样的日期必有一处印错；农历和其他历法的日期、比分、比例以及“没有2月30日”一类的说法不在此列。',
      bad: ['会议定于2025年2月29日召开。', '截至4月31日，已有八家企业报名。', '列车将于上午10时75分发车。'],
      good: ['会议定于2024年2月29日召开。', '农历2月30日是祖母的生日。', '主队以88:75取胜。'],
    },
  },
  {
    block: function* (page) {
      const { text } = page;
      for (const date of datesOf(page)) {
        yield* checkDate(text, date);
        yield* checkFollowingDays(text, date);
      }
      yield* checkLoneMonths(text);
      yield* checkYears(text);
      for (const match of matchesOf(text, LONE_DAY))
        yield report(text, match.index, match.index + match[0].length, '不存在，一个月至多31天');
      for (const time of clockTimesOf(page)) {
        const reason = whyImpossible(time);
        if (reason) yield { start: time.start, end: time.end, message: `“${textOf(text, time)}”${reason}` };
      }
    },
  },
);

function* checkDate(text: string, date: WrittenDate): Generator<Finding> {
  const { month, day } = date;
  if (month === undefined) return;
  const reason = month < 1 || month > 12 ? noMonth(month) : whyNoDay(month, day, date.resolved.year);
  if (!reason || isOfOtherCalendar(text, date.start) || mayBeLunar(text, date)) return;
  const end = date.start + /^.*?(?:[日号]|月(?!.*[日号]))|^.*/.exec(textOf(text, date))![0].length;
  if (/[楼樓线線院店]/.test(text.charAt(end))) return;
  if (!isDenied(text, date.start, end)) yield report(text, date.start, end, reason);
}

const noMonth = (month: number): string => `有误，没有${month}月`;

function whyNoDay(month: number, day: number | undefined, year: number | undefined): string | undefined {
  if (day === undefined || (day >= 1 && day <= daysInMonth(month, year))) return undefined;
  if (month === 2 && day === 29) return `不存在，${year}年不是闰年`;
  return day === 0 ? `不存在，没有0日` : `不存在，${month}月只有${month === 2 ? '28或29' : daysInMonth(month)}天`;
}

/** 二月三十 in Han characters without a year is a lunar date as a rule; months of the moon have at most 30 days. */
const mayBeLunar = (text: string, { start, year, relativeYear, month, day }: WrittenDate): boolean =>
  !/[\d０-９]/.test(text.charAt(start)) &&
  year === undefined &&
  relativeYear === undefined &&
  month! <= 12 &&
  day! <= 30;

const DENIAL = /没有|沒有|不存在|并无|並無|哪来|何来|不会有|子虚乌有/;

/** 日历上没有2月30日. */
const isDenied = (text: string, start: number, end: number): boolean =>
  DENIAL.test(clauseBefore(text, start, 12) + clauseAfter(text, end, 8));

const report = (text: string, start: number, end: number, reason: string): Finding => ({
  start,
  end,
  message: `“${text.slice(start, end)}”${reason}`,
});

const FOLLOWING_DAY = / ?[至到—–~～\-－、和及] ?(\d{1,2}) ?[日号號]/y;

/** 4月29日至31日, 4月29日、30日、31日: the days that share the month of `date`. */
function* checkFollowingDays(text: string, { day, month, resolved, end }: WrittenDate): Generator<Finding> {
  if (day === undefined || month === undefined || daysInMonth(month) === 0) return;
  for (let at = end; ; ) {
    FOLLOWING_DAY.lastIndex = at;
    const match = FOLLOWING_DAY.exec(text);
    if (!match) return;
    const start = at + match[0].search(/\d/);
    at += match[0].length;
    const reason = whyNoDay(month, Number(match[1]), resolved.year);
    if (reason) yield { start, end: at, message: `“${month}月${match[1]}日”${reason}` };
  }
}

const LONE_MONTH = /(?<![\d.年])(0|1[3-9]|[2-9]\d)月(?! ?[龄齡薪\d])/g;
const COUNTED_MONTH = /(?:第|孕|满|滿|历时|歷時|为期|每|经)$/;

/** 13月上旬, 1—13月份: months that stand without year and day. */
function* checkLoneMonths(text: string): Generator<Finding> {
  for (const { 0: written, 1: month, index } of matchesOf(text, LONE_MONTH)) {
    if (/[今本去上前明]年$|年 $/.test(text.slice(Math.max(0, index - 2), index))) continue;
    if (COUNTED_MONTH.test(clauseBefore(text, index, 2)) || isDenied(text, index, index + written.length)) continue;
    yield report(text, index, index + written.length, noMonth(Number(month)));
  }
}

/** 本月32日, 32日上午. */
const LONE_DAY =
  /(?:[本当上下]月|(?<![\d月第续]))(?:3[2-9]|[4-9]\d)[日号](?=上午|下午|晚上|凌晨|清晨|中午)|[本当上下]月(?:3[2-9]|[4-9]\d)[日号]/g;

/** Of 1 to 6 digits and followed by a month; two digits are short for a year of this century (number-format). */
const IMPOSSIBLE_YEAR = /(?<![\d.])(?:\d{5,6}|[1-9]\d\d|0\d{0,3}|2[2-9]\d\d|[3-9]\d{3})年\d{1,2}月(?:\d{1,2}[日号])?/g;

function* checkYears(text: string): Generator<Finding> {
  for (const { 0: written, index } of matchesOf(text, IMPOSSIBLE_YEAR)) {
    if (/公元|前$|佛历|回历/.test(clauseBefore(text, index, 4)) || /^0\d年/.test(written)) continue;
    yield report(text, index, index + written.length, `有误，年份不可能是${Number.parseInt(written, 10)}`);
  }
}
