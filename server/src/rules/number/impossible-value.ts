import type { Finding } from '../../core/engine/finding.ts';
import { articleRule } from '../../core/engine/rule.ts';
import type { Page } from '../../core/page/page.ts';
import { BOUNDS, type Bound } from '../../core/quantity/bounds.ts';
import { clockTimesOf } from '../../core/quantity/clock.ts';
import { readNumeral } from '../../core/quantity/numeral.ts';
import { readUnit } from '../../core/quantity/unit.ts';
import { clauseBefore } from '../../core/text/clause.ts';
import { matchesOf } from '../../core/text/matches.ts';

/** Values that nothing can have: a fall by more than all, a share above the whole, a known quantity out of its bounds. */
export const impossibleValue = articleRule(
  {
    id: 'impossible-value',
    family: 'number',
    title: { zh: '数值不可能', en: 'Impossible value' },
    severity: 'error',
    fix: 'none',
    docs: {
      what: '下降超过100%，占比、合格率等超过100%，减少用“倍”，以及越过已知界限的数值（25:70、北纬95度、全国人口150亿）。',
      why: '减少到零就是减少100%，部分不会大于整体，减少一倍以上没有意义。完成率、产销率、增长率、杠杆率、利润的降幅和占GDP、计划、上年同期的比例可以超过100%，不在此列。',
      bad: ['事故数量下降120%。', '女职工占比105%。', '能耗减少了3倍。'],
      good: ['事故数量下降20%。', '任务完成率105%。', '能耗减少到三分之一。', '净利润下降120%。'],
    },
  },
  {
    block: function* (page) {
      const { text } = page;
      if (LARGE_PERCENTAGE.test(text)) {
        yield* checkFalls(text);
        yield* checkShares(text);
      }
      yield* checkTimesFewer(text);
      yield* checkClock(page);
      for (const match of matchesOf(text, MONTH)) yield report(match, '一年只有12个月');
      for (const bound of BOUNDS) yield* checkBound(text, bound);
    },
  },
);

const MONTH = /(?<![\d.])(?:1[3-9]|[2-9]\d)月份/g;
const LINK = '(?:幅度)?(?:[了达達约約近超逾为為过過]|达到|達到|超过|超過|高达|高達|将近|接近|大约|大約){0,3}';
const PERCENT = '(?:[\\d.,]{3,}[%％]|百分之[一二两三四五六七八九百千零十]{2,})';
const FALL = new RegExp(
  `(?:下降|减少|減少|降低|下跌|下滑|缩减|縮減|压减|压缩|壓縮|缩短|縮短|萎缩|萎縮|回落|锐减|銳減|骤降|降幅|减幅|減幅|跌幅|降价|减产|減產|减员|少了)(?:同比)?${LINK}(${PERCENT})`,
  'g',
);
/** Without a percentage of three digits nothing is above 100%. */
const LARGE_PERCENTAGE = /\d[\d,]{2}[\d.,]*[%％]|百分之[一二两三四五六七八九百千零十]{2}/;
/** What may fall below zero. */
const SIGNED = /利润|利潤|盈利|净利|淨利|收益|盈余|现金流|順差|顺差|逆差|净流入|增速|增幅|涨幅|油价|期货/;

function* checkFalls(text: string): Generator<Finding> {
  for (const match of matchesOf(text, FALL)) {
    if (percentOf(match[1]!) <= 100 || SIGNED.test(clauseBefore(text, match.index, 20))) continue;
    yield report(match, '减少不会超过100%');
  }
}

const SHARE = new RegExp(
  `(?:(?:占比|佔比|比重|所占比例|所佔比例)${LINK}|[占佔][^，。；：、\\d]{0,14}?(?:的|${LINK}))(${PERCENT})`,
  'g',
);
/** Wholes that are no whole of their part: debts measured by GDP, results by plan, a year by the year before. */
const NO_WHOLE =
  /GDP|国内生产总值|计划|計劃|目标|目標|任务|任務|预算|預算|同期|去年|上年|往年|年初|收入|资产|資產|净值|产值|债务|負債|负债|杠杆/;

function* checkShares(text: string): Generator<Finding> {
  for (const match of matchesOf(text, SHARE)) {
    if (percentOf(match[1]!) <= 100 || NO_WHOLE.test(clauseBefore(text, match.index, 16) + match[0])) continue;
    yield report(match, '部分不会超过整体的100%');
  }
  for (const match of matchesOf(text, RATE)) {
    if (percentOf(match[1]!) > 100 && !UNBOUNDED.test(clauseBefore(text, match.index, 4)))
      yield report(match, '这类比率不会超过100%');
  }
}

const RATE = new RegExp(
  '(?:合格|达标|達標|及格|优良|優良|优秀|出勤|就业|就業|失业|失業|成活|存活|死亡|治愈|治癒|录取|錄取|满意|滿意|支持|通过|通過|普及|命中|识字|准确|準確|成功|投票|得票|出席|好评|覆盖|覆蓋|绿化|綠化|湿|濕|达产|返乡就业|接种|接種|发芽|發芽|国产化|國產化|入学|入學|升学|升學|脱贫|参保|參保)[率度]' +
    `(?:均|都|已|也|更是|仍|平均)?(?:由[\\d.]+[%％])?(?:提高|提升|上升|下降|降低|增加|稳定|保持)?[到至在]?${LINK}(${PERCENT})(?!左右的增)`,
  'g',
);
/** 拨备覆盖率, 毛入学率, 流动性覆盖率 and the like may pass 100%. */
const UNBOUNDED = /拨备|撥備|流动性|利息|偿债|资金|毛$|准备金|担保|抵押|不$/;

const percentOf = (written: string): number =>
  written.startsWith('百') ? (readNumeral(written, 3)?.value ?? 0) : Number.parseFloat(written.replaceAll(',', ''));

const TIMES_FEWER =
  /(?:下降|减少|減少|降低|下跌|缩小|縮小|缩短|縮短|减轻|減輕|缩减|縮減|减小|減小|锐减|骤减|减慢|下滑|降价|便宜|[少低小慢轻短]了)了?(?:近|约|約|超过|超|将近|整整|大约)?(?:[\d.]+|[一二两兩三四五六七八九十百千几幾数]+)[多余]?[万千百]?倍/g;

function* checkTimesFewer(text: string): Generator<Finding> {
  for (const match of matchesOf(text, TIMES_FEWER)) yield report(match, '减少不能用“倍”，应写几分之几或百分之几');
}

function* checkClock(page: Page): Generator<Finding> {
  for (const { start, end, hour, minute } of clockTimesOf(page))
    if (hour > 24 && minute > 59)
      yield { start, end, message: `“${page.text.slice(start, end)}”不是时刻，一天只有24时，一小时只有60分` };
}

function* checkBound(text: string, { pattern, unit, maximum, reason }: Bound): Generator<Finding> {
  for (const match of matchesOf(text, pattern)) {
    const numeral = readNumeral(text, match.index + match[0].length);
    const written = numeral && unit.exec(text.slice(numeral.end, numeral.end + 6));
    if (!written) continue;
    const area = readUnit(text, numeral.end)?.unit;
    const value = numeral.interval.low * (area?.dimension === 'area' ? area.factor : 1);
    if (value <= maximum) continue;
    const end = numeral.end + written[0].length;
    yield { start: match.index, end, message: `“${text.slice(match.index, end)}”超出界限，${reason}` };
  }
}

const report = ({ index, 0: written }: RegExpExecArray, reason: string): Finding => ({
  start: index,
  end: index + written.length,
  message: `“${written}”不可能，${reason}`,
});
