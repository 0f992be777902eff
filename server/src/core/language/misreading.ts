import { isHanCode } from '../text/character.ts';
import { type SymbolRun, UNKNOWN } from './alphabet.ts';
import { clearRow, costInRow, fillRow, NO_BIGRAM } from './bigram-lists.ts';
import { type CharacterModel, costAt, ORDER, STEP } from './character-model.ts';
import { type Candidates, supportOf } from './confusion.ts';
import { mix } from './hash-table.ts';
import { costOfNgram, ngramOf } from './ngram-table.ts';
import type { LanguageModel } from './services.ts';

/** A character that another may have been printed for, with what the language model says of it. Costs and gains are in nats. */
export interface Suspect {
  /** Place in the run of symbols. */
  readonly index: number;
  /** Readings by preference, the best first. */
  readonly readings: readonly Reading[];
}

export interface Reading {
  readonly symbol: number;
  /** By how much it is likelier than what was read, the other suspects around taken as corrected. */
  readonly gain: number;
  readonly likeness: number;
  readonly measured: number;
  readonly total: number;
}

/** How closely a page is read: clean pages in passing, pages with damage thoroughly. */
export interface Thoroughness {
  /** Oddity from which a place is looked at, in steps. */
  readonly gate: number;
  /** Candidates compared by bigrams, and the number of them compared by the whole context. */
  readonly reach: 'few' | 'all';
  readonly shortlist: number;
  /** Total from which a suspect is worth weighing. */
  readonly leastTotal: number;
  /** Oddity, in steps, of the places where all that is written after the neighbour is compared, unless a reading has WELL_READ. */
  readonly wideGate: number;
}

/** The number of these that are compared by the whole context. */
const WIDE_SHORTLIST = 10;

/** Total of a reading that leaves no need to look further. */
const WELL_READ = 30;

/** Looks at 2 % of clean news and three quarters of the misread characters. */
export const IN_PASSING: Thoroughness = {
  gate: 140,
  reach: 'few',
  shortlist: 3,
  leastTotal: 14,
  wideGate: 200,
};

/** Looks at 8 % of clean news. */
export const THOROUGH: Thoroughness = { gate: 92, reach: 'all', shortlist: 10, leastTotal: 8, wideGate: 92 };

/** Total that a reading must reach to be taken as context of its neighbours. */
const ACCEPTED_TOTAL = 15;
const ROUNDS = 3;

export interface Suspicion {
  /** In order of place. */
  readonly suspects: readonly Suspect[];
  /** The run's symbols with the likeliest readings put in. */
  readonly taken: Uint16Array;
}

/** A run with the cost of each symbol, as costsOf gives, and its oddity, as odditiesOf gives. */
export interface CostedRun {
  readonly run: SymbolRun;
  readonly costs: Uint16Array;
  readonly oddities: Float32Array;
}

/** What may be misread in a run of symbols of `text`. Each odd place is judged with its neighbours put right, in a few rounds. */
export function findSuspects(
  model: LanguageModel,
  text: string,
  { run, costs, oddities }: CostedRun,
  thoroughness: Thoroughness,
): Suspicion {
  const read = run.symbols.subarray(0, run.length);
  const places: number[] = [];
  for (let i = 0; i < run.length; i++) if (oddities[i]! >= thoroughness.gate) places.push(i);
  if (places.length === 0) return { suspects: [], taken: read };
  const taken = read.slice();
  const readings = new Map<number, readonly Reading[]>();
  let stale = places;
  for (let round = 0; round < ROUNDS && stale.length > 0; round++) {
    for (const i of stale) {
      const own = round === 0 ? costFrom(costs, i) : costWith(model.characters, taken, i, read[i]!);
      readings.set(i, readingsAt(model, text, { run, taken, i, own, oddity: oddities[i]! }, thoroughness));
    }
    const changed = takeBest(read, taken, places, readings);
    stale = places.filter((i) => changed.some((place) => place !== i && Math.abs(place - i) < ORDER));
  }
  return { suspects: places.map((index) => ({ index, readings: readings.get(index)! })), taken };
}

/** What frequency explains of the cost of a place, and of those after it, which are the odder for it. */
const FREQUENCY_SHARE = 0.5;
const FREQUENCY_SHARE_AFTER = 0.7;
/** What the oddity of the second symbol after it counts. */
const SECOND_WEIGHT = 0.2;

/**
 * By how much each Han character costs more, and makes what follows cost more, than its frequency explains, in steps; −Infinity for any
 * other symbol.
 */
export function odditiesOf(model: CharacterModel, text: string, run: SymbolRun, costs: Uint16Array): Float32Array {
  const { symbols, length, at } = run;
  const { unigramCosts } = model;
  const oddities = new Float32Array(length);
  let second = 0;
  let next = 0;
  for (let i = length - 1; i >= 0; i--) {
    const cost = costs[i]!;
    const frequency = unigramCosts[symbols[i]!]!;
    const isJudged = symbols[i] !== UNKNOWN && isHanCode(text.charCodeAt(at[i]!));
    oddities[i] = isJudged ? cost - FREQUENCY_SHARE * frequency + next + SECOND_WEIGHT * second : -Infinity;
    second = next;
    next = cost - FREQUENCY_SHARE_AFTER * frequency;
  }
  return oddities;
}

/** Puts the best readings that are good enough into `taken`, never two side by side at once, and gives the places it changed. */
function takeBest(
  read: Uint16Array,
  taken: Uint16Array,
  places: readonly number[],
  readings: ReadonlyMap<number, readonly Reading[]>,
): number[] {
  const totalAt = (i: number): number => readings.get(i)![0]?.total ?? 0;
  const changed: number[] = [];
  for (const i of places.toSorted((a, b) => totalAt(b) - totalAt(a) || a - b)) {
    const symbol = totalAt(i) >= ACCEPTED_TOTAL ? readings.get(i)![0]!.symbol : read[i]!;
    if (symbol === taken[i] || changed.includes(i - 1) || changed.includes(i + 1)) continue;
    taken[i] = symbol;
    changed.push(i);
  }
  return changed;
}

