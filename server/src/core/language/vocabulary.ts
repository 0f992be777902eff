import { isHanCode } from '../text/character.ts';
import { personsIn } from './names.ts';
import type { WorkspaceVocabulary } from './services.ts';

const VERSION = 2;
/** A name that an archive holds less often may be a slip. */
const LEAST_NAMED = 3;
/** Pairs of more times are kept as of so many. */
const MOST_TIMES = 9;
/** Of more pairs those that stand once are left out. */
const MOST_PAIRS = 400_000;

interface VocabularyFile {
  readonly version: number;
  readonly names: Readonly<Record<string, number>>;
  /** By times, the pairs one after another. */
  readonly pairs: Readonly<Record<string, string>>;
}

export interface VocabularyLearner {
  readonly add: (text: string) => void;
  /** What was learned, as JSON with sorted keys; no sentences. */
  readonly format: () => string;
}

/** Counts pairs of Han characters, which hold the words and terms of the house, and persons' names. */
export function createLearner(): VocabularyLearner {
  const pairs = new Map<number, number>();
  const names = new Map<string, number>();
  return {
    add: (text) => {
      for (let i = 1; i < text.length; i++) {
        const [left, right] = [text.charCodeAt(i - 1), text.charCodeAt(i)];
        if (isHanCode(left) && isHanCode(right)) increment(pairs, left * 0x10000 + right);
      }
      for (const { name } of personsIn(text)) increment(names, name);
    },
    format: () =>
      `${JSON.stringify({ version: VERSION, names: frequent(names), pairs: byTimes(pairs) } satisfies VocabularyFile, undefined, 1)}\n`,
  };
}

/** Reads what `format` wrote. Throws an Error that says what is wrong. */
export function parseVocabulary(json: string): WorkspaceVocabulary {
  const { version, names, pairs } = (JSON.parse(json) ?? {}) as Partial<VocabularyFile>;
  if (version !== VERSION) throw new Error(`版本不符 (version ${version}, not ${VERSION})`);
  const counts = new Map<string, number>();
  for (const [name, times] of entriesOf(names)) counts.set(name, timesOf(times));
  for (const [times, joined] of entriesOf(pairs)) {
    if (typeof joined !== 'string') throw new Error('字对不是文字 (pairs are no string)');
    for (let i = 0; i + 1 < joined.length; i += 2) counts.set(joined.slice(i, i + 2), timesOf(Number(times)));
  }
  return { countOf: (form) => counts.get(form) ?? 0 };
}

function entriesOf(counts: unknown): [string, unknown][] {
  if (typeof counts !== 'object' || counts === null) throw new Error('缺少词表 (no counts)');
  return Object.entries(counts);
}

function timesOf(times: unknown): number {
  if (!Number.isInteger(times)) throw new Error('次数不是整数 (a count is no integer)');
  return times as number;
}

function increment<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

const frequent = (names: ReadonlyMap<string, number>): Record<string, number> =>
  Object.fromEntries([...names].filter(([, times]) => times >= LEAST_NAMED).sort(([a], [b]) => (a < b ? -1 : 1)));

function byTimes(pairs: ReadonlyMap<number, number>): Record<string, string> {
  const least = pairs.size > MOST_PAIRS ? 2 : 1;
  const joined: Record<string, string> = {};
  for (const [pair, count] of [...pairs].sort(([a], [b]) => a - b)) {
    if (count < least) continue;
    const times = Math.min(count, MOST_TIMES);
    joined[times] = (joined[times] ?? '') + String.fromCharCode(pair >>> 16, pair & 0xffff);
  }
  return joined;
}
