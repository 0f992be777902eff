import { isHanCode, isNewlineCode, isSpaceCode } from '../text/character.ts';

/** Pairs of neighbouring Han characters (each pair one number), blanks skipped, with their weights. */
export interface Words {
  readonly weights: ReadonlyMap<number, number>;
  /** The sum of the weights. */
  readonly total: number;
}

/** How often each pair stands in an article. */
export type PairCounts = ReadonlyMap<number, number>;

/** Pairs that say how figures are reported and not what they are about. */
const REPORTING = new Set(
  pairsOf(
    '增长 同比 环比 下降 上升 提高 增加 减少 达到 超过 占比 其中 分别 累计 共有 目前 截至 今年 去年 以来 同期 实现 完成 新增 已经 近日 记者 左右 以上 以下 平均 全国 中国 方面 进行 开展 工作 一个 ' +
      '多个 以及 通过 推进 建设 发展 项目 地区 我国 数据 显示 全年 上年 年度 月份 上半 半年 比去 年增',
  ),
);

/** Whether the pair says how figures are reported and not what they are about. */
export const isReporting = (pair: number): boolean => REPORTING.has(pair);

/** How often each pair stands in text[start, end). */
export function countPairs(text: string, start: number, end: number): PairCounts {
  const counts = new Map<number, number>();
  for (const pair of pairsIn(text, start, end)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  return counts;
}

/** The words of text[start, end) without text[holeStart, holeEnd). */
export function wordsOf(
  text: string,
  counts: PairCounts,
  start: number,
  end: number,
  holeStart = end,
  holeEnd = end,
): Words {
  const weights = new Map<number, number>();
  let total = 0;
  for (const pair of [...pairsIn(text, start, holeStart), ...pairsIn(text, holeEnd, end)]) {
    if (weights.has(pair)) continue;
    const weight = weightOf(pair, counts);
    weights.set(pair, weight);
    total += weight;
  }
  return { weights, total };
}

/** 1 for a pair that stands twice in the article, less the more common it is there; reporting words weigh little. */
const weightOf = (pair: number, counts: PairCounts): number =>
  (REPORTING.has(pair) ? 0.3 : 1) * (2 / Math.max(2, counts.get(pair) ?? 1));

/** The weight of what both have, and its share of the poorer side's (0–1). */
export function overlap(one: Words, other: Words): { readonly shared: number; readonly share: number } {
  const [few, many] = one.weights.size <= other.weights.size ? [one, other] : [other, one];
  let shared = 0;
  for (const [pair, weight] of few.weights) if (many.weights.has(pair)) shared += weight;
  return { shared, share: Math.min(1, shared / (Math.min(one.total, other.total) || 1)) };
}

function pairsIn(text: string, start: number, end: number): number[] {
  const pairs: number[] = [];
  let last = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (isSpaceCode(code) || isNewlineCode(code)) continue;
    const isHan = isHanCode(code);
    if (last && isHan) pairs.push(last * 0x10000 + code);
    last = isHan ? code : 0;
  }
  return pairs;
}

function pairsOf(words: string): number[] {
  return words.split(' ').flatMap((word) => pairsIn(word, 0, word.length));
}
