import { STEP } from './character-model.ts';
import type { LocatedSuspect } from './evidence.ts';
import type { Weighed } from './features.ts';
import type { Reading } from './misreading.ts';
import type { LanguageModel } from './services.ts';
import { divisionsWith } from './word-cost.ts';

/** A reading with what the words around say of it. */
export interface RankedReading extends Reading {
  /** By how much the division into words gets likelier, in nats. */
  readonly wordGain: number;
  /** Length of the word over the place. */
  readonly wordLength: number;
  /** All that speaks for it, in nats of the character model. */
  readonly rank: number;
}

/** A suspect whose readings are in order of rank. */
export interface RankedSuspect {
  readonly index: number;
  readonly readings: readonly RankedReading[];
  /** Length of the word over the place as read. */
  readonly readWord: number;
  /** What it was weighed by on the last version of the page. */
  readonly kept: { weighed?: Weighed };
}

/**
 * What a nat of the words, of the reading's rarity and of measured misreadings, a unit of likeness and a measured pair weigh against a
 * nat of the characters: a conditional logit of which reading was printed, on ../shared/ocr-dev and single slips. There the right one
 * of the readings stands first 952 times in 1,000 (PP-OCR) and 911 (Tesseract); by the total alone 923 and 861.
 */
const WEIGHTS = { word: 0.72, rarity: 0.88, likeness: 7.6, measured: 1.47, isMeasured: 3.3 };

/** Symbols on either side of a suspect that are divided into words. */
const WORD_WINDOW = 6;

/** The suspect with its readings ranked by characters and words; the neighbours are taken as put right. */
export function rankedByWords({ text, run, suspect, taken }: LocatedSuspect, model: LanguageModel): RankedSuspect {
  const { index, readings } = suspect;
  const { characters } = model.characters.alphabet;
  const from = Math.max(0, index - WORD_WINDOW);
  let window = '';
  for (let i = from; i < Math.min(run.length, index + WORD_WINDOW + 1); i++)
    window += i !== index && taken[i] !== run.symbols[i] ? characters.charAt(taken[i]!) : text.charAt(run.at[i]!);
  const place = index - from;
  const proposed = readings.map(({ symbol }) => characters.charAt(symbol));
  const [asRead, ...divisions] = divisionsWith(model.words, window, place, [window.charAt(place), ...proposed]);
  const ranked = readings.map((reading, k): RankedReading => {
    const wordGain = asRead!.cost - divisions[k]!.cost;
    const rank = rankOf(reading, wordGain, model.characters.unigramCosts[reading.symbol]! * STEP);
    const { symbol, gain, likeness, measured, total } = reading;
    return { symbol, gain, likeness, measured, total, wordGain, wordLength: divisions[k]!.wordLength, rank };
  });
  return { index, readWord: asRead!.wordLength, readings: ranked.sort((a, b) => b.rank - a.rank), kept: {} };
}

const rankOf = ({ gain, likeness, measured }: Reading, wordGain: number, rarity: number): number =>
  gain +
  WEIGHTS.word * wordGain +
  WEIGHTS.rarity * rarity +
  WEIGHTS.likeness * likeness +
  (measured > 0 ? WEIGHTS.isMeasured + WEIGHTS.measured * measured : 0);
