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
 * The cheapest way to the end of each word, by the word's end and size; Infinity where no word ends so. The arrays serve every call, as
 * making them would take longer than filling them.
 */
const costs = new Float64Array((LONGEST_DIVIDED + 1) * (MAX_WORD_LENGTH + 1));
/** Of the word: its hash; what its successors cost without a bigram; the size of the word before it. */
const hashes = new Int32Array(costs.length);
const rests = new Float64Array(costs.length);
const sizesBefore = new Uint8Array(costs.length);

const wayTo = (end: number, size: number): number => end * (MAX_WORD_LENGTH + 1) + size;

/** Of the words that may stand in the text, by end and size: the lexicon's entry, −1 where it has none. */
const entries = new Int32Array(costs.length);

/**
 * The most probable division into words (Viterbi over word bigrams) of a text of at most LONGEST_DIVIDED units as it stands, and with
 * another character at `place`; with each the word that covers the place.
 */
export function divideWith(model: WordModel, text: string, place: number, replacement: string): [Division, Division] {
  for (let start = 0; start < text.length; start++) findWords(model, text, start, 1);
  const asRead = divide(model, text, place);
  const replaced = text.slice(0, place) + replacement + text.slice(place + 1);
  for (let start = Math.max(0, place - MAX_WORD_LENGTH + 1); start <= place; start++)
    findWords(model, replaced, start, place - start + 1);
  return [asRead, divide(model, replaced, place)];
}

/** Finds the words of at least `least` units that start at a place. */
function findWords(model: WordModel, text: string, start: number, least: number): void {
  const reach = Math.min(MAX_WORD_LENGTH, text.length - start);
  let hash = 0;
  let check = 0;
  let isWord = true;
  for (let size = 1; size <= reach; size++) {
    const code = text.charCodeAt(start + size - 1);
    isWord &&= size === 1 || (isHanCode(code) && isHanCode(text.charCodeAt(start)));
    hash = wordHash(hash, code);
    check = checkHash(check, code);
    if (size < least) continue;
    const way = wayTo(start + size, size);
    hashes[way] = hash;
    entries[way] = isWord ? lexiconEntry(model, hash, check) : -1;
  }
}

function divide(model: WordModel, text: string, place: number): Division {
  costs.fill(Infinity, 0, wayTo(text.length + 1, 0));
  costs[0] = 0;
  rests[0] = 0;
  for (let start = 0; start < text.length; start++) {
    const reach = Math.min(MAX_WORD_LENGTH, text.length - start);
    if (entries[wayTo(start + 1, 1)]! < 0)
      extendByUnknown(start, isHanCode(text.charCodeAt(start)) ? UNKNOWN_COST : OTHER_COST);
    for (let size = 1; size <= reach; size++) if (entries[wayTo(start + size, size)]! >= 0) extend(model, start, size);
  }
  return bestDivision(text.length, place);
}

function extend({ lexicon, bigrams }: WordModel, start: number, size: number): void {
  const [, wordCosts, wordRests] = lexicon.columns as [Uint8Array, Uint8Array, Uint8Array];
  const way = wayTo(start + size, size);
  const hash = hashes[way]!;
  const entry = entries[way]!;
  const own = wordCosts[entry]! / 16;
  for (let before = Math.min(MAX_WORD_LENGTH, start); before >= 0; before--) {
    const previous = wayTo(start, before);
    const soFar = costs[previous]!;
    if (soFar >= costs[way]!) continue;
    const pair = previous > 0 && entries[previous]! >= 0 ? entryOf(bigrams, bigramHash(hashes[previous]!, hash)) : -1;
    const cost = soFar + (pair >= 0 ? bigrams.columns[0]![pair]! / 16 : rests[previous]! + own);
    if (cost >= costs[way]!) continue;
    costs[way] = cost;
    sizesBefore[way] = before;
  }
  rests[way] = wordRests[entry]! / 16;
}

function extendByUnknown(start: number, own: number): void {
  const way = wayTo(start + 1, 1);
  for (let before = Math.min(MAX_WORD_LENGTH, start); before >= 0; before--) {
    const previous = wayTo(start, before);
    const cost = costs[previous]! + rests[previous]! + own;
    if (cost >= costs[way]!) continue;
    costs[way] = cost;
    sizesBefore[way] = before;
  }
  rests[way] = 0;
}

function bestDivision(end: number, place: number): Division {
  let size = MAX_WORD_LENGTH;
  for (let other = MAX_WORD_LENGTH - 1; other >= 0; other--)
    if (costs[wayTo(end, other)]! < costs[wayTo(end, size)]!) size = other;
  const cost = costs[wayTo(end, size)]!;
  let start = end - size;
  while (start > place) {
    size = sizesBefore[wayTo(start + size, size)]!;
    start -= size;
  }
  return { cost, wordLength: size };
}
