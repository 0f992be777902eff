import type { Finding } from '../../core/engine/finding.ts';
import { articleRule } from '../../core/engine/rule.ts';
import { type Enumeration, enumerationAfter, enumerationBefore } from '../../core/quantity/enumeration.ts';
import { readNumeral } from '../../core/quantity/numeral.ts';
import { type Ordinal, ordinalsOf } from '../../core/quantity/ordinal.ts';
import { matchesOf } from '../../core/text/matches.ts';

/** A stated count that the items listed beside it do not have. */
export const enumerationCount = articleRule(
  {
    id: 'enumeration-count',
    family: 'number',
    title: { zh: '列举与数目不符', en: 'Listed items against their count' },
    severity: 'warning',
    fix: 'none',
    docs: {
      what: '写明的数目与列举的项数不符：“甲、乙、丙等两县”“三项措施：一是…二是…”“前三名分别是甲、乙”。',
      why: '不是漏列就是错数。“等”后数目多于列举的是举例，不在此列；项内另有“和”“及”而数不准的不作判断。',
      bad: ['甲山、乙河、丙泉等2个村参加。', '有三项任务：一是修路，二是架桥。', '前三名分别是张强、李勇。'],
      good: ['甲山、乙河、丙泉等12个村参加。', '有两项任务：一是修路，二是架桥。', '前三名分别是张强、李勇和王平。'],
    },
  },
  {
    *block({ text }) {
      yield* checkEtCetera(text);
      yield* checkClosedLists(text);
      yield* checkAnnounced(text);
    },
    *article(page) {
      const ordinals = ordinalsOf(page);
      for (const { start, end } of page.articles)
        yield* checkPoints(
          page.text,
          ordinals.filter((ordinal) => start <= ordinal.start && ordinal.start < end),
        );
    },
  },
);

const COUNT = '(\\d{1,3}|[两兩二三四五六七八九十]{1,3})';
const UNIT =
  '(?:个|個|名|位|家|省|市|县|區|区|州|国|國|镇|乡|村|人|部门|大|项|項|所|种|種|类|方面|地|校|条|支|座|件|幅|首|枚|册|本|部|篇|点|點)';
const ET_CETERA = new RegExp(`等(?:共|这|這)?${COUNT}${UNIT}(?![多余\\d一二两三四五六七八九十])`, 'g');

/** 甲、乙、丙等2个: 等 may stand for more, never for fewer. */
function* checkEtCetera(text: string): Generator<Finding> {
  for (const match of matchesOf(text, ET_CETERA)) {
    const list = enumerationBefore(text, match.index);
    const count = countOf(match[1]!);
    if (!list || list.least <= count || list.least > count + 2) continue;
    if (list.items.some((item, i) => /\d|的|[》）)].|[（(]/.test(item.slice(-12)) || (i > 0 && item.length > 15)))
      continue;
    if (/[两兩][国國党黨岸]/.test(match[0])) continue;
    if (list.items.slice(0, -1).some((item) => /[和及与與]/.test(item))) continue;
    yield report(match, count, list);
  }
}

const SHORT_ITEM = /^[\u4e00-\u9fff]{1,5}$/;
const CLOSED =
  /([3-9]|[两兩三四五六七八九])(?=[省市县区国镇乡村人地个個名位种種门門级級部])(?<=、[\u4e00-\u9fff]{1,11}.)(?<![等共约近超第前余达上中十廿二各有这這].)(省份?|市|县|区|(?<![两兩])国|镇|乡|村|人|地|部门|[个個](?:省|市|县|区|镇|乡|村|国家|城市|地区|部门|单位)|[名位](?=同学|同志|学生|队员|选手|教师)|[种種](?=[\u4e00-\u9fff]{2})|[门門](?=[\u4e00-\u9fff]{2})|[级級])(?![\d一二两三四五六七八九十际内家民会道转关级间])/g;
/** What sets the first item off from the rest of the clause. */
const LEAD_IN = /^.*(?:[在由从向为是含括来]|来自|分别|走访|覆盖|涉及|连接|途经|横跨)(?=[\u4e00-\u9fff]{2,4}$)/;
const NO_ITEM = /[的等所了有各共和及与與在这為为]|建设|以及/;

