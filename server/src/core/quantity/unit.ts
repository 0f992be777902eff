/** What a unit measures. Quantities of different dimensions are never compared. */
export type Dimension =
  | 'count'
  | 'length'
  | 'area'
  | 'mass'
  | 'volume'
  | 'money'
  | 'energy'
  | 'power'
  | 'voltage'
  | 'duration'
  | 'temperature';

/** A unit as written, and what it is worth in the base unit of its kind. */
export interface Unit {
  readonly text: string;
  readonly dimension: Dimension;
  /** The base unit: 米, 平方米, 千克, 升, 元, 美元, 千瓦时, 秒 …; of a count the measure word, 名/位/口 being 人. */
  readonly base: string;
  /** 1 of this unit in base units: 公里 1000, 亩 666.67 (2000/3). */
  readonly factor: number;
}

type Row = readonly [dimension: Dimension, base: string, units: string];

/** `name` or `name=factor`; factors are those of GB 3100-93 and the Metrology Law's list (1 亩 = 2000/3 m², 1 里 = 500 m, 1 斤 = 0.5 kg). */
const TABLE: readonly Row[] = [
  [
    'length',
    '米',
    '米 公里=1000 千米=1000 厘米=0.01 毫米=0.001 微米=0.000001 纳米=0.000000001 里=500 华里=500 海里=1852 英里=1609.344 英尺=0.3048 km=1000 KM=1000 cm=0.01 mm=0.001',
  ],
  [
    'area',
    '平方米',
    '平方米 平米=1 平方公里=1000000 平方千米=1000000 平方厘米=0.0001 公顷=10000 亩=666.666666666667 ㎡=1 m²=1',
  ],
  ['mass', '千克', '千克 公斤=1 吨=1000 斤=0.5 市斤=0.5 克=0.001 毫克=0.000001 微克=0.000000001 kg=1'],
  ['volume', '升', '升 毫升=0.001 立方米=1000 立方公里=1000000000000 m³=1000'],
  ['money', '元', '元 块钱=1 元人民币=1 角=0.1'],
  ['energy', '千瓦时', '千瓦时 千瓦小时=1 度电=1 兆瓦时=1000'],
  ['voltage', '伏', '伏 千伏=1000 伏特=1 kV=1000'],
  ['power', '千瓦', '千瓦 兆瓦=1000 吉瓦=1000000 瓦=0.001'],
  [
    'duration',
    '秒',
    '秒 秒钟=1 分钟=60 小时=3600 个小时=3600 钟头=3600 个钟头=3600 天=86400 周=604800 个星期=604800 星期=604800',
  ],
  ['duration', '月', '个月 个季度=3 年=12 周年=12 个世纪=1200 世纪=1200'],
  ['temperature', '摄氏度', '摄氏度 ℃=1 °C=1'],
];

/** Money that never converts: each currency is its own base. */
const CURRENCIES =
  '美元 欧元 英镑 日元 韩元 港元 港币 澳元 加元 新元 卢布 卢比 泰铢 比索 里拉 瑞士法郎 法郎 新台币 澳门元 林吉特 第纳尔 迪拉姆 雷亚尔 兰特 越南盾 印尼盾';

/** Measure words and countable nouns that stand straight after a number. */
const MEASURE_WORDS =
  '个 個 名 位 人 口 员 家 所 座 台 辆 次 起 件 项 条 份 户 头 只 匹 棵 株 片 块 栋 幢 间 套 艘 架 列 节 层 级 本 册 部 篇 首 幅 张 枚 颗 粒 支 枝 根 把 盏 扇 ' +
  '面 场 期 批 班 组 队 对 双 类 种 门 款 处 站 例 宗 笔 单 桩 票 页 字 句 行 步 杯 瓶 袋 盒 箱 桶 筐 包 趟 遍 轮 局 盘 集 章 段 朵 尾 羽 峰 窝 孔 床 桌 餐 顿 ' +
  '道 股 串 滴 剂 卷 眼 席 课时 学时 工时 标箱 标准箱 车位 床位 人次 车次 架次 辆次 件次 场次 班次 台次 户次 组次 批次 艘次 家次 例次 剂次 轮次 人份 台套 ' +
  '省份 省 市 县 区 乡 镇 村 国 校 店 厂 岁 周岁 分 吨公里 人公里';

/** People are counted with 名, 位, 人 or 口 alike. */
const PERSON_WORDS = new Set(['名', '位', '人', '口', '员']);

const unitsByFirst = new Map<string, Unit[]>();
for (const [dimension, base, names] of TABLE)
  for (const entry of names.split(' ')) {
    const [name, factor] = entry.split('=');
    addUnit({ text: name!, dimension, base, factor: Number(factor ?? 1) });
  }
for (const name of CURRENCIES.split(' ')) addUnit({ text: name, dimension: 'money', base: name, factor: 1 });
for (const name of new Set(MEASURE_WORDS.split(' ')))
  addUnit({
    text: name,
    dimension: 'count',
    base: PERSON_WORDS.has(name) ? '人' : name === '個' ? '个' : name,
    factor: 1,
  });
for (const units of unitsByFirst.values()) units.sort((a, b) => b.text.length - a.text.length);

function addUnit(unit: Unit): void {
  const first = unit.text.charAt(0);
  unitsByFirst.set(first, [...(unitsByFirst.get(first) ?? []), unit]);
}

/** The longest unit that begins at `at`; 元/吨 and 人/平方公里 are one unit without conversion. */
export function readUnit(text: string, at: number): { readonly unit: Unit; readonly end: number } | undefined {
  const simple = readSimpleUnit(text, at);
  if (!simple) return undefined;
  const end = at + simple.text.length;
  const divisor = text.charAt(end) === '/' || text.charAt(end) === '／' ? readSimpleUnit(text, end + 1) : undefined;
  if (!divisor) return { unit: simple, end };
  const written = text.slice(at, end + 1 + divisor.text.length);
  return {
    unit: { text: written, dimension: simple.dimension, base: `${simple.text}/${divisor.text}`, factor: 1 },
    end: at + written.length,
  };
}

const readSimpleUnit = (text: string, at: number): Unit | undefined =>
  unitsByFirst.get(text.charAt(at))?.find((unit) => text.startsWith(unit.text, at));

/** Whether values of the two units may be compared after conversion. */
export const areComparable = (a: Unit, b: Unit): boolean => a.dimension === b.dimension && a.base === b.base;

/** Units of a continuum: 12公里 stands for 11.5 to 12.5, while 12人 are exactly twelve. */
export const isContinuous = ({ dimension }: Unit): boolean => dimension !== 'count';
