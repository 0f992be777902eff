import { inSteps } from './container.ts';
import type { EstimatedOrder } from './ngrams.ts';

/** Sections of bigram-lists.ts: the estimated bigrams of a corpus of symbols by first symbol, then second. */
export function bigramListSections(
  corpus: Int32Array,
  { places, costs }: EstimatedOrder,
  size: number,
): ArrayBufferView[] {
  const keyOf = (i: number): number => corpus[places[i]!]! * size + corpus[places[i]! + 1]!;
  const order = Array.from(places, (_, i) => i).sort((a, b) => keyOf(a) - keyOf(b));
  const starts = new Uint32Array(size + 1);
  for (const place of places) starts[corpus[place]! + 1]!++;
  for (let symbol = 0; symbol < size; symbol++) starts[symbol + 1]! += starts[symbol]!;
  const seconds = Uint16Array.from(order, (i) => corpus[places[i]! + 1]!);
  return [starts, seconds, inSteps(Float64Array.from(order, (i) => costs[i]!))];
}
