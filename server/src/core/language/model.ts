import { symbolsOf } from './alphabet.ts';
import { type CharacterModel, costAt, readCharacterModel, STEP } from './character-model.ts';
import { candidateFinder, readConfusions } from './confusion.ts';
import type { LanguageModel } from './services.ts';
import { entryOfWord, readWordModel, type WordModel } from './word-model.ts';

/** The shipped data files, by name, as the host read them. */
export interface ModelFiles {
  readonly characters: ArrayBuffer;
  readonly words: ArrayBuffer;
  readonly confusions: ArrayBuffer;
}

/** The language model from its data files. Throws an Error that says what is wrong with a file. */
export function readModel(files: ModelFiles): LanguageModel {
  const characters = readCharacterModel(files.characters);
  const words = readWordModel(files.words);
  const { alphabet, unigramCosts } = characters;
  return {
    characters,
    words,
    score: remembering((text) => scoreOf(characters, text)),
    wordScore: (word) => wordScoreOf(words, word),
    candidatesOf: candidateFinder(readConfusions(files.confusions), alphabet, unigramCosts),
  };
}

const MOST_REMEMBERED = 8192;

/** `compute` with its latest results kept: a keystroke leaves most of what a page is asked as it was. */
function remembering(compute: (text: string) => number): (text: string) => number {
  const known = new Map<string, number>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const result = compute(text);
    known.set(text, result);
    return result;
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