/** 甲、乙、丙两县: without 等 the list is whole. Only short items whose first is set off beyond doubt are counted. */
function* checkClosedLists(text: string): Generator<Finding> {
  for (const match of matchesOf(text, CLOSED)) {
    const list = enumerationBefore(text, match.index);
    const count = countOf(match[1]!);
    if (!list || Math.abs(list.least - count) !== 1 || list.most === count) continue;
    const first = list.items[0]!.replace(LEAD_IN, '');
    const isSetOff = first !== list.items[0] || list.start === 0 || /[。！？\n\r（(]/.test(text.charAt(list.start - 1));
    const last = list.items.at(-1)!.replace(/^(.{1,4})(?:以及|[和及])(.{1,5})$/, '$1');
    const items = [first, ...list.items.slice(1, -1), last];
    if (/[种種门門级級]/.test(match[2]!) && list.least !== list.items.length) continue;
    if (/[级級]/.test(match[2]!) && items.some((item) => item.length > 1)) continue;
    if (isSetOff && items.every((item) => SHORT_ITEM.test(item) && !NO_ITEM.test(item)))
      yield report(match, count, list);
  }
}

const ANNOUNCED = new RegExp(
  `(?<![第\\d.十百千万几数多余])(?:前${COUNT}(?:名|位|强)|${COUNT}(?:个|個|名|位|家|项|項|种|種|省|市|县|区|国|所|部门|人))(?!字)([\\u4e00-\\u9fff]{0,8}?)(?:(?:分别|分別|依次)[是为為]|包括|即(?![将可日使便])|[：:]|(?<=前.{1,3}[名位])的?[是为])(?=[\\u4e00-\\u9fff“《])`,
  'g',
);

/** 前三名分别是甲、乙; 三人：甲、乙. */
function* checkAnnounced(text: string): Generator<Finding> {
  for (const match of matchesOf(text, ANNOUNCED)) {
    const count = countOf((match[1] ?? match[2])!);
    const list = enumerationAfter(text, match.index + match[0].length);
    if (!list || count < 2 || !isPlain(text, list)) continue;
    const isOpen = /等/.test(list.items.at(-1)!);
    if (isOpen ? list.least > count : list.least !== count && list.most !== count) yield report(match, count, list);
  }
}

/** Names and short nouns to the end of the sentence; ordinals, clauses and figures are counted elsewhere or not at all. */
const isPlain = (text: string, { items, end }: Enumeration): boolean =>
  /[。；）)\n\r]|^$/.test(text.charAt(end)) &&
  items.every((item) => item.length <= 12 && !/[\d的是了一二三四五六七八九]/.test(item));

const POINTS =
  /(?<![第\d.〇一二三四五六七八九十百千万几数章面])(\d{1,2}|[两兩二三四五六七八九]|十[一二]?)(?:[个個项項点點条大件种種类步]|方面)(?!规定)(?:[^，。；！？：:\n\r\d]{0,14}[：:]|[^，。；！？：:\n\r\d]{0,6}[，。；]?)[ \t　\r\n]*$/;

/** 三项措施：一是…二是…: the points that follow in one run against the count that announces them. */
function* checkPoints(text: string, ordinals: readonly Ordinal[]): Generator<Finding> {
  for (const [i, first] of ordinals.entries()) {
    if (first.value !== 1) continue;
    const before = text.slice(Math.max(0, first.start - 40), first.start);
    const match = POINTS.exec(before);
    if (!match) continue;
    const run = runFrom(ordinals.slice(i), first);
    const count = countOf(match[1]!);
    const last = run.at(-1)!;
    if (run.length < 2 || last.value === count || run.some(({ value }, k) => value !== k + 1)) continue;
    if (last.value < count && isContinued(text, first, last)) continue;
    const start = first.start - before.length + match.index;
    const end = start + match[0].trimEnd().replace(/[：:，。；]$/, '').length;
    yield {
      start,
      end,
      message: `“${text.slice(start, end)}”之后${last.value > count ? '列到了' : '只列到'}“${text.slice(last.start, last.end)}”`,
      ...(Math.abs(last.value - count) > 1 && { certainty: 'likely' }),
      related: [{ start: last.start, end: last.end, message: '最后一项' }],
    };
  }
}

/** Whether further points may follow in other words: 最后, 第三, 其三. */
function isContinued(text: string, first: Ordinal, last: Ordinal): boolean {
  const rest = text.slice(first.start, last.end + 300);
  const next = '一二三四五六七八九十'.charAt(last.value);
  return (
    /最后|此外|另外|还有|再者|其次|再次|同时/.test(rest) || rest.includes(`第${next}`) || rest.includes(`其${next}`)
  );
}

/** The ordinals of the form of `first` up to where the form starts again, in paragraphs that follow each other. */
function runFrom(ordinals: readonly Ordinal[], first: Ordinal): Ordinal[] {
  const same = ordinals.filter(({ form, isHan }) => form === first.form && isHan === first.isHan);
  const next = same.findIndex(({ value }, i) => i > 0 && value <= 1);
  return next < 0 ? same : same.slice(0, next);
}

const countOf = (written: string): number => readNumeral(written, 0)?.value ?? 0;

function report({ index, 0: written }: RegExpExecArray, count: number, list: Enumeration): Finding {
  const items = list.least === list.most ? `${list.least}` : `${list.least}至${list.most}`;
  return {
    start: index,
    end: index + written.length,
    message: `“${written}”说的是${count}，列举的有${items}项`,
    related: [{ start: list.start, end: Math.max(list.start + 1, list.end), message: '列举的各项' }],
  };
}
