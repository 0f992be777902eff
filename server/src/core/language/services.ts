import type { CharacterModel } from './character-model.ts';
import type { FollowerFinder } from './common-candidates.ts';
import type { CandidateFinder, Confusability } from './confusion.ts';
import type { WordModel } from './word-model.ts';

/**
 * What the host can lend to rules beyond the page: language models and the workspace's own vocabulary. Every part may be
 * absent (data file missing, web build): a rule that needs it then stays silent, all others work.
 */
export interface LanguageServices {
  readonly model?: LanguageModel | undefined;
  /** Pairs of characters and names learned from the user's own archive (`galley learn`). */
  readonly vocabulary?: WorkspaceVocabulary;
}

/** A statistical model of Chinese news prose (server/src/core/language/model.ts reads one; data/README.md names its sources). */
export interface LanguageModel {
  /** ln P of the whole string, marks included, from a neutral context. Comparable between strings of the same length only. */
  readonly score: (text: string) => number;
  /** ln P of the word by its frequency; -Infinity when the lexicon does not hold it. */
  readonly wordScore: (word: string) => number;
  /** The parts of the model, for what scores many strings or divides text into words (segment.ts). */
  readonly characters: CharacterModel;
  readonly words: WordModel;
  /** Characters that may have been printed where another was read. */
  readonly candidatesOf: CandidateFinder;
  readonly commonAfter: FollowerFinder;
  readonly confusability: (readCode: number, printedCode: number) => Confusability;
}

export interface WorkspaceVocabulary {
  /** How often the archive holds a pair of characters (9 stands for more) or a name; 0 when never. */
  readonly countOf: (form: string) => number;
}

export const NO_LANGUAGE: LanguageServices = {};
