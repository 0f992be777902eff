import { personsIn } from '../../src/core/language/names.ts';
import { type Condition, observe } from '../../src/core/language/observation.ts';
import type { LanguageModel } from '../../src/core/language/services.ts';
import { parsePage } from '../../src/core/page/parse.ts';
import { isHanCode } from '../../src/core/text/character.ts';
import type { NewsArticle } from '../model/news.ts';

/** A text as read, and what was printed at each of its units; nothing where that is not known. */
export interface ReadText {
  readonly name: string;
  readonly text: string;
  readonly printed: readonly string[];
}

/** An observation with what was true of it. */
export interface Sample {
  readonly features: Float64Array;
  readonly isWrong: boolean;
  readonly isRight: boolean;
  readonly condition: Condition;
  /** What of an article, read or spoiled in whatever way, is never divided between learning and judging. */
  readonly fold: number;
  readonly shown: string;
}

/** A published article, every character of which is taken for right. */
export function cleanText({ id, title, paras }: NewsArticle): ReadText {
  const text = `${title.trim()}\n\n${paras.join('\n')}\n`;
  return { name: id, text, printed: text.split('') };
}

/** Errors put into a clean text: each Han character is misread with probability `rate`, but not in the names of persons. */
export function corrupted(
  clean: ReadText,
  rate: number,
  misread: (character: string) => string,
  random: () => number,
): ReadText {
  const isNamed = new Uint8Array(clean.text.length);
  for (const { start, end } of personsIn(clean.text)) isNamed.fill(1, start, end);
  const text = clean.printed
    .map((unit, i) => (isHanCode(unit.charCodeAt(0)) && !isNamed[i] && random() < rate ? misread(unit) : unit))
    .join('');
  return { ...clean, text };
}

export function samplesOf(texts: readonly ReadText[], model: LanguageModel): Sample[] {
  return texts.flatMap(({ name, text, printed }) =>
    observe(parsePage(text), model).map(({ at, readings, weighed, condition }) => ({
      features: weighed.features,
      isWrong: printed[at] !== text[at],
      isRight: printed[at] === readings[0],
      condition,
      fold: foldOf(name),
      shown:
        `${text.slice(Math.max(0, at - 7), at)}【${text[at]}→${readings.slice(0, 2).join('')}/${printed[at]}】${text.slice(at + 1, at + 8)}`.replace(
          /\s/g,
          '⏎',
        ),
    })),
  );
}

export const FOLDS = 5;

export const foldOf = (name: string): number =>
  name.split('').reduce((hash, unit) => (Math.imul(hash, 31) + unit.charCodeAt(0)) >>> 0, 7) % FOLDS;

/** Han characters that are not what was printed. */
export const countMisread = (texts: readonly ReadText[]): number =>
  texts.reduce(
    (sum, { text, printed }) => sum + printed.filter((unit, i) => isMisread(unit, text.charAt(i))).length,
    0,
  );

const isMisread = (printed: string, read: string): boolean =>
  printed !== read && printed !== '' && isHanCode(printed.charCodeAt(0)) && isHanCode(read.charCodeAt(0));

export const countHan = (texts: readonly ReadText[]): number =>
  texts.reduce((sum, { text }) => sum + text.split('').filter((unit) => isHanCode(unit.charCodeAt(0))).length, 0);
