import type { Finding } from '../../core/engine/finding.ts';
import { articleRule } from '../../core/engine/rule.ts';
import type { Page } from '../../core/page/page.ts';
import { type ClockTime, clockTimesOf } from '../../core/quantity/clock.ts';
import { type HanRange, hanRangesOf } from '../../core/quantity/han-range.ts';
import { type RangeSide, rangesOf, type WrittenRange } from '../../core/quantity/range.ts';
import { datesOf, type WrittenDate } from '../../core/quantity/time.ts';
import { clauseAfter, clauseBefore } from '../../core/text/clause.ts';
import { span, textOf } from '../../core/text/span.ts';

/** GB/T 15835-2011 5.1.3: a range runs from low to high and keeps % and 万 on both sides. */
export const reversedRange = articleRule(
  {
    id: 'reversed-range',
    family: 'number',
    title: { zh: '范围颠倒或缺单位', en: 'Reversed or lopsided range' },
    severity: 'warning',
    fix: 'suggestion',
    standard: 'GB/T 15835-2011 5.1.3',
    docs: {
      what: '数值范围前大后小，或只有一侧带百分号、万、亿。',
      why: '范围应由小到大；“15～30%”会被读成 15 到 0.30，但报上常见，只作提醒。由多到少的变化（从80人到50人）、比分、编号、距今年代和跨月跨夜的起止不在此列。',
      bad: ['参赛人数为80～50人。', '含水率为15～30%。', '每亩可增收2～5万元。'],
      good: ['参赛人数为50～80人。', '含水率为15%～30%。', '参赛人数从80至50人不断减少。'],
    },
  },
  {
    block: function* (page) {
      const { text } = page;
      yield* checkDates(page);
      yield* checkClock(page);
      for (const range of rangesOf(page)) {
        const finding = checkRange(text, range);
        if (finding) yield finding;
      }
      for (const range of hanRangesOf(page)) yield* checkHanRange(text, range);
    },
  },
);

/** 8月20日至8月10日, 2024年8月至2024年3月. A span over New Year leaves out neither year. */
function* checkDates(page: Page): Generator<Finding> {
  const dates = datesOf(page);
  for (const [i, second] of dates.entries()) {
    const first = dates[i - 1];
    if (!first || !DATE_MARK.test(page.text.slice(first.end, second.start)) || !isLater(first, second)) continue;
    const [written, other] = [textOf(page.text, first), textOf(page.text, second)];
    const mark = page.text.slice(first.end, second.start);
    const place = span(first.start, second.end);
    const newText = other + mark + written;
    yield {
      ...place,
      message: `起止“${textOf(page.text, place)}”前后颠倒`,
      fixes: [{ kind: 'suggestion', title: `改为${newText}`, edits: [{ span: place, newText }] }],
    };
  }
}

const DATE_MARK = /^ ?(?:——|[至到～~—–-]) ?$/;

/** Whether the first date is later than the second, both being of a known year or of the same month. */
function isLater(first: WrittenDate, second: WrittenDate): boolean {
  if (first.year === undefined ? first.month !== second.month : second.year === undefined) return false;
  if (first.month === undefined || (first.day === undefined) !== (second.day === undefined)) return false;
  return orderOf(first) > orderOf(second) && (first.year === undefined) === (second.year === undefined);
}

const orderOf = ({ year = 0, month = 0, day = 0 }: WrittenDate): number => year * 10000 + month * 100 + day;

/** 上午10:30—9:30. More than two hours back may be a clock of twelve hours (8:30—5:30), the evening runs over midnight. */
function* checkClock(page: Page): Generator<Finding> {
  const times = clockTimesOf(page);
  for (const [i, second] of times.entries()) {
    const first = times[i - 1];
    if (!first?.part || second.part || /[晚夜凌]/.test(first.part)) continue;
    const mark = page.text.slice(first.end, second.start);
    const back = minutesOf(first) - minutesOf(second);
    if (!DATE_MARK.test(mark) || back <= 0 || back > 120) continue;
    const place = span(first.start, second.end);
    const written = page.text.slice(first.start + first.part.length, first.end);
    const newText = first.part + textOf(page.text, second) + mark + written;
    yield {
      ...place,
      message: `起止“${textOf(page.text, place)}”前后颠倒`,
      certainty: 'likely',
      fixes: [{ kind: 'suggestion', title: `改为${newText}`, edits: [{ span: place, newText }] }],
    };
  }
}

const minutesOf = ({ hour, minute }: ClockTime): number => hour * 60 + minute;

function checkRange(text: string, range: WrittenRange): Finding | undefined {
  const { first, second } = range;
  if (isLopsided(first, second)) {
    if (!lacksScale(text, range)) return undefined;
    const message = `范围“${textOf(text, range)}”只有一侧带“${first.scale || second.scale}”`;
    return { ...finding(range, message, bothScaled(range)), certainty: 'likely' };
  }
  if (!isReversed(first, second) || isNoReversal(text, range)) return undefined;
  return finding(range, `范围“${textOf(text, range)}”前大后小`, swapped(range));
}

