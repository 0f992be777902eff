import { readFileSync } from 'node:fs';
import { tableOf } from '../../src/core/language/hash-table.ts';
import { segment } from '../../src/core/language/segment.ts';
import {
  bigramHash,
  checkByte,
  checkHash,
  MAX_WORD_LENGTH,
  type WordModel,
  wordHash,
} from '../../src/core/language/word-model.ts';
import type { ArpaModel } from './arpa.ts';
import { asBytes, hashTableSections, inSteps } from './container.ts';
import { mixedWith, type Pair } from './mixing.ts';
import { estimate } from './ngrams.ts';

/** Share of the dictionary's own frequencies in a word's probability; the rest is what the news counts say. */
const DICTIONARY_SHARE = 0.2;

const HAN_WORD = /^[\u3400-\u9fff]+$/;

/** Words with their frequencies in lines of `word frequency tag`, the form of jieba's dictionary. */
export function readDictionary(file: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [word, count] = line.split(' ');
    if (word && word.length <= MAX_WORD_LENGTH && HAN_WORD.test(word)) counts.set(word, Number(count));
  }
  return counts;
}

/** Sections of words.bin: lexicon and bigrams of the texts as divided by the dictionary, these mixed with those of a general model. */
export function wordSections(
  texts: readonly string[],
  dictionary: ReadonlyMap<string, number>,
  least: number,
  general: ArpaModel,
): ArrayBufferView[] {
  const words = [...dictionary.keys()];
  const total = sum(dictionary.values());
  const prior = Float64Array.from(dictionary.values(), (count) => count / total);
  const lexicon = lexiconSections(
    words,
    prior.map((p) => -Math.log(p)),
    new Float64Array(words.length),
  );
  const corpus = corpusOfWords(texts, words, { lexicon: tableOf(asBytes(lexicon)), bigrams: EMPTY_TABLE });
  const values = Int32Array.from(['', ...words], (word) => hashesOf(word).hash);
  const [unigrams, bigrams] = estimate(
    corpus.map((id) => id + 1),
    values,
    2,
    least,
  );
  const costs = prior.map(
    (p, i) => -Math.log(DICTIONARY_SHARE * p + (1 - DICTIONARY_SHARE) * Math.exp(-unigrams!.costs[i + 1]!)),
  );
  const rests = unigrams!.rests.subarray(1);
  const newsPairs = Array.from(bigrams!.places, (place, i): Pair => {
    const [left, right] = [corpus[place]!, corpus[place + 1]!];
    return { left, right, cost: bigrams!.costs[i]! };
  });
  const mixed = mixedWith(general, { words, costs, rests, pairs: newsPairs });
  console.log(`${words.length} words, ${newsPairs.length} bigrams of the news, ${mixed.pairs.length} in all`);
  return [
    ...lexiconSections(words, costs, mixed.rests),
    ...hashTableSections(
      Int32Array.from(mixed.pairs, ({ left, right }) => bigramHash(values[left + 1]!, values[right + 1]!)),
      [inSteps(Float64Array.from(mixed.pairs, ({ cost }) => cost))],
    ),
  ];
}

const EMPTY_TABLE = { starts: new Uint32Array(2), fingerprints: new Uint16Array(0), columns: [] };

function lexiconSections(words: readonly string[], costs: Float64Array, rests: Float64Array): ArrayBufferView[] {
  const hashes = words.map(hashesOf);
  const checks = Uint8Array.from(hashes, ({ check }) => checkByte(check));
  return hashTableSections(
    Int32Array.from(hashes, ({ hash }) => hash),
    [checks, inSteps(costs), inSteps(rests)],
  );
}

function hashesOf(word: string): { hash: number; check: number } {
  let hash = 0;
  let check = 0;
  for (let i = 0; i < word.length; i++) {
    hash = wordHash(hash, word.charCodeAt(i));
    check = checkHash(check, word.charCodeAt(i));
  }
  return { hash, check };
}

/** Word numbers of all texts; -1 between texts and for what is no word of the lexicon. */
function corpusOfWords(texts: readonly string[], words: readonly string[], model: WordModel): Int32Array {
  const idByWord = new Map(words.map((word, id) => [word, id]));
  const ids: number[] = [-1];
  for (const text of texts) {
    const tight = text.replace(/\s+/g, '');
    for (const { start, end } of segment(model, tight)) ids.push(idByWord.get(tight.slice(start, end)) ?? -1);
    ids.push(-1);
  }
  return Int32Array.from(ids);
}

const sum = (values: Iterable<number>): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};
