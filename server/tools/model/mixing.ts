import type { ArpaModel } from './arpa.ts';

/** Two words by their numbers, and −ln P of the right one after the left. */
export interface Pair {
  readonly left: number;
  readonly right: number;
  readonly cost: number;
}

/** A bigram model by word number: −ln P of the word, −ln of what a pair costs more that is not held, and the held pairs. */
export interface PairModel {
  readonly words: readonly string[];
  readonly costs: Float64Array;
  readonly rests: Float64Array;
  readonly pairs: readonly Pair[];
}

/** Share of the news in the probability of a word after another; the rest is what the general model says. */
const NEWS_SHARE = 0.5;

/** By how much a pair must differ, in nats, from what its words cost by themselves, to be kept. */
const LEAST_DIFFERENCE = 0.75;

/** The rests and pairs of a model of the news mixed with a general one. Words that this does not know keep what the news say. */
export function mixedWith(general: ArpaModel, news: PairModel): { rests: Float64Array; pairs: Pair[] } {
  const { words, costs } = news;
  const rests = news.rests.map((rest, left) => mix(rest, general.rests.get(words[left]!) ?? rest));
  const pairs: Pair[] = [];
  const keep = (left: number, right: number, newsCost: number): void => {
    const cost = mix(newsCost, generalCost(general, words[left]!, words[right]!) ?? newsCost);
    if (Math.abs(rests[left]! + costs[right]! - cost) >= LEAST_DIFFERENCE) pairs.push({ left, right, cost });
  };
  const inNews = new Set<number>();
  for (const { left, right, cost } of news.pairs) {
    inNews.add(left * words.length + right);
    keep(left, right, cost);
  }
  const numbers = new Map(words.map((word, number) => [word, number]));
  for (const pair of general.pairs.keys()) {
    const [left, right] = pair.split(' ').map((word) => numbers.get(word));
    if (left === undefined || right === undefined || inNews.has(left * words.length + right)) continue;
    keep(left, right, news.rests[left]! + costs[right]!);
  }
  return { rests, pairs };
}

const mix = (news: number, general: number): number =>
  -Math.log(NEWS_SHARE * Math.exp(-news) + (1 - NEWS_SHARE) * Math.exp(-general));

/** Nothing when the model knows not both words. */
function generalCost({ costs, rests, pairs }: ArpaModel, left: string, right: string): number | undefined {
  const [rest, cost] = [rests.get(left), costs.get(right)];
  if (rest === undefined || cost === undefined) return undefined;
  return pairs.get(`${left} ${right}`) ?? rest + cost;
}
