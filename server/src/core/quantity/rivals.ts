import type { Page } from '../page/page.ts';
import { isDisjoint, sumOf } from './interval.ts';
import { type Likeness, likenessOf } from './likeness.ts';
import { haveSameDigits } from './misprint.ts';
import { type Quantity, quantitiesWithin } from './quantity.ts';
import { areComparable } from './unit.ts';
import { countPairs, isReporting, type Wording, weightOf, wordingOf } from './wording.ts';

/** Two figures of one article that cannot both be true if they are about the same thing, with what speaks for that. */
export interface Rivals {
  readonly one: Quantity;
  readonly other: Quantity;
  readonly likeness: Likeness;
  /** One stands in a display line, the other in one of the two blocks after it. */
  readonly isDisplayPair: boolean;
  /** How many of the two another figure of the article bears out. */
  readonly confirmed: 0 | 1 | 2;
  /** The larger number of comparable figures in one of the two sentences. */
  readonly company: number;
  /** By how much the words the two share near them outweigh what either shares with a third comparable figure. */
  readonly lead: number;
  /** One is the sum of figures beside the other. */
  readonly isSum: boolean;
}

interface Entry {
  readonly quantity: Quantity;
  readonly wording: Wording;
}

/** A pair of words that stands beside more figures than this tells none of them apart. */
const MOST_PER_PAIR = 24;
const BLOCKS_AFTER_DISPLAY = 2;
/** The first line of a page speaks for the whole article. */
const BLOCKS_AFTER_HEADLINE = 6;
/** Figures of one kind looked at for confirmation and company; bounds the work in a page of tables. */
const MOST_PEERS = 200;

/** The rivals of a page, article by article. Linear in the page but for bounded factors. */
export function rivalsOf(page: Page): Rivals[] {
  return page.articles.flatMap(({ start, end }) => rivalsIn(page, quantitiesWithin(page, { start, end }), start, end));
}

function rivalsIn(page: Page, quantities: readonly Quantity[], start: number, end: number): Rivals[] {
  if (quantities.length < 2) return [];
  const entries = quantities.map((quantity) => ({ quantity, wording: wordingOf(page.text, quantity) }));
  const counts = countPairs(page.text, start, end);
  const peers = peersByKind(entries);
  const sharers = sharersOf(counts);
  const rivals: Rivals[] = [];
  for (const [one, other] of candidatePairs(entries)) {
    if (!areRivals(one.quantity, other.quantity)) continue;
    const kin = peers.get(kindOf(one.quantity)) ?? [];
    const likeness = likenessOf(page.text, counts, one, other);
    const others = kindOf(one.quantity) === kindOf(other.quantity) ? kin : (peers.get(kindOf(other.quantity)) ?? []);
    rivals.push({
      one: one.quantity,
      other: other.quantity,
      likeness,
      lead:
        likeness.near -
        Math.max(bestOther(one, other, sharers(one, kin)), bestOther(other, one, sharers(other, others))),
      isDisplayPair: isDisplayPair(one.quantity, other.quantity),
      confirmed: (Number(isConfirmed(one, other, kin)) + Number(isConfirmed(other, one, others))) as 0 | 1 | 2,
      company: Math.max(companyOf(one, kin), companyOf(other, others)),
      isSum: isSumBeside(one, other, others) || isSumBeside(other, one, kin),
    });
  }
  return rivals;
}

/** Pairs with words in common, and display figures with those of the blocks after them. */
function* candidatePairs(entries: readonly Entry[]): Generator<readonly [Entry, Entry]> {
  const byPair = new Map<number, number[]>();
  for (let index = 0; index < entries.length; index++) {
    const partners = new Set<number>();
    for (const pair of entries[index]!.wording.near) {
      if (isReporting(pair)) continue;
      const before = byPair.get(pair);
      if (!before) byPair.set(pair, [index]);
      else if (before.length < MOST_PER_PAIR) {
        for (const partner of before) partners.add(partner);
        before.push(index);
      }
    }
    for (let before = index - 1; before >= 0 && index - before < MOST_PER_PAIR; before--)
      if (isDisplayPair(entries[before]!.quantity, entries[index]!.quantity)) partners.add(before);
    for (const partner of partners) yield [entries[partner]!, entries[index]!];
  }
}

const isDisplayPair = (one: Quantity, other: Quantity): boolean =>
  one.isDisplay &&
  other.block > one.block &&
  other.block - one.block <= (one.block === 0 ? BLOCKS_AFTER_HEADLINE : BLOCKS_AFTER_DISPLAY);

const areRivals = (one: Quantity, other: Quantity): boolean =>
  one.sentence.start !== other.sentence.start &&
  haveSameKind(one, other) &&
  (isDisjoint(one.value, other.value) || isFarSlip(one, other));

