import type { Finding, Fix } from '../../core/engine/finding.ts';
import { articleRule } from '../../core/engine/rule.ts';
import { readNumeral } from '../../core/quantity/numeral.ts';
import { readUnit } from '../../core/quantity/unit.ts';
import { matchesOf } from '../../core/text/matches.ts';
import { type Span, span, textOf } from '../../core/text/span.ts';

/** Two hedges on one figure: 约300人左右, 近百余名, 超过三成以上. */
export const doubleHedge = articleRule(
  {
    id: 'double-hedge',
    family: 'number',
    title: { zh: '约数重复', en: 'Double hedge' },
    severity: 'info',
    fix: 'suggestion',
    standard: 'GB/T 15835-2011 4.2.2',
    docs: {
      what: '一个数字前后各有一个约数词，如“约…左右”“近…余”“超过…以上”“不到…以下”“30余人左右”。',
      why: '两个约数词不是重复就是矛盾，留一个即可。“近三十多年来”的“近”说的是时间，“签约50亿元以上”的“约”不是约数词，不在此列。',
      bad: ['现场约有300人左右。', '近百余名志愿者参加。', '超过三成以上的村民报了名。'],
      good: ['现场约有300人。', '百余名志愿者参加。', '签约50亿元以上的项目有三个。'],
    },
  },
  {
    block: function* ({ text }) {
      let from = 0;
      for (const match of matchesOf(text, HEDGE)) {
        if (match.index < from) continue;
        const hedged = readHedged(text, match.index, match[1]!, match.index + match[0].length);
        if (!hedged) continue;
        from = hedged.end;
        yield report(text, hedged);
      }
      for (const match of matchesOf(text, DOUBLED)) {
        const first = span(match.index, match.index + match[1]!.length);
        const second = span(first.end, match.index + match[0].length);
        yield report(text, { start: first.start, end: second.end, hedge: first, markers: [second] });
      }
      for (const match of matchesOf(text, TRAILING)) {
        const marker = span(match.index + match[0].length - match[2]!.length, match.index + match[0].length);
        if (marker.start < from || isHedgedBefore(text, match.index)) continue;
        yield report(text, { start: match.index, end: marker.end, markers: [marker] });
      }
    },
  },
);

const HEDGE =
  /((?<![签簽节節预預条條契製制履合违違公租特守赴邀相爽毁]|(?<!损|損)失)[约約]|大[约約]|大概|大致|将近|將近|接近|(?<![附最新远遠靠临臨亲親贴貼邻鄰就切晚相走])近|不超[过過]?|(?<![反赶趕领領])超[过過出]?|逾|高于|大于|多于|低于|小于|不?少于|不低于|不足|不到|至少|最少|起码|最多|至多)(?:达到|[有为為在达達需占佔合至是])?(?=[\d半一二两兩三四五六七八九十百千万萬亿億几])/g;

/** What may not stand behind the figure after each kind of hedge. */
const CLASHES: readonly (readonly [hedges: RegExp, markers: RegExp])[] = [
  [/^(?:大?[约約]|大概|大致)$/, /^(?:[余餘多]|左右|上下|以上)$/],
  [/近$/, /^(?:[余餘多]|左右|上下|以上)$/],
  [/^(?:超.?|逾)$/, /^(?:[余餘多]|左右|上下|以上)$/],
  [/^(?:不足|不到)$/, /^(?:[余餘多]|左右|上下|以上|以下)$/],
  [/^(?:[高大多]于|至少|最少|起码|不少于|不低于)$/, /^以上$/],
  [/^(?:[低小少]于)$/, /^以下$/],
  [/^(?:不超.?|最多|至多)$/, /^(?:以下|以内|以內|之内|之內)$/],
];

const SURPLUS = /[余餘多](?!国|國|地|方|元化|部门|样)(?=[万萬亿億]|[\u4e00-\u9fff%％℃])/y;
const MYRIADS = /(?:成|[万萬亿億]{0,2}[%％]?)/y;
const CLOCK = /\d{1,2}[时時点點](?:\d{1,2}分|半)?|半[数數]/y;
const MARKER = /左右|上下(?![游班限级級])|以上|以下|以[内內]|之[内內]/y;
/** 60岁以上, 二级以上 name a class. */
const CLASS_UNIT = /[岁歲级級]$/;

/** 约近百人, 大约超过三成. */
const DOUBLED =
  /(大[约約]|大概|(?<![签簽节節预預条條契])[约約])(?:近|将近|超过?|逾)(?=[\d一二两三四五六七八九十百千万半])/g;

interface Hedged extends Span {
  /** 余, 多, 左右, 以上 … behind the figure. */
  readonly markers: readonly Span[];
  readonly hedge?: Span;
}

function readHedged(text: string, start: number, hedge: string, at: number): Hedged | undefined {
  const clash = CLASHES.find(([hedges]) => hedges.test(hedge))?.[1];
  const figureEnd = clash && (endOf(CLOCK, text, at) ?? readNumeral(text, at)?.end);
  if (!figureEnd) return undefined;
  const surplusEnd = endOf(SURPLUS, text, figureEnd) ?? figureEnd;
  const scaleEnd = endOf(MYRIADS, text, surplusEnd)!;
  const unitEnd = readUnit(text, scaleEnd)?.end ?? scaleEnd;
  const markerEnd = endOf(MARKER, text, unitEnd) ?? unitEnd;
  const isClass = CLASS_UNIT.test(text.slice(scaleEnd, unitEnd)) && /[约約近]$/.test(hedge);
  const isRecent = /近$/.test(hedge) && /^(?:年|天|日|个?月|周|代)/.test(text.slice(scaleEnd, scaleEnd + 2));
  const markers = [
    ...(isRecent ? [] : [span(figureEnd, surplusEnd)]),
    ...(isClass ? [] : [span(unitEnd, markerEnd)]),
  ].filter((marker) => clash.test(textOf(text, marker)));
  if (markers.length === 0) return undefined;
  return { start, end: markers.at(-1)!.end, markers, hedge: span(start, start + hedge.length) };
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match ? at + match[0].length : undefined;
}

/** 30余人左右, 几十公里上下, 十几个左右. */
const TRAILING =
  /((?:[\d.]+|[百千万]+|[一二两三四五六七八九]?[十百千][十百千万]*)[余餘多]|十?几[十百千]?)[万亿]?[^的\P{sc=Han}]{0,3}?(左右|上下(?![游班限级級]))/gu;

const isHedgedBefore = (text: string, at: number): boolean =>
  /[约約近超过過逾到足]$/.test(text.slice(Math.max(0, at - 1), at));

function report(text: string, { start, end, markers, hedge }: Hedged): Finding {
  const words = [...(hedge ? [hedge] : []), ...markers].map((word) => `“${textOf(text, word)}”`);
  const message = hedge
    ? `“${text.slice(start, end)}”里${words.join('和')}都是约数词`
    : `“${text.slice(start, end)}”两次表示约数`;
  return { start, end, message, fixes: [remove(text, markers), ...(hedge ? [remove(text, [hedge])] : [])] };
}

const remove = (text: string, words: readonly Span[]): Fix => ({
  kind: 'suggestion',
  title: `删去${words.map((word) => `“${textOf(text, word)}”`).join('')}`,
  edits: words.map((word) => ({ span: word, newText: '' })),
});
