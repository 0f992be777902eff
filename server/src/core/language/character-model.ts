import { type Alphabet, alphabetOf } from './alphabet.ts';
import { type BigramLists, bigramListsOf } from './bigram-lists.ts';
import { readSections } from './container.ts';
import { mix, tableOf } from './hash-table.ts';
import { costOfNgram, findNgrams, type NgramTable, ngramOf, ngramTableOf, restOfNgram } from './ngram-table.ts';

/** Kind and version of characters.bin; a change of its form raises it. */
export const CHARACTER_MODEL_KIND = 0x0103;

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
  readonly bigrams: BigramLists;
  /** Tables of orders 2 to ORDER. */
  readonly tables: readonly NgramTable[];
}

export const CHARACTER_SECTIONS = 6 + 4 * (ORDER - 1) - 1;

/** Reads characters.bin. Throws an Error that says what is wrong with it. */
export function readCharacterModel(buffer: ArrayBufferLike): CharacterModel {
  const sections = readSections(buffer, CHARACTER_MODEL_KIND, CHARACTER_SECTIONS);
  const [characterBytes, unigramCosts, unigramRests, ...others] = sections;
  const alphabet = alphabetOf(new TextDecoder('utf-16le').decode(characterBytes!));
  if (unigramCosts!.length !== alphabet.size || unigramRests!.length !== alphabet.size)
    throw new Error('数据文件结构不符 (alphabet and unigrams differ)');
  const rest = others.slice(3);
  const tables: NgramTable[] = [];
  for (let order = 2; order <= ORDER; order++) {
    const from = (order - 2) * 4;
    tables.push(ngramTableOf(tableOf(rest.slice(from, from + (order < ORDER ? 4 : 3)))));
  }
  return {
    alphabet,
    unigramCosts: unigramCosts!,
    unigramRests: unigramRests!,
    bigrams: bigramListsOf(others.slice(0, 3), alphabet.size),
    tables,
  };
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
    const ngram = ngramOf(tables[order - 2]!, hash);
    if (ngram < 0) break;
    cost = costOfNgram(ngram);
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
    const ngram = ngramOf(model.tables[order - 2]!, hash);
    if (ngram < 0) break;
    if (order >= shortest) rest += restOfNgram(ngram);
  }
  return rest;
}

/** Cost of every symbol after those before it, as costAt gives, in one pass. */
export function costsOf(model: CharacterModel, symbols: Uint16Array): Uint16Array {
  const { unigramCosts, unigramRests } = model;
  const [bigrams, trigrams, tetragrams] = ngramsIn(model, symbols);
  const costs = new Uint16Array(symbols.length);
  let rest1 = 0;
  let rest2 = 0;
  let rest3 = 0;
  for (let i = 0; i < symbols.length; i++) {
    const symbol = symbols[i]!;
    const bigram = i > 0 ? bigrams[i]! : -1;
    const trigram = bigram >= 0 && i > 1 ? trigrams[i]! : -1;
    const tetragram = trigram >= 0 && i > 2 ? tetragrams[i]! : -1;
    if (tetragram >= 0) costs[i] = costOfNgram(tetragram);
    else if (trigram >= 0) costs[i] = costOfNgram(trigram) + rest3;
    else if (bigram >= 0) costs[i] = costOfNgram(bigram) + rest2 + rest3;
    else costs[i] = unigramCosts[symbol]! + rest1 + rest2 + rest3;
    rest1 = unigramRests[symbol]!;
    rest2 = bigram >= 0 ? restOfNgram(bigram) : 0;
    rest3 = trigram >= 0 ? restOfNgram(trigram) : 0;
  }
  return costs;
}

/** The n-grams of two, three and four symbols that end at each place; without meaning where so many do not stand before it. */
function ngramsIn({ tables }: CharacterModel, symbols: Uint16Array): [Int32Array, Int32Array, Int32Array] {
  const count = symbols.length;
  const found: [Int32Array, Int32Array, Int32Array] = [
    new Int32Array(count),
    new Int32Array(count),
    new Int32Array(count),
  ];
  const [pairs, triples, fours] = found;
  for (let i = 1; i < count; i++) pairs[i] = mix(mix(0, symbols[i]!), symbols[i - 1]!);
  for (let i = 2; i < count; i++) triples[i] = mix(pairs[i]!, symbols[i - 2]!);
  for (let i = 3; i < count; i++) fours[i] = mix(triples[i]!, symbols[i - 3]!);
  for (let k = 0; k < found.length; k++) findNgrams(tables[k]!, found[k]!, count);
  return found;
}
