import { mix } from '../../src/core/language/hash-table.ts';

/** Kept n-grams of one order: where each first stands in the corpus and how often it occurs. */
interface Level {
  readonly first: Int32Array;
  readonly counts: Uint32Array;
  /** n-gram that begins at each place of the corpus; -1 where it is not kept. */
  readonly at: Int32Array;
}

/**
 * One order of an interpolated model: hash, cost (−ln P) and rest (−ln of the mass left to shorter contexts) of each kept n-gram, and
 * where it first stands in the corpus.
 */
export interface EstimatedOrder {
  readonly places: Int32Array;
  readonly hashes: Int32Array;
  readonly costs: Float64Array;
  readonly rests: Float64Array;
}

/** The mass a kept n-gram gives up to unseen ones, in counts; near the best perplexity on held-out news. */
const DISCOUNT = 1;

/** What an n-gram of the longest order must add to ln P of the corpus, in nats, to be kept. */
const LEAST_GAIN = 8;

/**
 * Absolute-discounting n-gram model of orders 1 to `order` of a corpus in which 0 stands between texts. N-grams that occur fewer
 * than `least` times are not kept; their mass goes to the shorter context. `values` are what the hashes are made of, by symbol.
 */
export function estimate(corpus: Int32Array, values: Int32Array, order: number, least: number): EstimatedOrder[] {
  const symbolCount = values.length;
  let level = unigramsOf(corpus, symbolCount);
  let costs = unigramCosts(level.counts);
  const orders: EstimatedOrder[] = [];
  for (let n = 1; n <= order; n++) {
    const totals = contextTotals(corpus, level, n);
    let next = n < order ? extend(corpus, level, n + 1, least, symbolCount) : undefined;
    let rests = restsOf(level, next, totals);
    if (next && n + 1 === order) {
      next = thin(next, level, costsOf(level, next, totals, rests, costs), rests, costs);
      rests = restsOf(level, next, totals);
    }
    orders.push({ places: level.first, hashes: hashesOf(corpus, level, n, values), costs, rests });
    if (!next) break;
    costs = costsOf(level, next, totals, rests, costs);
    level = next;
  }
  return orders;
}

function unigramsOf(corpus: Int32Array, symbolCount: number): Level {
  const counts = new Uint32Array(symbolCount);
  const first = new Int32Array(symbolCount);
  corpus.forEach((symbol, i) => {
    if (counts[symbol]!++ === 0) first[symbol] = i;
  });
  counts[0] = 0;
  return { first, counts, at: corpus.map((symbol) => symbol || -1) };
}

/** Unseen symbols share the mass of half a count each. */
function unigramCosts(counts: Uint32Array): Float64Array {
  const total = counts.reduce((sum, count) => sum + count + 0.5, 0);
  return Float64Array.from(counts, (count) => -Math.log((count + 0.5) / total));
}

/** The n-grams of order n that extend those of `level` by one symbol. */
function extend(corpus: Int32Array, level: Level, n: number, least: number, symbolCount: number): Level {
  const keyAt = (i: number): number => {
    const context = level.at[i]!;
    const symbol = corpus[i + n - 1] ?? 0;
    return context < 0 || symbol === 0 || level.at[i + 1]! < 0 ? -1 : context * symbolCount + symbol;
  };
  const all = new Float64Array(corpus.length);
  let used = 0;
  for (let i = 0; i < corpus.length; i++) {
    const key = keyAt(i);
    if (key >= 0) all[used++] = key;
  }
  const sorted = all.subarray(0, used).sort();
  const { keys, counts } = runsOf(sorted, least);
  const at = new Int32Array(corpus.length).fill(-1);
  const first = new Int32Array(keys.length).fill(-1);
  for (let i = 0; i < corpus.length; i++) {
    const key = keyAt(i);
    if (key < 0) continue;
    const index = indexIn(keys, key);
    at[i] = index;
    if (index >= 0 && first[index]! < 0) first[index] = i;
  }
  return { first, counts, at };
}

function runsOf(sorted: Float64Array, least: number): { keys: Float64Array; counts: Uint32Array } {
  const keys: number[] = [];
  const counts: number[] = [];
  for (let i = 0; i < sorted.length; ) {
    let end = i + 1;
    while (end < sorted.length && sorted[end] === sorted[i]) end++;
    if (end - i >= least) {
      keys.push(sorted[i]!);
      counts.push(end - i);
    }
    i = end;
  }
  return { keys: Float64Array.from(keys), counts: Uint32Array.from(counts) };
}

function indexIn(keys: Float64Array, key: number): number {
  let low = 0;
  let high = keys.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = keys[middle]!;
    if (found === key) return middle;
    if (found < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** How often each n-gram is followed by a symbol. */
function contextTotals(corpus: Int32Array, level: Level, n: number): Float64Array {
  const totals = new Float64Array(level.first.length);
  for (let i = 0; i + n < corpus.length; i++) if (level.at[i]! >= 0 && corpus[i + n] !== 0) totals[level.at[i]!]! += 1;
  return totals;
}

/** −ln of the mass that the kept extensions of each n-gram of `level` leave to shorter contexts. */
function restsOf(level: Level, next: Level | undefined, totals: Float64Array): Float64Array {
  const kept = new Float64Array(level.first.length);
  next?.first.forEach((place, i) => {
    kept[level.at[place]!]! += next.counts[i]! - DISCOUNT;
  });
  return totals.map((total, i) => (total ? -Math.log(Math.max(1e-6, 1 - kept[i]! / total)) : 0));
}

/** `next` without the n-grams that the shorter context predicts nearly as well. Its `at` is not kept up: nothing extends it. */
function thin(next: Level, level: Level, costs: Float64Array, rests: Float64Array, shorter: Float64Array): Level {
  const first: number[] = [];
  const counts: number[] = [];
  next.first.forEach((place, i) => {
    const without = rests[level.at[place]!]! + shorter[level.at[place + 1]!]!;
    if (next.counts[i]! * (without - costs[i]!) < LEAST_GAIN) return;
    first.push(place);
    counts.push(next.counts[i]!);
  });
  return { first: Int32Array.from(first), counts: Uint32Array.from(counts), at: next.at };
}

function costsOf(
  level: Level,
  next: Level,
  totals: Float64Array,
  rests: Float64Array,
  shorter: Float64Array,
): Float64Array {
  return Float64Array.from(next.counts, (count, i) => {
    const place = next.first[i]!;
    const context = level.at[place]!;
    const suffix = level.at[place + 1]!;
    const own = (count - DISCOUNT) / totals[context]!;
    return -Math.log(own + Math.exp(-rests[context]! - shorter[suffix]!));
  });
}

/** Hashes run from the last symbol to the first, as the reader extends a context to the left. */
function hashesOf(corpus: Int32Array, level: Level, n: number, values: Int32Array): Int32Array {
  return level.first.map((place) => {
    let hash = 0;
    for (let i = n - 1; i >= 0; i--) hash = mix(hash, values[corpus[place + i]!]!);
    return hash;
  });
}
