import type { Numeral } from './numeral.ts';
import { readUnit } from './unit.ts';

/** Numbers that state no quantity: ordinals, dates, clock times, ages, telephone and document numbers, models, scores, idioms. */

const LABEL_AFTER =
  /^(?:[年月日号時时点](?!钟)|分(?!钟|之)\d|届|后(?=[，。的大男女小青员党一创、”]|$)|[:：∶]\d|[、,，]\d+[、,，]?\d*(?:[年月日]|路)|比\d|[A-Za-z](?!m|g|M|W)|[号路](?:线|公交|楼|院|文件|令|公告|车)|国道|省道|高速|计划|工程(?!项|建)|热线|报警|专线|[-—]\d{3,}|[强型](?=[企榜”、，。县市评]|$)|\.\d|版(?=本|[，。])|岁|周岁|旬|载|级(?=[^地强以])|度(?=[角夹弯空绕]))/;
/** Words whose number is a name: 波音757, 病例11. */
const LABELLED = /(?:波音|空客|歼|编号|病例|专栏|车次|航班)$/;
const HOTLINES = new Set([
  '110',
  '119',
  '120',
  '122',
  '114',
  '12306',
  '12308',
  '12315',
  '12316',
  '12319',
  '12320',
  '12328',
  '12329',
  '12333',
  '12338',
  '12339',
  '12345',
  '12348',
  '12355',
  '12358',
  '12366',
  '12369',
  '12377',
  '12381',
  '12385',
  '12388',
  '12389',
  '12393',
  '12395',
  '95598',
]);

/** Telephone, document, model and version numbers, scores, dates, times and other labels. */
export function isIdentifier(text: string, { start, end, form, isPositional, value }: Numeral): boolean {
  const before = text.charAt(start - 1);
  const after = text.slice(end, end + 6);
  if (LABEL_AFTER.test(after)) return true;
  if (isPositional) return true;
  if (form === 'han') return false;
  if (
    /[A-Za-z:：/.\-—×*#№＋+]/.test(before) &&
    !/^(?:[—～~-])$/.test(before) &&
    /[A-Za-z0-9:：/.*×#№]/.test(text.slice(start - 2, start))
  )
    return true;
  if (/[A-Za-z*#№]/.test(before)) return true;
  if (before === '前' && after.startsWith('个月')) return true;
  if (LABELLED.test(text.slice(Math.max(0, start - 2), start)) && !readUnit(text, end)) return true;
  const written = text.slice(start, end);
  if (/^0\d/.test(written) || (/^\d{7,}$/.test(written) && !/^[\u4e00-\u9fff]/.test(after))) return true;
  if (/^\*/.test(after)) return true;
  if (HOTLINES.has(written) && !readUnit(text, end) && !/^[万亿余多%％]/.test(after)) return true;
  return (
    value >= 1900 &&
    value < 2100 &&
    /^(?:[—～~至-]\d{4}|[“”（）()]|全国|中国|世界|国际|[\u4e00-\u9fff]{2,6}(?:杯|赛|展|节|会|论坛|计划))/.test(after) &&
    !/^[余多]/.test(after)
  );
}

/** 第3, 十四五, 二十大, 其一. */
export const isOrdinal = (text: string, { start, end, form }: Numeral): boolean =>
  text.charAt(start - 1) === '第' ||
  (text.charAt(start - 1) === '初' && form === 'han') ||
  (form === 'han' &&
    /^(?:期(?!间|货)|等(?=奖|座|功|舱|品)|次(?=会议|全会|全体|大会|主席团|常委|中央|代表|党代)|大(?=[报精代召以的，。）”])|中全会|五(?:”|规划|时期|期间)|届|月|日|号|年代|[、.．]|是|来[，年])/.test(
      text.slice(end, end + 4),
    ));

/** Small Han numerals are a count only before a measure word that makes one: 三名, not 一带一路, 千家万户, 一方面. */
const IDIOMS =
  /^(?:千家万户|千方百计|千千万万|千军万马|千辛万苦|千言万语|千万别|千万不|千万要|万无一失|万众一心|万水千山|百家|百姓|百日行动|百分|百货|百年|一日三餐|九牛一毛|一方|一带一路|一步|一线|一体|一批|一系列|一定|一样|一起|一直|一般|一些|一种|一年一度|一把手|一次性|一条龙|一张网|一件事|一站式|一刀切|一口气|一家人|一家子|一部分|一片|一面|一道道?|一名名|一个个|一项项|一件件|三农|三下乡|四面八方|五花八门|七上八下|十分|十足|十字|十一假期|两岸|两会|两国|两地|两手|两口子|两侧|两边|两委|两面)/;
const LONE_SCALE = /^[百千万萬亿億]$/;

export function isIdiom(text: string, { start, end, form, value }: Numeral): boolean {
  if (form !== 'han') return false;
  const written = text.slice(start, end);
  const around = text.slice(start, start + 6);
  if (IDIOMS.test(around) || IDIOMS.test(text.slice(start - 2, start + 4))) return true;
  if (value === 1 && end - start === 1) return !/[成番倍]/.test(text.charAt(end));
  if (LONE_SCALE.test(written))
    return !/^[余多]/.test(text.slice(end)) && !/(?:近|超|逾|上|过|破|数|达)$/.test(text.slice(start - 1, start));
  return false;
}
