import { type Alphabet, type SymbolRun, UNKNOWN } from './alphabet.ts';
import type { BlockReading } from './block-reading.ts';
import { costWith, type Reading, readingOf } from './misreading.ts';
import type { LanguageModel } from './services.ts';

/** A reading that the page itself suggests: it writes the neighbour with another character, again and again, and never else with this one. */
export interface Echo {
  /** Number of the block and place in its run. */
  readonly block: number;
  readonly index: number;
  readonly reading: Reading;
}

/** Oddity in steps, which 20 % of clean news have and nearly all characters misread on a page that is clean but for them. */
const ODD = 34;
/** Times that the page must write the pair. */
const LEAST_TIMES = 2;
/** A neighbour that stands more often than this is a common word of the language and tells nothing of the page. */
const MOST_NEIGHBOURS = 40;
/** What the reading must gain, in nats, and how alike the two must look unless they were measured. */
const LEAST_GAIN = 3;
const LEAST_LIKENESS = 0.2;
/** What the page's own words weigh against a nat of context. */
const ECHO_WEIGHT = 3;

/** The echoes of a page in order. Linear. */
export function echoesIn(model: LanguageModel, readings: readonly BlockReading[], texts: readonly string[]): Echo[] {
  const page = pageSymbols(model.characters.alphabet, readings);
  const echoes: Echo[] = [];
  readings.forEach(({ run, oddities }, block) => {
    for (let index = 0; index < run.length; index++) {
      if (oddities[index]! < ODD) continue;
      const suggested = suggestion(page, page.starts[block]! + index);
      if (!suggested) continue;
      const reading = readingAt(model, run, index, texts[block]!, suggested);
      if (reading) echoes.push({ block, index, reading });
    }
  });
  return echoes;
}

/** The symbols of a page, block after block with UNKNOWN between, and for each place the one before it that holds the same symbol. */
interface PageSymbols {
  readonly symbols: Uint16Array;
  /** Where each block starts. */
  readonly starts: Int32Array;
  readonly previous: Int32Array;
  /** By symbol: its last place, −1 without one, and how often it stands. */
  readonly last: Int32Array;
  readonly times: Uint16Array;
  readonly isHan: Uint8Array;
}

function pageSymbols(alphabet: Alphabet, readings: readonly BlockReading[]): PageSymbols {
  const length = readings.reduce((sum, { run }) => sum + run.length + 1, 1);
  const symbols = new Uint16Array(length);
  const starts = new Int32Array(readings.length);
  let end = 1;
  readings.forEach(({ run }, block) => {
    starts[block] = end;
    symbols.set(run.symbols.subarray(0, run.length), end);
    end += run.length + 1;
  });
  const previous = new Int32Array(length);
  const last = new Int32Array(alphabet.size).fill(-1);
  const times = new Uint16Array(alphabet.size);
  for (let place = 0; place < length; place++) {
    const symbol = symbols[place]!;
    previous[place] = last[symbol]!;
    last[symbol] = place;
    times[symbol] = Math.min(MOST_NEIGHBOURS + 1, times[symbol]! + 1);
  }
  return { symbols, starts, previous, last, times, isHan: alphabet.isHan };
}

interface Suggestion {
  readonly symbol: number;
  readonly times: number;
}

/** What the page has at this place's side of either neighbour elsewhere, if it never has there what stands here. */
function suggestion(page: PageSymbols, place: number): Suggestion | undefined {
  const after = usualBeside(page, place, 1);
  const before = usualBeside(page, place, -1);
  if (!after || !before) return undefined;
  const best = after.times >= before.times ? after : before;
  return best.times >= LEAST_TIMES ? best : undefined;
}

const NOTHING: Suggestion = { symbol: UNKNOWN, times: 0 };

/** What most often stands beside the neighbour on the `side` of the place; undefined when that is also what stands here, even once more. */
function usualBeside(
  { symbols, previous, last, times, isHan }: PageSymbols,
  place: number,
  side: 1 | -1,
): Suggestion | undefined {
  const neighbour = symbols[place + side]!;
  const stands = times[neighbour]!;
  if (stands <= LEAST_TIMES || stands > MOST_NEIGHBOURS || isHan[neighbour] === 0) return NOTHING;
  let found = 0;
  for (let other = last[neighbour]!; other >= 0; other = previous[other]!) {
    if (other - side === place) continue;
    const symbol = symbols[other - side]!;
    if (symbol === symbols[place]) return undefined;
    if (isHan[symbol] === 1) beside[found++] = symbol;
  }
  return found < LEAST_TIMES ? NOTHING : mostFrequent(found);
}

/** Serves every place, as making it would take longer than filling it. */
const beside = new Uint16Array(MOST_NEIGHBOURS);

/** By symbol, how often it stands among those that are counted; all zero between two counts. */
const counts = new Uint8Array(0x10000);

/** Of the first symbols in `beside`; of equally frequent ones the first in order. */
function mostFrequent(found: number): Suggestion {
  let symbol = UNKNOWN;
  let times = 0;
  for (let i = 0; i < found; i++) {
    const own = beside[i]!;
    const count = ++counts[own]!;
    if (count > times || (count === times && own < symbol)) [symbol, times] = [own, count];
  }
  for (let i = 0; i < found; i++) counts[beside[i]!] = 0;
  return { symbol, times };
}

/** By place, symbol and times; kept as long as the reading of the block is. */
const known = new WeakMap<SymbolRun, Map<number, Reading | undefined>>();

function readingAt(
  model: LanguageModel,
  run: SymbolRun,
  index: number,
  text: string,
  suggested: Suggestion,
): Reading | undefined {
  const readings = known.get(run) ?? new Map<number, Reading | undefined>();
  known.set(run, readings);
  const key = (index * (MOST_NEIGHBOURS + 1) + suggested.times) * 0x10000 + suggested.symbol;
  if (!readings.has(key)) readings.set(key, weigh(model, run, index, text, suggested));
  return readings.get(key);
}

function weigh(
  model: LanguageModel,
  run: SymbolRun,
  index: number,
  text: string,
  { symbol, times }: Suggestion,
): Reading | undefined {
  const { characters } = model.characters.alphabet;
  const { likeness, measured } = model.confusability(text.charCodeAt(run.at[index]!), characters.charCodeAt(symbol));
  if (likeness < LEAST_LIKENESS && measured === 0) return undefined;
  const symbols = run.symbols.subarray(0, run.length);
  const gain =
    costWith(model.characters, symbols, index, symbols[index]!) - costWith(model.characters, symbols, index, symbol);
  if (gain < LEAST_GAIN) return undefined;
  const reading = readingOf(symbol, gain, likeness, measured);
  return { ...reading, total: reading.total + ECHO_WEIGHT * Math.log2(times) };
}
