import { type SymbolRun, symbolsOf } from './alphabet.ts';
import { costsOf } from './character-model.ts';
import { findSuspects, odditiesOf, type Suspicion, type Thoroughness } from './misreading.ts';
import type { LanguageModel } from './services.ts';

/** What a model makes of one block by itself. Offsets are those of the block's own text. */
export interface BlockReading {
  readonly run: SymbolRun;
  /** By symbol, as odditiesOf gives. */
  readonly oddities: Float32Array;
  /** Found on first use. */
  readonly suspectsOf: (thoroughness: Thoroughness) => Suspicion;
}

/** Blocks kept by a model: the same lines stand on many pages of a paper. */
const MOST_KEPT = 512;
/** Longer blocks are no paragraphs and would weigh too much. */
const LONGEST_KEPT = 4000;

const kept = new WeakMap<LanguageModel, Map<string, BlockReading>>();

/** The reading of a block's text: a value that follows from the text and the model alone. */
export function readingOf(model: LanguageModel, text: string): BlockReading {
  if (text.length > LONGEST_KEPT) return read(model, text);
  const readings = kept.get(model) ?? new Map<string, BlockReading>();
  kept.set(model, readings);
  const known = readings.get(text);
  if (known) return known;
  if (readings.size >= MOST_KEPT) readings.clear();
  const reading = read(model, text);
  readings.set(text, reading);
  return reading;
}

function read(model: LanguageModel, text: string): BlockReading {
  const { characters } = model;
  const run = symbolsOf(characters.alphabet, text, 0, text.length);
  const costs = costsOf(characters, run.symbols.subarray(0, run.length));
  const oddities = odditiesOf(characters, text, run, costs);
  const found = new Map<Thoroughness, Suspicion>();
  return {
    run,
    oddities,
    suspectsOf: (thoroughness) => {
      const known = found.get(thoroughness);
      if (known) return known;
      const suspects = findSuspects(model, text, { run, costs, oddities }, thoroughness);
      found.set(thoroughness, suspects);
      return suspects;
    },
  };
}
