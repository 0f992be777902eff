/** A quantity whose greatest possible value is known: a value above `maximum` is a misprint. */
export interface Bound {
  /** Ends where the figure begins. */
  readonly pattern: RegExp;
  /** Must follow the figure. */
  readonly unit: RegExp;
  /** In the figure's own unit; areas in square metres. */
  readonly maximum: number;
  readonly reason: string;
}

const IS = '(?:约|約|为|為|达|達|达到|有|共|共有|约为|约有|超过|已达|已超过|突破)?';

/** Limits by definition of the unit; land area and population with room above the figures of the census of 2020. */
export const BOUNDS: readonly Bound[] = [
  { pattern: /[南北][纬緯](?=\d)/g, unit: /^(?:度|°)/, maximum: 90, reason: '纬度不超过90度' },
  { pattern: /[东東西][经經](?=\d)/g, unit: /^(?:度|°)/, maximum: 180, reason: '经度不超过180度' },
  {
    pattern: /(?:享年|终年|終年|年仅|年僅|现年|現年|[他她]今年)(?=[\d一二三])/g,
    unit: /^[岁歲]/,
    maximum: 130,
    reason: '没有这样的年龄',
  },
  {
    pattern: /[体體][温溫](?:[为為是达達]|达到|高达|升至|升到|最高)?(?=\d)/g,
    unit: /^(?:℃|摄氏度|度)/,
    maximum: 45,
    reason: '没有这样的体温',
  },
  {
    pattern: /(?:每天|一天|每日|每昼夜|一昼夜)(?:有|工作|学习|營業|营业|开放|共|只有|最多)?(?=\d)/g,
    unit: /^个?小时/,
    maximum: 24,
    reason: '一天只有24小时',
  },
  {
    pattern: /(?:每周|一周|每星期|一星期)(?:有|工作|开放|营业|上班)?(?=[\d八九十])/g,
    unit: /^天/,
    maximum: 7,
    reason: '一周只有7天',
  },
  { pattern: /(?:一年|全年|每年)(?:有|共|工作|共有)?(?=\d)/g, unit: /^天/, maximum: 366, reason: '一年至多366天' },
  { pattern: /第(?=[五六七八九5-9]季度)/g, unit: /^季度/, maximum: 4, reason: '一年只有四个季度' },
  {
    pattern: new RegExp(`(?:全国|我国|中国)(?:的)?(?:国土|陆地|陆域|领土|总)?面积${IS}(?=\\d)`, 'g'),
    unit: /^(?:平方公里|平方千米)/,
    maximum: 1.3e13,
    reason: '我国陆地面积约960万平方公里',
  },
  {
    pattern: new RegExp(`(?:全国|我国|中国)总?人口${IS}(?=\\d)`, 'g'),
    unit: /^(?:人|$)?/,
    maximum: 1.6e9,
    reason: '我国人口约14亿',
  },
  {
    pattern: new RegExp(`(?:全球|世界)总?人口${IS}(?=\\d)`, 'g'),
    unit: /^(?:人|$)?/,
    maximum: 1.2e10,
    reason: '世界人口约80亿',
  },
];
