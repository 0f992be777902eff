import type { Alphabet } from '../../src/core/language/alphabet.ts';
import { commonSymbols, followerBytes } from '../../src/core/language/common-candidates.ts';
import { mix, tableOf } from '../../src/core/language/hash-table.ts';
import { findNgrams, ngramTableOf } from '../../src/core/language/ngram-table.ts';

/** For every two common characters a bit: whether the bigrams, given as the sections of their table, hold the two. */
export function followersIn(alphabet: Alphabet, unigramCosts: Uint8Array, bigrams: readonly Uint8Array[]): Uint8Array {
  const table = ngramTableOf(tableOf(bigrams));
  const common = commonSymbols(alphabet, unigramCosts);
  const bits = new Uint8Array(followerBytes(common.length));
  common.forEach((first, row) => {
    const pairs = Int32Array.from(common, (second) => mix(mix(0, second), first));
    findNgrams(table, pairs, pairs.length);
    pairs.forEach((pair, k) => {
      const bit = row * common.length + k;
      if (pair >= 0) bits[bit >> 3]! |= 1 << (bit & 7);
    });
  });
  return bits;
}
