import { oncePerPage } from '../page/memo.ts';
import { matchesOf } from '../text/matches.ts';
import type { Span } from '../text/span.ts';

/** One side of a range: 15%, 2万, 80元. */
export interface RangeSide {
  /** The figure as printed, with its own scale and per cent sign: 15% · 2万 · 1,200. */
  readonly written: string;
  readonly number: number;
  /** 万, 亿, 万亿, %, ‰ or nothing. */
  readonly scale: string;
  readonly unit: string;
}

/** A range of two Arabic figures as printed: 15～30% · 80至50人 · 2万—5万元. The span ends before the unit of the second figure. */
export interface WrittenRange extends Span {
  readonly first: RangeSide;
  readonly mark: string;
  readonly second: RangeSide;
}

const UNITS =
  '平方公里|平方千米|平方米|立方米|摄氏度|百分点|个百分点|千瓦时|公里|千米|厘米|毫米|公斤|千克|公顷|小时|分钟|个月|美元|欧元|' +
  '[元人名个個岁歲米克吨噸斤亩畝天日号號周时時点點分秒次件套户戶家条條项項种種只隻头頭辆輛台臺座度页頁倍年月层層℃位支本张張棵株场場组組]';
const FIGURE = '(\\d[\\d,]*(?:\\.\\d+)?)([万萬亿億]{0,2}[%％‰]?)';
const RANGE = new RegExp(
  `(?<![\\d.,:：A-Za-z/\\-－−–—米元块点點时時度])${FIGURE}(${UNITS})? ?(——|[～~〜∼—–－─\\-至到]) ?${FIGURE}(${UNITS})?(?!\\d|[.,:：/\\-]\\d|[A-Za-z])`,
  'g',
);

/** The ranges of a page, in order. Figures of different units (7月28日至9月) are no range and left out. */
export const rangesOf = oncePerPage(({ text }): readonly WrittenRange[] => [...findRanges(text)]);

function* findRanges(text: string): Generator<WrittenRange> {
  for (const match of matchesOf(text, RANGE)) {
    const [whole, number, scale, unit = '', mark, lastNumber, lastScale, lastUnit = ''] = match;
    if (unit !== '' && unit !== lastUnit) continue;
    yield {
      start: match.index,
      end: match.index + whole.length - lastUnit.length,
      first: side(number!, scale!, unit),
      mark: mark!,
      second: side(lastNumber!, lastScale!, lastUnit),
    };
  }
}

const side = (number: string, scale: string, unit: string): RangeSide => ({
  written: number + scale,
  number: Number(number.replaceAll(',', '')),
  scale: scale.replace('％', '%'),
  unit,
});
