import { isHanCode } from '../text/character.ts';
import type { Article, Page } from './page.ts';

/**
 * MinHash of an article (A. Broder, 1997): how alike two articles are is read from how many of their minima agree. Runs of five
 * Han characters are the shingles; 32 hashes in 8 bands of 4 let articles that share two thirds of them meet in some band nearly
 * always and those that share a third hardly ever. See docs/decisions/near-copies.md for why this is not a library.
 */
export type Signature = readonly number[];

const SHINGLE = 5;
const HASHES = 32;
const ROWS = 4;
const BANDS = HASHES / ROWS;

/** Shorter articles share set phrases too easily. */
const LEAST_LENGTH = 60;

/** The Han characters of an article's paragraphs; undefined when they are too few to compare. */
export function bodyOf({ text }: Page, { blocks }: Article): string | undefined {
  let body = '';
  for (const { role, start, end } of blocks) if (role === 'paragraph') body += text.slice(start, end);
  const han = [...body].filter((character) => isHanCode(character.charCodeAt(0))).join('');
  return han.length >= LEAST_LENGTH ? han : undefined;
}

/** Minima of 32 hash functions over the shingles of `body`. Linear. */
export function signatureOf(body: string): Signature {
  const minima = new Array<number>(HASHES).fill(0xffffffff);
  for (let at = 0; at + SHINGLE <= body.length; at++) {
    let hash = 0x811c9dc5;
    for (let i = at; i < at + SHINGLE; i++) hash = Math.imul(hash ^ body.charCodeAt(i), 0x01000193);
    for (let k = 0; k < HASHES; k++) {
      const value = mix(hash ^ Math.imul(k + 1, 0x9e3779b1));
      if (value < minima[k]!) minima[k] = value;
    }
  }
  return minima;
}

/** The share of minima that agree: an estimate of the share of common shingles, 0–1. */
export function likenessOf(one: Signature, other: Signature): number {
  let agree = 0;
  for (let k = 0; k < HASHES; k++) if (one[k] === other[k]) agree++;
  return agree / HASHES;
}

/** Articles that have a band in common are worth comparing. */
export const bandsOf = (signature: Signature): string[] =>
  Array.from({ length: BANDS }, (_, band) => bandOf(signature, band));

/** The number of the first band that two signatures have in common. */
export function firstCommonBand(one: Signature, other: Signature): number | undefined {
  for (let band = 0; band < BANDS; band++) {
    let row = band * ROWS;
    const end = row + ROWS;
    while (row < end && one[row] === other[row]) row++;
    if (row === end) return band;
  }
  return undefined;
}

/** The band's number, then its rows. */
const bandOf = (signature: Signature, band: number): string =>
  `${band} ${signature.slice(band * ROWS, (band + 1) * ROWS).join('.')}`;

/** The finaliser of MurmurHash3, public domain (A. Appleby). */
function mix(hash: number): number {
  let value = hash ^ (hash >>> 16);
  value = Math.imul(value, 0x85ebca6b);
  value ^= value >>> 13;
  value = Math.imul(value, 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