/** 三十至二十人, 百分之三十至百分之二十. */
function* checkHanRange(text: string, range: HanRange): Generator<Finding> {
  const { start, end, first, mark, second } = range;
  const isReversed = first.number > second.number;
  if (!isReversed || CHANGE.test(clauseBefore(text, start, 14) + clauseAfter(text, end, 14))) return;
  if (AGO.test(clauseBefore(text, start, 14))) return;
  const newText = second.written + mark + first.written;
  yield {
    start,
    end,
    message: `范围“${textOf(text, range)}”前大后小`,
    fixes: [{ kind: 'suggestion', title: `改为${newText}`, edits: [{ span: { start, end }, newText }] }],
  };
}

function finding(range: WrittenRange, message: string, newText: string): Finding {
  const { start, end } = range;
  const isTemperature = /[度℃]/.test(range.second.unit);
  return {
    start,
    end,
    message,
    ...(isTemperature && { certainty: 'likely' }),
    fixes: [{ kind: 'suggestion', title: `改为${newText}`, edits: [{ span: { start, end }, newText }] }],
  };
}

const SCALES: Readonly<Record<string, number>> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8, 万亿: 1e12, 萬億: 1e12 };

const isRate = (scale: string): boolean => scale === '%' || scale === '‰';

/** Whether the one scale written (2～5万, 15%～30) is meant for both sides. 8000～1万 and 1万～8000 mean what they say. */
function isScaleShared(first: RangeSide, second: RangeSide): boolean {
  if ((first.scale === '') === (second.scale === '')) return false;
  const [bare, scaled] = first.scale === '' ? [first, second] : [second, first];
  if (bare.number === 0) return false;
  if (isRate(scaled.scale)) return bare.unit === '';
  if (bare === first && (bare.unit !== '' || isYear(bare.number))) return false;
  return bare.number < scaled.number * 50;
}

const isYear = (number: number): boolean => number >= 1900 && number <= 2100;

const isLopsided = (first: RangeSide, second: RangeSide): boolean =>
  isScaleShared(first, second) && first.number < second.number;

function isReversed(first: RangeSide, second: RangeSide): boolean {
  if (isScaleShared(first, second)) return first.number > second.number;
  if (isRate(first.scale) !== isRate(second.scale)) return false;
  return first.number * (SCALES[first.scale] ?? 1) > second.number * (SCALES[second.scale] ?? 1);
}

const HYPHEN = /[-－–—─]/;
/** Changes run downwards rightly: 从80人到50人, 由30%降至15%. */
const CHANGE = /[从從由自降減减缩縮跌落低压壓调調滑少改]/;
const AGO = /距今|公元前|前$|倒计时|倒計時|倒数|倒數|比分|[胜勝负負]|以$/;
const NEGATIVE = /(?:零下|负|負|[-－−])\s?$/;
const CLOSED = /^(?:$|之间|之間|左右|不等|区间|區間|范围|範圍)/;

/** Downward pairs that are no reversed range: changes, scores, codes, years ago, spans over midnight or New Year. */
function isNoReversal(text: string, { start, end, first, mark, second }: WrittenRange): boolean {
  const before = clauseBefore(text, start, 14);
  const after = clauseAfter(text, end, 14);
  if (AGO.test(before) || NEGATIVE.test(before) || /^0\d/.test(first.written)) return true;
  if (/[至到]/.test(mark) ? CHANGE.test(before + after) : /[从從由自]$/.test(before)) return true;
  const { unit, scale } = second;
  if (unit === '' && scale === '') return HYPHEN.test(mark) || !CLOSED.test(after);
  if (/[日号號时時点點月周]/.test(unit)) return unit !== '小时' && unit !== '个月';
  if (/[年页頁]/.test(unit) && second.written.length < first.written.length) return true;
  if (unit === '年' && first.number < 100) return true;
  if (unit === '度' && /[经經纬緯]/.test(before)) return true;
  return HYPHEN.test(mark) && /[层層座组組户戶]/.test(unit);
}

/** 15%～30 lacks its sign only where nothing else follows that the 30 could count; 上升3.1%至111.6 is a rise and a level. */
function lacksScale(text: string, { start, end, first, mark, second }: WrittenRange): boolean {
  if (first.scale === '') return true;
  if (/[至到]/.test(mark) && /[升增涨漲]|[降减減跌]/.test(clauseBefore(text, start, 6))) return false;
  return (second.unit !== '' && !isRate(first.scale)) || CLOSED.test(clauseAfter(text, end, 4));
}

const withScale = ({ written, scale }: RangeSide, other: RangeSide): string =>
  scale === '' ? written + other.scale : written;

const bothScaled = ({ first, mark, second }: WrittenRange): string =>
  withScale(first, second) + first.unit + mark + withScale(second, first);

const swapped = ({ first, mark, second }: WrittenRange): string =>
  isScaleShared(first, second)
    ? withScale(second, first) + first.unit + mark + withScale(first, second)
    : second.written + first.unit + mark + first.written;