/** Cost in nats of place i and of those it is context of, as read. */
function costFrom(costs: Uint16Array, i: number): number {
  let cost = 0;
  for (let at = i; at < Math.min(costs.length, i + ORDER); at++) cost += costs[at]!;
  return cost * STEP;
}

/** A place to be read: the rest of the run being `taken`, as read it costs `own`, in nats. */
interface Place {
  readonly run: SymbolRun;
  readonly taken: Uint16Array;
  readonly i: number;
  readonly own: number;
  readonly oddity: number;
}

const MOST_READINGS = 6;

/** The best readings of a place. */
function readingsAt(model: LanguageModel, text: string, place: Place, thoroughness: Thoroughness): Reading[] {
  const { run, taken, i, own, oddity } = place;
  const code = text.charCodeAt(run.at[i]!);
  const candidates = model.candidatesOf(code, thoroughness.reach);
  if (!candidates) return [];
  const read = run.symbols[i]!;
  const gainOf = (symbol: number): number => own - costWith(model.characters, taken, i, symbol);
  const readings = shortlistOf(model.characters, candidates, place, thoroughness).map((k): Reading => {
    const symbol = candidates.symbols[k]!;
    return readingOf(symbol, gainOf(symbol), candidates.likeness[k]!, candidates.measured[k]!);
  });
  if (oddity >= thoroughness.wideGate && !readings.some(({ total }) => total >= WELL_READ)) {
    const { confusability } = model;
    const common = model.commonAfter(taken[i - 1] ?? UNKNOWN);
    const { leastTotal } = thoroughness;
    for (const k of shortlistOf(model.characters, common, place, { leastTotal, shortlist: WIDE_SHORTLIST })) {
      const symbol = common.symbols[k]!;
      if (symbol === read || readings.some((reading) => reading.symbol === symbol)) continue;
      const { likeness, measured } = confusability(code, model.characters.alphabet.characters.charCodeAt(symbol));
      readings.push(readingOf(symbol, gainOf(symbol), likeness, measured));
    }
  }
  return readings.sort((a, b) => b.total - a.total || a.symbol - b.symbol).slice(0, MOST_READINGS);
}

export const readingOf = (symbol: number, gain: number, likeness: number, measured: number): Reading => ({
  symbol,
  gain,
  likeness,
  measured,
  total: gain + supportOf(likeness, measured),
});

/** Cost in nats of place i and of those it is context of, with `symbol` at i. */
export function costWith(model: CharacterModel, symbols: Uint16Array, i: number, symbol: number): number {
  const before = symbols[i]!;
  symbols[i] = symbol;
  const end = Math.min(symbols.length, i + ORDER);
  let cost = 0;
  for (let at = i; at < end; at++) cost += costAt(model, symbols, at, 0);
  symbols[i] = before;
  return cost * STEP;
}

/** What the whole context adds at most, nearly always, to what the two neighbours say for a reading, in nats. */
const MOST_ADDED = 4;

/** Bigrams of the two neighbours, empty between two places. */
const lefts = new Uint16Array(0x10000);
const rights = new Uint16Array(0x10000);

/** Indices of the candidates that fit best between the two neighbours, by bigrams, and so well that their total may count. */
function shortlistOf(
  characters: CharacterModel,
  { symbols, support, length }: Candidates,
  { run, taken, i }: Place,
  { leastTotal, shortlist }: Pick<Thoroughness, 'leastTotal' | 'shortlist'>,
): number[] {
  const { unigramCosts, unigramRests, bigrams } = characters;
  const before = taken[i - 1] ?? UNKNOWN;
  const after = taken[i + 1] ?? UNKNOWN;
  fillRow(lefts, bigrams.after, before);
  fillRow(rights, bigrams.before, after);
  const restBefore = unigramRests[before]!;
  const costAfter = unigramCosts[after]!;
  const best: number[] = [];
  const scores: number[] = [];
  let least = leastTotal - MOST_ADDED - STEP * costBetween(characters, before, run.symbols[i]!, after);
  for (let k = 0; k < length; k++) {
    const symbol = symbols[k]!;
    const left = lefts[symbol]!;
    const right = rights[symbol]!;
    if (left === NO_BIGRAM && right === NO_BIGRAM) continue;
    const cost =
      (left === NO_BIGRAM ? unigramCosts[symbol]! + restBefore : costInRow(left)) +
      (right === NO_BIGRAM ? costAfter + unigramRests[symbol]! : costInRow(right));
    const score = support[k]! - STEP * cost;
    if (score <= least) continue;
    let place = best.length;
    while (place > 0 && scores[place - 1]! < score) place--;
    best.splice(place, 0, k);
    scores.splice(place, 0, score);
    best.length = Math.min(best.length, shortlist);
    if (best.length === shortlist) least = scores[best.length - 1]!;
  }
  clearRow(lefts, bigrams.after, before);
  clearRow(rights, bigrams.before, after);
  return best;
}

/** Cost in steps of a symbol and the one after it, each by bigrams alone. */
function costBetween(model: CharacterModel, before: number, symbol: number, after: number): number {
  const bigramCost = (left: number, right: number): number => {
    const ngram = left === UNKNOWN ? -1 : ngramOf(model.tables[0]!, mix(mix(0, right), left));
    return ngram < 0 ? model.unigramCosts[right]! + model.unigramRests[left]! : costOfNgram(ngram);
  };
  return bigramCost(before, symbol) + bigramCost(symbol, after);
}
