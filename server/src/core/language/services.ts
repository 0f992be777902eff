/**
 * What the host can lend to rules beyond the page: language models and the workspace's own vocabulary. Every part may be
 * absent (data file missing, web build): a rule that needs it then stays silent, all others work.
 */
export interface LanguageServices {
  /** Words, names and n-grams learned from the user's own archive (`galley learn`). */
  readonly vocabulary?: WorkspaceVocabulary;
}

export interface WorkspaceVocabulary {
  /** How often the archive holds the word; 0 when never. */
  readonly countOf: (word: string) => number;
}

export const NO_LANGUAGE: LanguageServices = {};
