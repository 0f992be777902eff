import { isHanCode, isNewlineCode, isSpaceCode } from '../text/character.ts';
import type { Quantity } from './quantity.ts';

/** The words around a figure as pairs of neighbouring Han characters (each pair one number), blanks skipped. */
export interface Wording {
  /** Within eight characters on either side. */
  readonly near: ReadonlySet<number>;
  /** In its clause. */
  readonly clause: ReadonlySet<number>;
  /** In its sentence. */
  readonly sentence: ReadonlySet<number>;
}

const REACH = 8;

/** Pairs that say how figures are reported and not what they are about. */
const REPORTING = new Set(
  pairsOf(
    '增长 同比 环比 下降 上升 提高 增加 减少 达到 超过 占比 其中 分别 累计 共有 目前 截至 今年 去年 以来 同期 实现 完成 新增 已经 近日 记者 左右 以上 以下 平均 全国 中国 方面 进行 开展 工作 一个 ' +
      '多个 以及 通过 推进 建设 发展 项目 地区 我国 数据 显示 全年 上年 年度 月份 上半 半年 比去 年增',
  ),
);

export function wordingOf(text: string, { start, end, clause, sentence }: Quantity): Wording {
  const near = new Set<number>();
  addPairs(text, Math.max(sentence.start, start - REACH), start, near);
  addPairs(text, end, Math.min(sentence.end, end + REACH), near);
  const inClause = new Set<number>();
  addPairs(text, clause.start, start, inClause);
  addPairs(text, end, clause.end, inClause);
  const inSentence = new Set<number>();
  addPairs(text, Math.max(sentence.start, start - LONGEST_SENTENCE), start, inSentence);
  addPairs(text, end, Math.min(sentence.end, end + LONGEST_SENTENCE), inSentence);
  return { near, clause: inClause, sentence: inSentence };
}

/** Keeps the work per figure bounded in a text without end marks. */
const LONGEST_SENTENCE = 300;

/** How often each pair stands in text[start, end). */
export function countPairs(text: string, start: number, end: number): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  let last = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (isSpaceCode(code) || isNewlineCode(code)) continue;
    if (last && isHanCode(code)) {
      const pair = last * 0x10000 + code;
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
    last = isHanCode(code) ? code : 0;
  }
  return counts;
}

/** Whether the pair says how figures are reported and not what they are about. */
export const isReporting = (pair: number): boolean => REPORTING.has(pair);

/** 1 for a pair that stands twice in the article, less the more common it is there; reporting words weigh little. */
export const weightOf = (pair: number, counts: ReadonlyMap<number, number>): number =>
  (REPORTING.has(pair) ? 0.3 : 1) * (2 / Math.max(2, counts.get(pair) ?? 1));

function addPairs(text: string, start: number, end: number, pairs: Set<number>): void {
  let last = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (isSpaceCode(code) || isNewlineCode(code)) continue;
    if (last && isHanCode(code)) pairs.add(last * 0x10000 + code);
    last = isHanCode(code) ? code : 0;
  }
}

function pairsOf(words: string): number[] {
  const pairs = new Set<number>();
  for (const word of words.split(' ')) addPairs(word, 0, word.length, pairs);
  return [...pairs];
}
