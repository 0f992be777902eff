import type { Finding } from '../../core/engine/finding.ts';
import { articleRule } from '../../core/engine/rule.ts';
import type { Article, CalendarDate, Page } from '../../core/page/page.ts';
import { dayNumber, isValidDate, weekdayOf } from '../../core/quantity/calendar.ts';
import { isOfOtherCalendar } from '../../core/quantity/other-calendar.ts';
import { datesOf, type WrittenDate } from '../../core/quantity/time.ts';
import { type Span, textOf } from '../../core/text/span.ts';

/** A date and the weekday printed beside it, checked against the Gregorian calendar. */
export const weekdayMismatch = articleRule(
  {
    id: 'weekday-mismatch',
    family: 'number',
    title: { zh: '日期与星期不符', en: 'Date and weekday disagree' },
    severity: 'error',
    fix: 'suggestion',
    docs: {
      what: '日期旁边的星期与历法不符；年份取自日期本身、本段、标题或电头。',
      why: '日期和星期必有一个写错，读者会因此误了行程。年份无从得知时不作判断；“每周三”“周六至周一”“（周六、日）”不是某一天的星期。',
      bad: ['会议定于2024年5月20日（星期二）召开。', '会议定于2024年5月20日，周日召开。'],
      good: ['会议定于2024年5月20日（星期一）召开。', '自2024年5月20日起，周二闭馆。'],
    },
  },
  {
    article: function* (page) {
      if (!WEEKDAY.test(page.text)) return;
      for (const article of page.articles) yield* checkArticle(page, article);
    },
  },
);

const WEEKDAY = /(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]/;
const NAMES = '一二三四五六日';

function* checkArticle(page: Page, article: Article): Generator<Finding> {
  const dates = datesOf(page).filter(({ start }) => article.start <= start && start < article.end);
  for (const date of dates) {
    for (const { day, span, weekday } of datedWeekdays(page.text, date)) {
      if (isOfOtherCalendar(page.text, date.start)) continue;
      const years = possibleYears(page.text, { ...date, day }, article, dates);
      const finding = checkWeekday(page.text, { ...date, day }, span, weekday, years);
      if (finding) yield finding;
    }
  }
}

function checkWeekday(
  text: string,
  { month, day }: CalendarDate,
  span: Span,
  weekday: Span,
  { years, isSure }: PossibleYears,
): Finding | undefined {
  const valid = years.filter((year) => year > 1582 && isValidDate(year, month!, day!));
  const written = NAMES.indexOf(text.charAt(weekday.end - 1).replace('天', '日')) + 1;
  if (valid.length === 0 || valid.some((year) => weekdayOf(year, month!, day!) === written)) return undefined;
  const year = valid[0]!;
  const prefix = text.slice(weekday.start, weekday.end - 1);
  const name = NAMES.charAt(weekdayOf(year, month!, day!) - 1);
  const right = prefix + (/[礼禮]/.test(prefix) && name === '日' ? '天' : name);
  return {
    ...span,
    message: `${year}年${month}月${day}日是${right}，不是“${textOf(text, weekday)}”`,
    ...(!isSure && { certainty: 'likely' }),
    fixes: [{ kind: 'suggestion', title: `改为“${right}”`, edits: [{ span: weekday, newText: right }] }],
  };
}

interface DatedWeekday {
  readonly day: number;
  /** From the date to the weekday, or the other way round. */
  readonly span: Span;
  readonly weekday: Span;
}

const AFTER =
  /[ 　]?(?:[（(，,即是为]|正值|适逢|恰逢|正好是)?((?:星期|周|週|礼拜|禮拜)[一二三四五六日天])(?![、至到—–\-和及刊报報末])/y;
const BEFORE = /(?<![每至到、和])((?:星期|周|週|礼拜|禮拜)[一二三四五六日天])[（(，, 　即]?(?:当地时间)?$/;
const NEXT_DAY = /[）)]?(?:[、，和及]|[至到—–])(\d{1,2})[日号號]/y;

/** 5月20日（周一）, 5月20日，周一, 周一（5月20日）, and the days that go on from it: 5月20日（周一）、21日（周二）. */
function* datedWeekdays(text: string, date: WrittenDate): Generator<DatedWeekday> {
  if (date.month === undefined || date.day === undefined) return;
  const written = text.slice(date.start, date.weekday?.start ?? date.end);
  const dateEnd = date.start + written.replace(/[^日号號\d]+$/, '').length;
  const before = BEFORE.exec(text.slice(Math.max(0, date.start - 12), date.start));
  if (before) {
    const start = Math.max(0, date.start - 12) + before.index;
    yield { day: date.day, span: { start, end: dateEnd }, weekday: { start, end: start + before[1]!.length } };
    return;
  }
  let { start, day } = { start: date.start, day: date.day };
  for (let at = dateEnd; ; ) {
    AFTER.lastIndex = at;
    const after = AFTER.exec(text);
    if (after) {
      at += after[0].length;
      yield { day, span: { start, end: at }, weekday: { start: at - after[1]!.length, end: at } };
    }
    NEXT_DAY.lastIndex = at;
    const next = NEXT_DAY.exec(text);
    if (!next) return;
    start = at + next[0].search(/\d/);
    at += next[0].length;
    day = Number(next[1]);
  }
}

interface PossibleYears {
  /** The likeliest first. */
  readonly years: readonly number[];
  readonly isSure: boolean;
}

/** The years a date may be of: its own, that of 今年 and 去年, or those the article speaks of. */
function possibleYears(
  text: string,
  date: CalendarDate & WrittenDate,
  { dateline }: Article,
  dates: readonly WrittenDate[],
): PossibleYears {
  if (date.year !== undefined) return { years: [date.year], isSure: true };
  if (date.relativeYear !== undefined) return { years: known(date.resolved.year), isSure: true };
  const others = dates.filter(({ year }) => year !== undefined);
  const before = others.filter(({ start }) => start < date.start);
  const near = before.filter(({ end }) => !text.slice(end, date.start).includes('\n')).at(-1)?.year;
  const byDateline = nearestYear(date, dateline);
  const likeliest = [...known(near), ...known(byDateline), ...known(before.at(-1)?.year)];
  if (likeliest.length === 0) return { years: [], isSure: false };
  return {
    years: [...likeliest, ...others.map(({ year }) => year!)],
    isSure: near !== undefined || byDateline !== undefined,
  };
}

const known = (year: number | undefined): number[] => (year === undefined ? [] : [year]);

/** The year that brings the date nearest to the dateline: in late December, 1月5日 is of the year to come. */
function nearestYear({ month, day }: CalendarDate, dateline: CalendarDate | undefined): number | undefined {
  const year = dateline?.year;
  if (year === undefined) return undefined;
  const at = dayNumber(year, dateline?.month ?? 7, dateline?.day ?? 1);
  const distance = (candidate: number) => Math.abs(dayNumber(candidate, month!, day!) - at);
  return [year, year + 1, year - 1].sort((a, b) => distance(a) - distance(b))[0];
}
