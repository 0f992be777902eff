import { STEP } from '../language/character-model.ts';
import { entryOf } from '../language/hash-table.ts';
import { remembering } from '../language/remembering.ts';
import { segment } from '../language/segment.ts';
import type { LanguageModel } from '../language/services.ts';
import { bigramHash, entryOfWord, wordHash } from '../language/word-model.ts';
import type { Span } from '../text/span.ts';

/**
 * ln odds that the word which ends `ending` is followed by the one that begins `opening`, against any text: their bigram, or 0 where
 * the seam cuts a word or a word is unknown. An unseen pair of known words counts −1.
 */
export function wordAffinity(model: LanguageModel, ending: string, opening: string): number {
  const known = affinities.get(model) ?? remembering((seam) => affinityOf(model, seam));
  affinities.set(model, known);
  return known(ending + SEAM + opening);
}

/** Stands for the seam in what is remembered; no block has it at its edge. */
const SEAM = '\n';

const affinities = new WeakMap<LanguageModel, (seam: string) => number>();

function affinityOf(model: LanguageModel, seamed: string): number {
  const [ending, opening] = seamed.split(SEAM) as [string, string];
  const joined = ending + opening;
  const seam = ending.length;
  const found = segment(model.words, joined);
  return affinityOfWords(
    model,
    joined,
    found.find(({ end }) => end === seam),
    found.find(({ start }) => start === seam),
  );
}

/** ln odds that the word `right` follows the word `left` of the text: see wordAffinity; 0 where one of them is none of the lexicon. */
export function affinityOfWords(
  { words }: LanguageModel,
  text: string,
  left: Span | undefined,
  right: Span | undefined,
): number {
  if (!left || !right) return 0;
  const first = entryOfWord(words, text, left.start, left.end);
  const second = entryOfWord(words, text, right.start, right.end);
  if (first < 0 || second < 0) return 0;
  const pair = entryOf(words.bigrams, bigramHash(hashOf(text, left), hashOf(text, right)));
  return pair < 0 ? -1 : (words.lexicon.columns[1]![second]! - words.bigrams.columns[0]![pair]!) * STEP;
}

function hashOf(text: string, { start, end }: Span): number {
  let hash = 0;
  for (let at = start; at < end; at++) hash = wordHash(hash, text.charCodeAt(at));
  return hash;
}

/** −ln P of a word of the text, in nats; UNKNOWN_COST for none of the lexicon or where the text ends. */
export function wordCostOf({ words }: LanguageModel, text: string, word: Span | undefined): number {
  const entry = word ? entryOfWord(words, text, word.start, word.end) : -1;
  return entry < 0 ? UNKNOWN_COST : words.lexicon.columns[1]![entry]! * STEP;
}

/** Above that of any word of the lexicon. */
const UNKNOWN_COST = 20;
