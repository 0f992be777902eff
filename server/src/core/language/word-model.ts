import { readSections } from './container.ts';
import { entryOf, type HashTable, mix, tableOf } from './hash-table.ts';

/** Kind and version of words.bin; a change of its form raises it. */
export const WORD_MODEL_KIND = 0x0201;

/** The longest word of the lexicon, in UTF-16 units. */
export const MAX_WORD_LENGTH = 8;

/**
 * A lexicon with word frequencies and an interpolated bigram model of words. Columns of the lexicon: a second fingerprint, cost
 * (−ln P of the word), rest (−ln of the mass its successors leave to the unigram); of the bigrams: cost. All in steps of 1/16 nat.
 */
export interface WordModel {
  readonly lexicon: HashTable;
  readonly bigrams: HashTable;
}

export const WORD_SECTIONS = 5 + 3;

/** Reads words.bin. Throws an Error that says what is wrong with it. */
export function readWordModel(buffer: ArrayBufferLike): WordModel {
  const sections = readSections(buffer, WORD_MODEL_KIND, WORD_SECTIONS);
  return { lexicon: tableOf(sections.slice(0, 5)), bigrams: tableOf(sections.slice(5)) };
}

/** Running hash of a word, one UTF-16 unit after another, begun with 0. */
export const wordHash = (hash: number, code: number): number => mix(hash, code);

/** The second fingerprint: of the word's units by another road, so that a string not in the lexicon is hardly ever taken for a word. */
export const checkHash = (check: number, code: number): number => (Math.imul(check, 31) + code) | 0;

export const checkByte = (check: number): number => Math.imul(check, 0xc2b2ae35) >>> 24;

/** The lexicon's entry of a word from its two hashes; -1 when it is none. */
export function lexiconEntry({ lexicon }: WordModel, hash: number, check: number): number {
  const entry = entryOf(lexicon, hash);
  return entry >= 0 && lexicon.columns[0]![entry] === checkByte(check) ? entry : -1;
}

/** The lexicon's entry of text[start, end); -1 when it is none. */
export function entryOfWord(model: WordModel, text: string, start = 0, end = text.length): number {
  if (end - start > MAX_WORD_LENGTH) return -1;
  let hash = 0;
  let check = 0;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    hash = wordHash(hash, code);
    check = checkHash(check, code);
  }
  return lexiconEntry(model, hash, check);
}

export const bigramHash = (left: number, right: number): number => mix(mix(0, right), left);
