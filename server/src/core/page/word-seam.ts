import { STEP } from '../language/character-model.ts';
import { entryOf } from '../language/hash-table.ts';
import { remembering } from '../language/remembering.ts';
import { segment } from '../language/segment.ts';
import type { LanguageModel } from '../language/services.ts';
import { bigramHash, entryOfWord } from '../language/word-model.ts';

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

function affinityOf({ words }: LanguageModel, seamed: string): number {
  const [ending, opening] = seamed.split(SEAM) as [string, string];
  const joined = ending + opening;
  const seam = ending.length;
  const found = segment(words, joined);
  const left = found.find(({ end }) => end === seam);
  const right = found.find(({ start }) => start === seam);
  if (!left || !right) return 0;
  const first = entryOfWord(words, joined, left.start, left.end);
  const second = entryOfWord(words, joined, right.start, right.end);
  if (first < 0 || second < 0) return 0;
  const pair = entryOf(words.bigrams, bigramHash(first, second));
  return pair < 0 ? -1 : (words.lexicon.columns[1]![second]! - words.bigrams.columns[0]![pair]!) * STEP;
}
