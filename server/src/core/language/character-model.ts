import { type Alphabet, alphabetOf } from './alphabet.ts';
import { readSections } from './container.ts';
import { entryOf, type HashTable, mix, tableOf } from './hash-table.ts';

/** Kind and version of characters.bin; a change of its form raises it. */
export const CHARACTER_MODEL_KIND = 0x0101;

/** The longest n-gram of symbols. */
export const ORDER = 4;

/** Nats a step of the quantised logarithms. */
export const STEP = 1 / 16;

/** ln P of a symbol the model never counted. */
export const UNKNOWN_SCORE = -16;

/**
 * An interpolated n-gram model of symbols. Columns of the tables: −ln P(last | those before), −ln of the mass left to the shorter
 * context (absent in the longest order), both in steps of 1/16 nat.
 */
export interface CharacterModel {
  readonly alphabet: Alphabet;
  /** −ln P and −ln of the left mass by symbol, in steps. */
  readonly unigramCosts: Uint8Array;
  readonly unigramRests: Uint8Array;
  /** Tables of orders 2 to ORDER. */
  readonly tables: readonly HashTable[];
}

export const CHARACTER_SECTIONS = 3 + 4 * (ORDER - 1) - 1;

/** Reads characters.bin. Throws an Error that says what is wrong with it. */
export function readCharacterModel(buffer: ArrayBuffer): CharacterModel {
  const sections = readSections(buffer, CHARACTER_MODEL_KIND, CHARACTER_SECTIONS);
  const [characterBytes, unigramCosts, unigramRests, ...rest] = sections;
  const alphabet = alphabetOf(new TextDecoder('utf-16le').decode(characterBytes!));
  if (unigramCosts!.length !== alphabet.size || unigramRests!.length !== alphabet.size)
    throw new Error('数据文件结构不符 (alphabet and unigrams differ)');
  const tables: HashTable[] = [];
  for (let order = 2; order <= ORDER; order++) {
    const from = (order - 2) * 4;
    tables.push(tableOf(rest.slice(from, from + (order < ORDER ? 4 : 3))));
  }
  return { alphabet, unigramCosts: unigramCosts!, unigramRests: unigramRests!, tables };
}

/**
 * Cost (−ln P, in steps) of symbols[at] after the symbols before it down to `from`. Every kept n-gram has all its parts kept, so the
 * search ends at the first length that is missing.
 */
export function costAt(model: CharacterModel, symbols: Uint16Array, at: number, from: number): number {
  const { tables } = model;
  const longest = Math.min(ORDER, at - from + 1);
  let cost = model.unigramCosts[symbols[at]!]!;
  let held = 1;
  let hash = mix(0, symbols[at]!);
  for (let order = 2; order <= longest; order++) {
    hash = mix(hash, symbols[at - order + 1]!);
    const table = tables[order - 2]!;
    const entry = entryOf(table, hash);
    if (entry < 0) break;
    cost = table.columns[0]![entry]!;
    held = order;
  }
  if (held === longest) return cost;
  return cost + restOf(model, symbols, at - 1, held, longest - 1);
}

/** Sum of the left masses of the contexts that end at `at`, of lengths `shortest` to `longest`. */
function restOf(model: CharacterModel, symbols: Uint16Array, at: number, shortest: number, longest: number): number {
  let rest = shortest <= 1 ? model.unigramRests[symbols[at]!]! : 0;
  let hash = mix(0, symbols[at]!);
  for (let order = 2; order <= longest; order++) {
    hash = mix(hash, symbols[at - order + 1]!);
    const table = model.tables[order - 2]!;
    const entry = entryOf(table, hash);
    if (entry < 0) break;
    if (order >= shortest) rest += table.columns[1]![entry]!;
  }
  return rest;
}
