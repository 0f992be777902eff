/**
 * Builds server/src/data/characters.bin and words.bin from the news in ../shared/news/train.jsonl.gz, jieba's dictionary (dict.txt of
 * the npm package @node-rs/jieba) and libime's word model (lm_sc.arpa of the Debian source package libime):
 * `tsx server/tools/build-model.ts --dictionary FILE --general FILE [--out DIR] [--held-out]`. With --held-out every twentieth article is
 * left out, for measuring.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { alphabetOf, symbolsOf } from '../src/core/language/alphabet.ts';
import { CHARACTER_MODEL_KIND, ORDER } from '../src/core/language/character-model.ts';
import { WORD_MODEL_KIND } from '../src/core/language/word-model.ts';
import { readArpa } from './model/arpa.ts';
import { bigramListSections } from './model/bigram-lists.ts';
import { hashTableSections, inSteps, writeContainer } from './model/container.ts';
import { isHeldOut, type NewsArticle, readNews } from './model/news.ts';
import { type EstimatedOrder, estimate } from './model/ngrams.ts';
import { readDictionary, wordSections } from './model/words.ts';

/** An n-gram that fewer than three places share is not kept: no text can be read back from the counts. */
const LEAST = 3;

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'server/src/data' },
    news: { type: 'string', default: '../shared/news/train.jsonl.gz' },
    dictionary: { type: 'string', default: 'dict.txt' },
    general: { type: 'string', default: 'lm_sc.arpa' },
    'held-out': { type: 'boolean', default: false },
  },
});

function buildCharacters(articles: readonly NewsArticle[], file: string): void {
  const characters = charactersOf(articles);
  const alphabet = alphabetOf(characters);
  const corpus = corpusOf(articles, (text) => {
    const { symbols, length } = symbolsOf(alphabet, text);
    return symbols.subarray(0, length);
  });
  const orders = estimate(
    corpus,
    Int32Array.from({ length: alphabet.size }, (_, symbol) => symbol),
    ORDER,
    LEAST,
  );
  const [unigrams, ...longer] = orders;
  writeContainer(file, CHARACTER_MODEL_KIND, [
    Uint16Array.from(characters, (character) => character.charCodeAt(0)),
    inSteps(unigrams!.costs),
    inSteps(unigrams!.rests),
    ...bigramListSections(corpus, longer[0]!, alphabet.size),
    ...longer.flatMap((order, i) => tableSections(order, i === longer.length - 1)),
  ]);
  longer.forEach(({ hashes }, i) => {
    console.log(`order ${i + 2}: ${hashes.length} n-grams`);
  });
}

const tableSections = ({ hashes, costs, rests }: EstimatedOrder, isLongest: boolean): ArrayBufferView[] =>
  hashTableSections(hashes, isLongest ? [inSteps(costs)] : [inSteps(costs), inSteps(rests)]);

/** Characters of the news that occur at least LEAST times and those of GB/T 2312, the frequent first. */
function charactersOf(articles: readonly NewsArticle[]): string {
  const counts = new Map<string, number>();
  for (const text of textsOf(articles))
    for (const unit of text.split('')) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  for (const unit of gb2312()) counts.set(unit, (counts.get(unit) ?? 0) + LEAST);
  const isSymbol = (unit: string): boolean => !/[\s\ud800-\udfff]/.test(unit);
  const kept = [...counts].filter(([unit, count]) => count >= LEAST && isSymbol(unit));
  return kept
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([unit]) => unit)
    .join('');
}

/** The 6,763 Han characters of GB/T 2312-1980. */
function gb2312(): string {
  const decoder = new TextDecoder('gb18030');
  let all = '';
  for (let row = 0xb0; row <= 0xf7; row++)
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell++) all += decoder.decode(Uint8Array.of(row, cell));
  return all;
}

function* textsOf(articles: readonly NewsArticle[]): Iterable<string> {
  for (const { title, paras } of articles) {
    yield title;
    yield* paras;
  }
}

/** The symbols of all texts, a 0 before and after each. */
function corpusOf(articles: readonly NewsArticle[], read: (text: string) => ArrayLike<number>): Int32Array {
  const parts = Array.from(textsOf(articles), read);
  const corpus = new Int32Array(parts.reduce((sum, { length }) => sum + length + 1, 1));
  let at = 1;
  for (const part of parts) {
    corpus.set(part, at);
    at += part.length + 1;
  }
  return corpus;
}

const news = readNews(values.news).filter((article, i) => !(values['held-out'] && isHeldOut(article, i)));
mkdirSync(values.out, { recursive: true });
buildCharacters(news, path.join(values.out, 'characters.bin'));
const words = wordSections([...textsOf(news)], readDictionary(values.dictionary), LEAST, readArpa(values.general));
writeContainer(path.join(values.out, 'words.bin'), WORD_MODEL_KIND, words);
