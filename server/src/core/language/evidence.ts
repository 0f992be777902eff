import { isHanCode } from '../text/character.ts';
import { type SymbolRun, UNKNOWN } from './alphabet.ts';
import type { Suspect } from './misreading.ts';
import type { RankedSuspect } from './ranking.ts';

/** A suspect in its place. Offsets in `run` are those of the block's text. */
export interface LocatedSuspect {
  readonly text: string;
  /** Where the block starts on the page. */
  readonly start: number;
  readonly run: SymbolRun;
  readonly suspect: Suspect;
  /** The run's symbols with the likeliest readings put in. */
  readonly taken: Uint16Array;
}

/** A total from which a place seems misread: 0.4 in a thousand of clean news reach it, 11 of pages read by OCR. */
export const DAMAGE_TOTAL = 21;

/** The same with its readings ranked. */
export interface RankedPlace extends LocatedSuspect {
  readonly suspect: RankedSuspect;
}

/** What the whole page tells about each of its suspects. */
export interface PageEvidence {
  /** Misreadings that the page seems to have, each counted once. */
  readonly damagedCount: number;
  /** Symbols in all, as sampleOf gives. */
  readonly sample: number;
  readonly forms: FormCounts;
}

/** How often strings of one to three symbols stand on a page. */
export type FormCounts = ReadonlyMap<number, number>;

/** Key of a string and the symbol after it; of `right` alone when `left` is 0. */
export const formKey = (left: number, right: number): number => left * 0x10000 + right;

/** Keys of the strings over a place: the symbol alone, the two pairs, the three triples. */
export const FORMS = 6;

/** The strings over the suspect as read, then as the best reading has them. */
export const formsAround = ({ run, suspect: { index, readings } }: LocatedSuspect): number[] => [
  ...formsWith(run, index, run.symbols[index]!),
  ...formsWith(run, index, readings[0]!.symbol),
];

function formsWith({ symbols, length }: SymbolRun, index: number, symbol: number): number[] {
  const at = (place: number): number => (place >= 0 && place < length ? symbols[place]! : UNKNOWN);
  const [a, b, c, d] = [at(index - 2), at(index - 1), at(index + 1), at(index + 2)];
  return [[symbol], [b, symbol], [symbol, c], [a, b, symbol], [b, symbol, c], [symbol, c, d]].map(keyOf);
}

/** No form where a symbol is unknown. */
const keyOf = (symbols: readonly number[]): number => (symbols.includes(UNKNOWN) ? 0 : symbols.reduce(formKey, 0));

/** The Han character `offset` symbols from the suspect; empty where there is none. */
export function hanAt({ text, run, suspect }: LocatedSuspect, offset: number): string {
  const place = suspect.index + offset;
  if (place < 0 || place >= run.length) return '';
  const at = run.at[place]!;
  return isHanCode(text.charCodeAt(at)) ? text.charAt(at) : '';
}

/** How often each of the wanted forms stands in the runs, in one pass. */
export function formsIn(runs: readonly SymbolRun[], wanted: readonly number[]): FormCounts {
  const counts = new Map<number, number>();
  for (const key of wanted) if (key !== 0) counts.set(key, 0);
  maybeWanted.fill(0);
  for (const key of counts.keys()) maybeWanted[sieveOf(key)] = 1;
  for (const { symbols, length } of runs)
    for (let i = 0; i < length; i++) {
      let key = 0;
      let unit = 1;
      let sieved = 0;
      for (let from = i; from >= 0 && from > i - 3 && symbols[from] !== UNKNOWN; from--) {
        key += symbols[from]! * unit;
        unit *= 0x10000;
        sieved = sieve(sieved, symbols[from]!);
        if (maybeWanted[sieved] === 1) count(counts, key);
      }
    }
  return counts;
}

/** Sieves out most keys that are not wanted; serves every page, as making it would take longer than filling it. */
const maybeWanted = new Uint8Array(0x10000);
const sieve = (sieved: number, symbol: number): number => (Math.imul(sieved, 31) + symbol) & 0xffff;

function sieveOf(key: number): number {
  let sieved = 0;
  for (let rest = key; rest > 0; rest = Math.floor(rest / 0x10000)) sieved = sieve(sieved, rest % 0x10000);
  return sieved;
}

function count(counts: Map<number, number>, key: number): void {
  const known = counts.get(key);
  if (known !== undefined) counts.set(key, known + 1);
}

/** A page is not judged by fewer symbols than these. */
const LEAST_SAMPLE = 400;
/** Symbols are counted in steps, so that not every keystroke changes what is known of each suspect. */
const SAMPLE_STEP = 50;

/** The number of symbols that a page with so many is judged by. */
export const sampleOf = (symbolCount: number): number =>
  Math.max(LEAST_SAMPLE, Math.round(symbolCount / SAMPLE_STEP) * SAMPLE_STEP);

/** How much of the page seems misread besides the suspect itself, on a logarithmic scale: 0 nothing, 1 two, 2 forty in a thousand. */
export function damageAround({ suspect }: LocatedSuspect, { damagedCount, sample }: PageEvidence): number {
  const others = damagedCount - (suspect.readings.some(({ total }) => total >= DAMAGE_TOTAL) ? 1 : 0);
  return Math.log1p((others / sample) * 1000) / 3;
}
