import { isHanCode } from '../text/character.ts';
import { segment } from './segment.ts';
import { isSurname } from './surnames.ts';
import type { WordModel } from './word-model.ts';

/** Units on either side that are looked at. */
const WINDOW = 10;

/** What surrounds a place, itself and its neighbours left out, as a list of names would look. */
export interface NameListSigns {
  /** Share of the Han characters that are in no word of two or more, 0–1: nearly all of a list. */
  readonly looseShare: number;
  /** Surnames among them that another such character follows. */
  readonly surnames: number;
}

/** Signs that a place lies in a list of persons, which may have no marks between (王小明李建国). */
export function nameListSigns(words: WordModel, text: string, at: number): NameListSigns {
  const from = Math.max(0, at - WINDOW);
  const window = text.slice(from, at + WINDOW + 1);
  let han = 0;
  let loose = 0;
  let surnames = 0;
  for (const { start, end } of segment(words, window)) {
    const isNear = start <= at - from + 1 && end > at - from - 1;
    if (isNear || !isHanCode(window.charCodeAt(start))) continue;
    han += end - start;
    if (end - start > 1) continue;
    loose++;
    if (isSurname(window.charAt(start)) && isHanCode(window.charCodeAt(end))) surnames++;
  }
  return { looseShare: han === 0 ? 0 : loose / han, surnames };
}
