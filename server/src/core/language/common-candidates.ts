import { isHanCode } from '../text/character.ts';
import type { Alphabet } from './alphabet.ts';
import type { CharacterModel } from './character-model.ts';
import type { Candidates } from './confusion.ts';

/** Gives the common characters that the news write after a symbol; their likeness to anything is left at 0. */
export type FollowerFinder = (before: number) => Candidates;

/** Rarer characters are not proposed whatever their shape: e^−12 is about a hundred times in the counted news. */
const COMMON = 12 * 16;

/** A finder that keeps what it found. */
export function followerFinder({ alphabet, unigramCosts, bigrams }: CharacterModel): FollowerFinder {
  const common = commonSymbols(alphabet, unigramCosts);
  const isCommon = new Set(common);
  const nothing = new Float64Array(common.length);
  const found = new Map<number, Candidates>();
  return (before) => {
    const known = found.get(before);
    if (known) return known;
    const { starts, symbols: followers } = bigrams.after;
    const symbols = isCommon.has(before)
      ? followers.subarray(starts[before], starts[before + 1]).filter((symbol) => isCommon.has(symbol))
      : new Uint16Array(0);
    const candidates = { symbols, likeness: nothing, measured: nothing, support: nothing, length: symbols.length };
    found.set(before, candidates);
    return candidates;
  };
}

/** The common characters by symbol, in order. */
function commonSymbols({ size, characters }: Alphabet, unigramCosts: Uint8Array): Uint16Array {
  const symbols: number[] = [];
  for (let symbol = 1; symbol < size; symbol++)
    if (unigramCosts[symbol]! <= COMMON && isHanCode(characters.charCodeAt(symbol))) symbols.push(symbol);
  return Uint16Array.from(symbols);
}
