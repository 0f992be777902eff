import { symbolsOf } from './alphabet.ts';
import { type CharacterModel, costAt, readCharacterModel, STEP } from './character-model.ts';
import { followerFinder } from './common-candidates.ts';
import { candidateFinder, confusabilityTeller, readConfusions } from './confusion.ts';
import { remembering } from './remembering.ts';
import type { LanguageModel } from './services.ts';
import { entryOfWord, readWordModel, type WordModel } from './word-model.ts';

/** The shipped data files, by name, as the host read them. */
export interface ModelFiles {
  readonly characters: ArrayBufferLike;
  readonly words: ArrayBufferLike;
  readonly confusions: ArrayBufferLike;
}

/** The language model from its data files. Throws an Error that says what is wrong with a file. */
export function readModel(files: ModelFiles): LanguageModel {
  const characters = readCharacterModel(files.characters);
  const words = readWordModel(files.words);
  const confusions = readConfusions(files.confusions);
  return {
    characters,
    words,
    score: remembering((text) => scoreOf(characters, text)),
    wordScore: (word) => wordScoreOf(words, word),
    candidatesOf: candidateFinder(confusions, characters),
    commonAfter: followerFinder(characters),
    confusability: confusabilityTeller(confusions),
  };
}

function scoreOf(model: CharacterModel, text: string): number {
  const { symbols, length } = symbolsOf(model.alphabet, text);
  let cost = 0;
  for (let i = 0; i < length; i++) cost += costAt(model, symbols, i, 0);
  return -cost * STEP;
}

function wordScoreOf(model: WordModel, word: string): number {
  const entry = entryOfWord(model, word);
  return entry < 0 ? -Infinity : -model.lexicon.columns[1]![entry]! * STEP;
}
