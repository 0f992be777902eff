import type { Article, CalendarDate, Page } from '../page/page.ts';
import type { Interval } from './interval.ts';
import { ownersIn } from './owner.ts';
import type { Period } from './period.ts';
import { type Quantity, quantitiesOf, within } from './quantity.ts';
import { writtenForm } from './reading.ts';
import { datesOf } from './time.ts';

/** A quantity as plain data, with what a comparison with other articles needs. */
export interface QuantityFact {
  readonly start: number;
  readonly end: number;
  readonly written: string;
  /** In base units; an open end is null, as JSON has no infinity. */
  readonly low: number;
  readonly high: number | null;
  readonly unit: string;
  readonly counted: string;
  /** Places and bodies named before it; the article's own place when its sentences name none. */
  readonly owners: readonly string[];
  readonly place: string;
  readonly period: Period;
  /** The day of the article, as far as it tells. */
  readonly date: CalendarDate;
  /** 其中, 每, 计划 and the like, which facts must have in common. */
  readonly aspect: string;
  /** Words around the figure, by which like facts are told from others. */
  readonly words: string;
}

/** The quantities of a page that may be stated elsewhere: counts and measures of something named, ten or more. */
export function* factsOf(page: Page): Generator<QuantityFact> {
  for (const article of page.articles) {
    const place = placeOf(page.text, article);
    const date = dateOf(page, article);
    for (const quantity of within(quantitiesOf(page), article))
      if (isComparable(quantity)) yield factOf(page.text, quantity, place, date, page);
  }
}

/** The same of one quantity; undefined when it is not fit for comparison. */
export function factOfQuantity(page: Page, quantity: Quantity): QuantityFact | undefined {
  const article = page.articles.find(({ start, end }) => start <= quantity.start && quantity.end <= end);
  if (!article || !isComparable(quantity)) return undefined;
  return factOf(page.text, quantity, placeOf(page.text, article), dateOf(page, article), page);
}

const SHORTEST_NAME = 3;
/** 游客, 学生: told apart by whose they are alone. */
const SHORTEST_OWNED_NAME = 2;

const isComparable = ({ kind, unit, value, counted, owners, isRange }: Quantity): boolean =>
  kind === 'amount' &&
  !isRange &&
  unit !== undefined &&
  unit.dimension !== 'duration' &&
  value.high >= 10 &&
  counted.length >= (owners.length > 0 ? SHORTEST_OWNED_NAME : SHORTEST_NAME);

const REACH = 24;
const ASPECTS = /其中|人均|户均|日均|年均|平均|每|计划|预计|力争|目标|新增|累计|同比|下降|减少/g;

function factOf(text: string, quantity: Quantity, place: string, date: CalendarDate, page: Page): QuantityFact {
  const { start, end, value, unit, counted, owners, clause, sentence } = quantity;
  const before = text.slice(Math.max(sentence.start, start - REACH), start);
  return {
    start,
    end,
    written: writtenForm(page, quantity),
    low: value.low,
    high: Number.isFinite(value.high) ? value.high : null,
    unit: unit?.base ?? '',
    counted,
    owners: [...owners, ...bodiesIn(text.slice(sentence.start, start))],
    place,
    period: periodOf(quantity),
    date,
    aspect: [...new Set(text.slice(clause.start, start).match(ASPECTS))].sort().join(' '),
    words: `${before}|${text.slice(end, Math.min(sentence.end, end + REACH))}`.replace(/\s+/g, ''),
  };
}

/** Bodies and works that have a name of their own: 江州大学, 南湖大桥. */
const BODY =
  /(?<=[，。；：、“\s在于和与从对向由据]|^)[\u4e00-\u9fff]{2,6}(?:大学|学院|医院|中学|小学|集团|公司|银行|机场|车站|水库|大桥|隧道|景区|林场|农场|博物馆|图书馆|体育馆|产业园|开发区)/g;

const bodiesIn = (words: string): string[] => words.match(BODY) ?? [];

/** A day is when the article says it, not what the figure is about: 5月30日，省厅介绍…… */
const periodOf = ({ period }: Quantity): Period =>
  period.day === undefined ? period : { ...(period.year !== undefined && { year: period.year }) };

/** Facts are grouped by unit and by the last characters of what is counted: 社区警务团队 and 警务团队 meet. */
export const keyOfFact = ({ unit, counted }: QuantityFact): string => `${unit} ${counted.slice(-SHORTEST_NAME)}`;

export const intervalOf = ({ low, high }: QuantityFact): Interval => ({ low, high: high ?? Number.POSITIVE_INFINITY });

/** The place an article names most often, generic ones (全省, 我市) apart; empty when it names none. */
function placeOf(text: string, { start, end }: Article): string {
  const counts = new Map<string, number>();
  for (const owner of ownersIn(text.slice(start, end)))
    if (!/^[全我本]|^[省市]内/.test(owner)) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  let place = '';
  for (const [owner, count] of counts) if (count > (counts.get(place) ?? 0)) place = owner;
  return place;
}

/** The article's dateline, else the first day of a month that it or its page prints. */
function dateOf(page: Page, { dateline, start, end }: Article): CalendarDate {
  if (dateline) return dateline;
  const days = datesOf(page).filter(({ month, day }) => month !== undefined && day !== undefined);
  const first = days.find((date) => date.start >= start && date.start < end) ?? days[0];
  if (!first) return {};
  const { year, month, day } = first;
  return {
    ...(year !== undefined && { year }),
    ...(month !== undefined && { month }),
    ...(day !== undefined && { day }),
  };
}
