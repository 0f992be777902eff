import { isHanCode } from '../text/character.ts';
import { entryOf } from './hash-table.ts';
import { bigramHash, checkHash, lexiconEntry, MAX_WORD_LENGTH, type WordModel, wordHash } from './word-model.ts';

/** −ln P of a Han character that is no word of the lexicon, and of any other unit, in nats. */
const UNKNOWN_COST = 18;
const OTHER_COST = 4;

/** The best division of a short text into words. */
export interface Division {
  /** −ln P in nats, by word bigrams. */
  readonly cost: number;
  /** Length of the word that covers the place asked for. */
  readonly wordLength: number;
}

/** The longest text that is divided, in UTF-16 units. */
export const LONGEST_DIVIDED = 32;

/**
 * The words that may stand in the text, by start and size: hash, cost after any word (−1 where there is no such word), what
 * their successors cost more without a bigram, whether the lexicon has them. The arrays serve every call, as making them would take
 * longer than filling them.
 */
const WAYS = (LONGEST_DIVIDED + 1) * (MAX_WORD_LENGTH + 1);
const hashes = new Int32Array(WAYS);
const owns = new Float64Array(WAYS);
const rests = new Float64Array(WAYS);
const isKnown = new Uint8Array(WAYS);

const wayOf = (start: number, size: number): number => start * (MAX_WORD_LENGTH + 1) + size;

/** The cheapest ways to a word, itself in, and on from it, itself not in; by start and size of the word. */
const costsTo = new Float64Array(WAYS);
const costsFrom = new Float64Array(WAYS);

/**
 * The most probable division into words (by word bigrams) of a text of at most LONGEST_DIVIDED units with each of the characters at
 * `place`; with each the word that covers the place.
 */
export function divisionsWith(
  model: WordModel,
  text: string,
  place: number,
  characters: readonly string[],
): Division[] {
  const { length } = text;
  for (let start = 0; start < length; start++)
    if (start !== place) findWords(model, text, start, start < place ? place - start : length - start);
  for (let start = 0; start < place; start++)
    for (let size = 1; size <= Math.min(MAX_WORD_LENGTH, place - start); size++)
      if (owns[wayOf(start, size)]! >= 0) costsTo[wayOf(start, size)] = cheapestTo(model, start, size);
  for (let start = length - 1; start > place; start--)
    for (let size = 1; size <= Math.min(MAX_WORD_LENGTH, length - start); size++)
      if (owns[wayOf(start, size)]! >= 0) costsFrom[wayOf(start, size)] = cheapestFrom(model, start, size, length);
  return characters.map((character) =>
    divisionAround(model, text.slice(0, place) + character + text.slice(place + 1), place),
  );
}

function divisionAround(model: WordModel, text: string, place: number): Division {
  let best: Division = { cost: Infinity, wordLength: 1 };
  for (let start = Math.max(0, place - MAX_WORD_LENGTH + 1); start <= place; start++) {
    const reach = Math.min(MAX_WORD_LENGTH, text.length - start);
    findWords(model, text, start, reach, place - start + 1);
    for (let size = place - start + 1; size <= reach; size++) {
      if (owns[wayOf(start, size)]! < 0) continue;
      const cost = cheapestTo(model, start, size) + cheapestFrom(model, start, size, text.length);
      if (cost < best.cost) best = { cost, wordLength: size };
    }
  }
  return best;
}

/** Finds the words of `least` to `most` units that start at a place. */
function findWords(model: WordModel, text: string, start: number, most: number, least = 1): void {
  const [, wordCosts, wordRests] = model.lexicon.columns as [Uint8Array, Uint8Array, Uint8Array];
  const reach = Math.min(MAX_WORD_LENGTH, most);
  let hash = 0;
  let check = 0;
  let isWord = true;
  for (let size = 1; size <= reach; size++) {
    const code = text.charCodeAt(start + size - 1);
    isWord &&= size === 1 || (isHanCode(code) && isHanCode(text.charCodeAt(start)));
    hash = wordHash(hash, code);
    check = checkHash(check, code);
    if (size < least) continue;
    const way = wayOf(start, size);
    const entry = isWord ? lexiconEntry(model, hash, check) : -1;
    hashes[way] = hash;
    isKnown[way] = entry >= 0 ? 1 : 0;
    rests[way] = entry >= 0 ? wordRests[entry]! / 16 : 0;
    if (entry >= 0) owns[way] = wordCosts[entry]! / 16;
    else owns[way] = size > 1 ? -1 : isHanCode(code) ? UNKNOWN_COST : OTHER_COST;
  }
}

/** Cost of the cheapest division that ends with this word. */
function cheapestTo(model: WordModel, start: number, size: number): number {
  const way = wayOf(start, size);
  if (start === 0) return owns[way]!;
  let least = Infinity;
  for (let before = 1; before <= Math.min(MAX_WORD_LENGTH, start); before++) {
    const previous = wayOf(start - before, before);
    if (owns[previous]! < 0 || costsTo[previous]! >= least) continue;
    least = Math.min(least, costsTo[previous]! + costAfter(model, previous, way));
  }
  return least;
}

/** Cost of the cheapest division of what follows this word. */
function cheapestFrom(model: WordModel, start: number, size: number, end: number): number {
  const next = start + size;
  if (next === end) return 0;
  let least = Infinity;
  for (let after = 1; after <= Math.min(MAX_WORD_LENGTH, end - next); after++) {
    const following = wayOf(next, after);
    if (owns[following]! < 0 || costsFrom[following]! >= least) continue;
    least = Math.min(least, costsFrom[following]! + costAfter(model, wayOf(start, size), following));
  }
  return least;
}

/** −ln P of a word after another. */
function costAfter({ bigrams }: WordModel, previous: number, way: number): number {
  const pair = isKnown[previous]! & isKnown[way]! ? entryOf(bigrams, bigramHash(hashes[previous]!, hashes[way]!)) : -1;
  return pair >= 0 ? bigrams.columns[0]![pair]! / 16 : rests[previous]! + owns[way]!;
}
