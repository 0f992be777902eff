/** The time a figure is about, as far as its own words tell it. */
export interface Period {
  /** As printed: 2023年, 今年, 去年. */
  readonly year?: string;
  /** First and last month, 1–12: 上半年 [1, 6], 前10个月 [1, 10], 5月 [5, 5]. */
  readonly months?: readonly [number, number];
  readonly day?: number;
}

const NUMBER = '(\\d{1,2}|[一二三四五六七八九十]{1,3})';
const PATTERN = new RegExp(
  [
    '(?<year>(?:19|20)\\d\\d年?(?![\\d.,])|[二一][〇零○一二三四五六七八九]{3}年|今年|去年|前年|明年|上年|本年度?|上一?年度?)',
    `(?<from>${NUMBER.replace('(', '(?:')})月?(?:份)?[—\\-至到~～](?<to>${NUMBER.replace('(', '(?:')})月`,
    `前(?<first>${NUMBER.replace('(', '(?:')})个月`,
    `(?<month>${NUMBER.replace('(', '(?:')})月(?:份|末|底|初|上旬|中旬|下旬)?(?:(?<day>${NUMBER.replace('(', '(?:')})[日号])?`,
    '(?<quarter>前?[一二三四]季度|上半年|下半年|全年)',
    `(?<![\\d.])(?<lone>\\d{1,2})日`,
  ].join('|'),
  'g',
);

const SPANS: Readonly<Record<string, readonly [number, number]>> = {
  一季度: [1, 3],
  二季度: [4, 6],
  三季度: [7, 9],
  四季度: [10, 12],
  前二季度: [1, 6],
  前三季度: [1, 9],
  上半年: [1, 6],
  下半年: [7, 12],
  全年: [1, 12],
};

/** Every time in words has one of these; most clauses have none. */
const CUE = /[年月日度]|(?:19|20)\d\d/;

/** The base of a comparison is not the figure's own time: 比2019年, 较去年同期. */
const BEFORE_BASE = '比较与同跟和于';
const HAN = '一二三四五六七八九十';

/** The last time named in `words`, its parts gathered from right to left until one repeats. */
export function periodIn(words: string): Period {
  let period: Period = {};
  if (!CUE.test(words)) return period;
  const matches = [...words.matchAll(PATTERN)];
  for (let i = matches.length - 1; i >= 0; i--) {
    const match = matches[i]!;
    if (match.index > 0 && BEFORE_BASE.includes(words.charAt(match.index - 1))) continue;
    const { year, from, to, first, month, day, quarter, lone } = match.groups!;
    if (year && !period.year)
      period = { ...period, year: year.replace(/年$/, '').replace(/^(?:今|去|前|明|上|本)$/, '$&年') };
    const months =
      from && to
        ? ([monthOf(from), monthOf(to)] as const)
        : first
          ? ([1, monthOf(first)] as const)
          : month
            ? ([monthOf(month), monthOf(month)] as const)
            : quarter
              ? SPANS[quarter]
              : undefined;
    if (months && !period.months) period = { ...period, months };
    const date = day ?? lone;
    if (date && period.day === undefined) period = { ...period, day: monthOf(date) };
  }
  return period;
}

function monthOf(written: string): number {
  if (/^\d/.test(written)) return Number(written);
  const [first, ...rest] = [...written].map((character) => HAN.indexOf(character) + 1);
  if (rest.length === 0) return first!;
  return first === 10 ? 10 + rest[0]! : first! * 10 + (rest[1] ?? 0);
}

/** Whether both name a time and the times differ; a relative year is taken to differ from a printed one. */
export function differ(a: Period, b: Period): boolean {
  if (a.year && b.year && a.year !== b.year) return true;
  if (a.months && b.months && (a.months[0] !== b.months[0] || a.months[1] !== b.months[1])) return true;
  return a.day !== undefined && b.day !== undefined && a.day !== b.day;
}
