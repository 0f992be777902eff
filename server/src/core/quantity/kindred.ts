import type { Described } from './described.ts';
import { isDisjoint } from './interval.ts';
import { haveSameKind, type Quantity } from './quantity.ts';
import { isReporting, overlap, type Words } from './wording.ts';

/** A figure among the comparable figures of its article. */
export interface Kindred {
  readonly described: Described;
  /** Its place among the figures of the article. */
  readonly index: number;
  /** Comparable figures with words in common near them, those with the most first. */
  readonly sharers: readonly Sharer[];
  /** How many others state the same value, or one compatible with it in like words; at most 3. */
  readonly confirmed: number;
  /** The comparable figures of its sentence, itself among them. */
  readonly company: readonly Described[];
}

export interface Sharer {
  readonly index: number;
  readonly described: Described;
  /** Weight of the words that both have near them. */
  readonly shared: number;
}

/** Figures of one kind looked at for confirmation; bounds the work in a page of tables. */
const MOST_PEERS = 200;
const MOST_CONFIRMED = 3;

/** The figures of an article among each other. Linear in their number but for bounded factors. */
export function kindredOf(all: readonly Described[]): Kindred[] {
  const peers = groupBy(all, ({ quantity }) => kindOf(quantity));
  const company = groupBy(all, ({ quantity }) => `${kindOf(quantity)} ${quantity.sentence.start}`);
  const index = indexByPair(all);
  return all.map((described, at) => {
    const kind = kindOf(described.quantity);
    return {
      described,
      index: at,
      sharers: sharersOf(all, index, at),
      confirmed: confirmationsOf(described, peers.get(kind)!),
      company: company.get(`${kind} ${described.quantity.sentence.start}`)!,
    };
  });
}

const kindOf = ({ kind, unit }: Quantity): string => `${kind} ${unit?.base ?? ''}`;

function groupBy(all: readonly Described[], keyOf: (described: Described) => string): Map<string, Described[]> {
  const groups = new Map<string, Described[]>();
  for (const described of all) {
    const key = keyOf(described);
    const group = groups.get(key);
    if (!group) groups.set(key, [described]);
    else if (group.length < MOST_PEERS) group.push(described);
  }
  return groups;
}

/** A pair of words that stands beside more figures than this tells none of them apart. */
const MOST_PER_PAIR = 24;

/** Which figures have a pair of characters near them. */
function indexByPair(all: readonly Described[]): ReadonlyMap<number, readonly number[]> {
  const index = new Map<number, number[]>();
  for (const [at, { near }] of all.entries())
    for (const pair of near.weights.keys()) {
      if (isReporting(pair)) continue;
      const places = index.get(pair);
      if (!places) index.set(pair, [at]);
      else if (places.length < MOST_PER_PAIR) places.push(at);
    }
  return index;
}

function sharersOf(all: readonly Described[], index: ReadonlyMap<number, readonly number[]>, at: number): Sharer[] {
  const own = all[at]!;
  const places = new Set<number>();
  for (const pair of own.near.weights.keys()) for (const place of index.get(pair) ?? []) places.add(place);
  places.delete(at);
  const sharers: Sharer[] = [];
  for (const place of places) {
    const described = all[place]!;
    if (haveSameKind(own.quantity, described.quantity))
      sharers.push({ index: place, described, shared: overlap(own.near, described.near).shared });
  }
  return sharers.sort((a, b) => b.shared - a.shared || Math.abs(a.index - at) - Math.abs(b.index - at));
}

function confirmationsOf(described: Described, peers: readonly Described[]): number {
  let confirmed = 0;
  for (const peer of peers)
    if (peer !== described && bearsOut(peer, described) && ++confirmed === MOST_CONFIRMED) break;
  return confirmed;
}

/** 超5000 bears out 5611 but not 9000. */
const LEAST_OPEN_SHARE = 0.8;

function bearsOut(peer: Described, described: Described): boolean {
  const { value } = described.quantity;
  const known = peer.quantity.value;
  const isEqual = known.low === value.low && known.high === value.high;
  if (isEqual && isPrecise(value.low)) return true;
  if (isDisjoint(known, value) || known.low < LEAST_OPEN_SHARE * value.low) return false;
  return isEqual ? shares(peer.sentence, described.sentence) : shares(peer.near, described.near);
}

/** Three significant digits or more: no chance meeting. */
const isPrecise = (value: number): boolean => Number(value.toPrecision(2)) !== value;

function shares(one: Words, other: Words): boolean {
  for (const pair of one.weights.keys()) if (!isReporting(pair) && other.weights.has(pair)) return true;
  return false;
}