/** 突破1200万 and 1200亿: an open end takes in what only a misplaced 万 or 亿 can explain. */
const isFarSlip = (one: Quantity, other: Quantity): boolean =>
  haveSameDigits(one, other) && Math.abs(Math.log10(one.value.low / other.value.low)) > 2.9;

/** Whether two quantities can be compared at all; a count without a measure word goes with any count. */
export function haveSameKind(one: Quantity, other: Quantity): boolean {
  if (one.kind !== other.kind) return false;
  if (one.unit && other.unit) return areComparable(one.unit, other.unit);
  const unit = one.unit ?? other.unit;
  return !unit || unit.dimension === 'count';
}

const kindOf = ({ kind, unit }: Quantity): string => `${kind} ${unit?.base ?? ''}`;

function peersByKind(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const peers = new Map<string, Entry[]>();
  for (const entry of entries) {
    const kind = kindOf(entry.quantity);
    const known = peers.get(kind);
    if (!known) peers.set(kind, [entry]);
    else if (known.length < MOST_PEERS) known.push(entry);
  }
  return peers;
}

/** 超5000 bears out 5611 but not 9000. */
const LEAST_OPEN_SHARE = 0.8;

/** Whether a third figure states the same value, or one compatible with it in like words. */
const isConfirmed = (entry: Entry, rival: Entry, peers: readonly Entry[]): boolean =>
  peers.some((peer) => peer !== entry && peer !== rival && bearsOut(peer, entry));

function bearsOut(peer: Entry, entry: Entry): boolean {
  const { value } = entry.quantity;
  const known = peer.quantity.value;
  const isEqual = known.low === value.low && known.high === value.high;
  if (isEqual && isPrecise(value.low)) return true;
  if (isDisjoint(known, value) || known.low < LEAST_OPEN_SHARE * value.low) return false;
  return isEqual
    ? shares(peer.wording.sentence, entry.wording.sentence)
    : shares(peer.wording.near, entry.wording.near);
}

/** Three significant digits or more: no chance meeting. */
const isPrecise = (value: number): boolean => Number(value.toPrecision(2)) !== value;

function shares(one: ReadonlySet<number>, other: ReadonlySet<number>): boolean {
  for (const pair of one) if (!isReporting(pair) && other.has(pair)) return true;
  return false;
}

/** A third figure and what the words near it have in common with those near an entry, weighed. */
type Sharer = readonly [peer: Entry, shared: number];

/** The peers that share words with an entry, found once an entry: it is compared with many rivals. */
function sharersOf(counts: ReadonlyMap<number, number>): (entry: Entry, peers: readonly Entry[]) => readonly Sharer[] {
  const known = new Map<Entry, readonly Sharer[]>();
  return (entry, peers) => {
    const before = known.get(entry);
    if (before) return before;
    const sharers = peers
      .map((peer): Sharer => [peer, sharedWeight(peer, entry, counts)])
      .filter(([, shared]) => shared > 0);
    known.set(entry, sharers);
    return sharers;
  };
}

function sharedWeight(peer: Entry, entry: Entry, counts: ReadonlyMap<number, number>): number {
  let shared = 0;
  for (const pair of peer.wording.near) if (entry.wording.near.has(pair)) shared += weightOf(pair, counts);
  return shared;
}

/** The most that a third figure, in another sentence than either, shares with this one. */
function bestOther(entry: Entry, rival: Entry, sharers: readonly Sharer[]): number {
  let best = 0;
  for (const [peer, shared] of sharers) {
    const { start } = peer.quantity.sentence;
    if (start === entry.quantity.sentence.start || start === rival.quantity.sentence.start) continue;
    best = Math.max(best, shared);
  }
  return best;
}

const companyOf = ({ quantity }: Entry, peers: readonly Entry[]): number =>
  peers.filter((peer) => peer.quantity.sentence.start === quantity.sentence.start).length;

const MOST_PARTS = 6;

/** Whether `whole` is the sum of neighbouring figures, `part` among them, of one sentence. */
function isSumBeside(whole: Entry, part: Entry, peers: readonly Entry[]): boolean {
  const parts = peers.filter(({ quantity }) => quantity.sentence.start === part.quantity.sentence.start);
  const own = parts.indexOf(part);
  for (let from = Math.max(0, own - MOST_PARTS); from <= own; from++)
    for (let to = Math.max(from + 2, own + 1); to <= parts.length && to - from <= MOST_PARTS; to++)
      if (!isDisjoint(sumOf(parts.slice(from, to).map(({ quantity }) => quantity.value)), whole.quantity.value))
        return true;
  return false;
}
