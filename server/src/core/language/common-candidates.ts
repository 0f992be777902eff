import { isHanCode } from '../text/character.ts';
import type { Alphabet } from './alphabet.ts';
import type { CharacterModel } from './character-model.ts';
import type { Candidates } from './confusion.ts';
import { mix } from './hash-table.ts';

/** Gives the common characters that the news write after a symbol; their likeness to anything is left at 0. */
export type FollowerFinder = (before: number) => Candidates;

/** Rarer characters are not proposed whatever their shape: e^−12 is about a hundred times in the counted news. */
const COMMON = 12 * 16;

/** A finder that keeps what it found. */
export function followerFinder({ alphabet, unigramCosts, followers }: CharacterModel): FollowerFinder {
  const common = commonSymbols(alphabet, unigramCosts);
  const nothing = new Float32Array(common.length);
  const found = new Map<number, Candidates>();
  return (before) => {
    const known = found.get(before);
    if (known) return known;
    const row = common.indexOf(before);
    const symbols =
      row < 0 ? new Uint16Array(0) : common.filter((_, k) => isFollower(followers, common.length, row, k));
    const hashes = new Int32Array(symbols.length);
    for (let k = 0; k < symbols.length; k++) hashes[k] = mix(0, symbols[k]!);
    const candidates = { symbols, hashes, likeness: nothing, measured: nothing, length: symbols.length };
    found.set(before, candidates);
    return candidates;
  };
}

/** The common characters by symbol, in order. */
export function commonSymbols({ size, characters }: Alphabet, unigramCosts: Uint8Array): Uint16Array {
  const symbols: number[] = [];
  for (let symbol = 1; symbol < size; symbol++)
    if (unigramCosts[symbol]! <= COMMON && isHanCode(characters.charCodeAt(symbol))) symbols.push(symbol);
  return Uint16Array.from(symbols);
}

/** Bytes of the table that holds a bit for every two common characters: whether the news write the second after the first. */
export const followerBytes = (commonCount: number): number => (commonCount * commonCount + 7) >> 3;

function isFollower(followers: Uint8Array, commonCount: number, first: number, second: number): boolean {
  const bit = first * commonCount + second;
  return ((followers[bit >> 3]! >> (bit & 7)) & 1) === 1;
}
