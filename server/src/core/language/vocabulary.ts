import { isHanCode } from '../text/character.ts';
import { personsIn } from './names.ts';
import { segment } from './segment.ts';
import type { WorkspaceVocabulary } from './services.ts';
import type { WordModel } from './word-model.ts';

const VERSION = 1;
/** What an archive holds less often may be a slip. */
const LEAST_COUNT = 3;

interface VocabularyFile {
  readonly version: number;
  readonly words: Readonly<Record<string, number>>;
  readonly names: Readonly<Record<string, number>>;
}

export interface VocabularyLearner {
  readonly add: (text: string) => void;
  /** What was learned, as JSON with sorted keys; no sentences. */
  readonly format: () => string;
}

/** Counts words of the lexicon, pairs of characters that make no word of it (places, terms), and persons' names. */
export function createLearner(model: WordModel): VocabularyLearner {
  const words = new Map<string, number>();
  const names = new Map<string, number>();
  return {
    add: (text) => {
      for (const word of wordsAndPairs(model, text)) increment(words, word);
      for (const { name } of personsIn(text)) increment(names, name);
    },
    format: () =>
      `${JSON.stringify({ version: VERSION, words: frequent(words), names: frequent(names) } satisfies VocabularyFile, undefined, 1)}\n`,
  };
}

/** Reads what `format` wrote. Throws an Error that says what is wrong. */
export function parseVocabulary(json: string): WorkspaceVocabulary {
  const { version, words, names } = (JSON.parse(json) ?? {}) as Partial<VocabularyFile>;
  if (version !== VERSION) throw new Error(`版本不符 (version ${version}, not ${VERSION})`);
  const counts = new Map([...countsOf(names), ...countsOf(words)]);
  return { countOf: (word) => counts.get(word) ?? 0 };
}

function countsOf(counts: unknown): [string, number][] {
  if (typeof counts !== 'object' || counts === null) throw new Error('缺少词表 (no counts)');
  const entries = Object.entries(counts);
  if (!entries.every(([, count]) => Number.isInteger(count))) throw new Error('词次不是整数 (a count is no integer)');
  return entries;
}

function* wordsAndPairs(model: WordModel, text: string): Generator<string> {
  let singleBefore: number | undefined;
  for (const { start, end } of segment(model, text)) {
    const isSingle = end - start === 1 && isHanCode(text.charCodeAt(start));
    if (isSingle && singleBefore === start - 1) yield text.slice(start - 1, end);
    if (end - start > 1 && isHanCode(text.charCodeAt(start))) yield text.slice(start, end);
    singleBefore = isSingle ? start : undefined;
  }
}

function increment(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

const frequent = (counts: ReadonlyMap<string, number>): Record<string, number> =>
  Object.fromEntries([...counts].filter(([, count]) => count >= LEAST_COUNT).sort(([a], [b]) => (a < b ? -1 : 1)));
