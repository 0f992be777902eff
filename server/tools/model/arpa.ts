import { readFileSync } from 'node:fs';

/** A bigram model of words in natural logarithms, by word and by two words with a blank between. */
export interface ArpaModel {
  /** −ln P of each word. */
  readonly costs: ReadonlyMap<string, number>;
  /** −ln of what a pair costs more that is not held, by its first word. */
  readonly rests: ReadonlyMap<string, number>;
  /** −ln P(second | first) of the held pairs. */
  readonly pairs: ReadonlyMap<string, number>;
}

/** Reads words and pairs of words from a file in the ARPA format; longer n-grams are left out. */
export function readArpa(file: string): ArpaModel {
  const costs = new Map<string, number>();
  const rests = new Map<string, number>();
  const pairs = new Map<string, number>();
  let order = 0;
  for (const line of linesOf(readFileSync(file))) {
    const heading = /^\\(\d)-grams:$/.exec(line);
    if (heading) order = Number(heading[1]);
    if (order > 2) break;
    const [logarithm, words, rest] = line.split('\t');
    if (order === 0 || words === undefined) continue;
    (order === 1 ? costs : pairs).set(words, inNats(logarithm!));
    if (order === 1) rests.set(words, inNats(rest ?? '0'));
  }
  return { costs, rests, pairs };
}

const inNats = (logarithm: string): number => -Number(logarithm) * Math.LN10;

/** One after another, as the whole would be a long string. */
function* linesOf(bytes: Buffer): Iterable<string> {
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(10, start);
    yield bytes.toString('utf8', start, end < 0 ? bytes.length : end);
    start = end < 0 ? bytes.length : end + 1;
  }
}
