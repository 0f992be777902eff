import { isHanCode } from '../text/character.ts';
import type { SymbolRun } from './alphabet.ts';
import type { Suspect } from './misreading.ts';

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
export const DAMAGE_TOTAL = 20;

/** What the whole page tells about each of its suspects. */
export interface PageEvidence {
  /** Misreadings that the page seems to have, each counted once, and symbols in all. */
  readonly damagedCount: number;
  readonly symbolCount: number;
  readonly forms: FormCounts;
  /** How often the user's archive holds a word; 0 without an archive. */
  readonly countInArchive: (form: string) => number;
}

/** How often pairs of symbols stand on a page. */
export type FormCounts = ReadonlyMap<number, number>;

/** Key of two neighbouring symbols; of `right` alone when `left` is 0. */
export const formKey = (left: number, right: number): number => left * 0x10000 + right;

/** The suspect's pairs with its neighbours as read, then as the best reading has them, then the character read by itself. */
export function formsAround({ run: { symbols, length }, suspect: { index, readings } }: LocatedSuspect): number[] {
  const read = symbols[index]!;
  const best = readings[0]!.symbol;
  const before = index > 0 ? symbols[index - 1]! : 0;
  const after = index + 1 < length ? symbols[index + 1]! : 0;
  return [formKey(before, read), formKey(read, after), formKey(before, best), formKey(best, after), formKey(0, read)];
}

/** The Han character `offset` symbols from the suspect; empty where there is none. */
export function hanAt({ text, run, suspect }: LocatedSuspect, offset: number): string {
  const place = suspect.index + offset;
  if (place < 0 || place >= run.length) return '';
  const at = run.at[place]!;
  return isHanCode(text.charCodeAt(at)) ? text.charAt(at) : '';
}

/** How often each of the wanted forms stands in the runs, in one pass. A form with an unknown symbol at its right is not counted. */
export function formsIn(runs: readonly SymbolRun[], wanted: readonly number[]): FormCounts {
  const counts = new Map<number, number>();
  for (const key of wanted) if (key % 0x10000 !== 0) counts.set(key, 0);
  const isRight = new Uint8Array(0x10000);
  for (const key of counts.keys()) isRight[key % 0x10000] = 1;
  for (const { symbols, length } of runs)
    for (let i = 0; i < length; i++) {
      const symbol = symbols[i]!;
      if (isRight[symbol] === 0) continue;
      count(counts, formKey(0, symbol));
      if (i > 0 && symbols[i - 1] !== 0) count(counts, formKey(symbols[i - 1]!, symbol));
    }
  return counts;
}

function count(counts: Map<number, number>, key: number): void {
  const known = counts.get(key);
  if (known !== undefined) counts.set(key, known + 1);
}

/** A page is not judged by fewer symbols than these. */
export const LEAST_SAMPLE = 400;

/** How much of the page seems misread besides the suspect itself, on a logarithmic scale: 0 nothing, 1 two, 2 forty in a thousand. */
export function damageAround({ suspect }: LocatedSuspect, { damagedCount, symbolCount }: PageEvidence): number {
  const others = damagedCount - (suspect.readings[0]!.total >= DAMAGE_TOTAL ? 1 : 0);
  return Math.log1p((others / Math.max(symbolCount, LEAST_SAMPLE)) * 1000) / 3;
}
