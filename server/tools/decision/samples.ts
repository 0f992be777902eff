import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { personsIn } from '../../src/core/language/names.ts';
import { type Condition, observe } from '../../src/core/language/observation.ts';
import type { LanguageModel } from '../../src/core/language/services.ts';
import { parsePage } from '../../src/core/page/parse.ts';
import { isHanCode } from '../../src/core/text/character.ts';
import type { NewsArticle } from '../model/news.ts';
import { partners } from '../ocr/align.ts';

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
  /** Number of its text: texts are never divided between learning and judging. */
  readonly text: number;
  readonly shown: string;
}

/** The articles of a folder of OCR readings, lines and paragraphs joined, blanks beside Han characters left out. */
export function readOcrFolder(folder: string): ReadText[] {
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const article = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as OcrArticle;
      const texts = article.paras.map(({ truth, ocr }) => [tight(truth), tight(ocr)] as const);
      return joined(
        article.id,
        texts.filter(([truth, read]) => truth && read),
      );
    });
}

interface OcrArticle {
  readonly id: string;
  readonly paras: readonly { readonly truth: readonly string[]; readonly ocr: readonly string[] }[];
}

const tight = (lines: readonly string[]): string =>
  lines
    .map((line) => line.trim())
    .join('')
    .replace(/(?<![A-Za-z0-9])[ \u3000]+|[ \u3000]+(?![A-Za-z0-9])/g, '');

function joined(name: string, paragraphs: readonly (readonly [truth: string, read: string])[]): ReadText {
  let text = '';
  const printed: string[] = [];
  for (const [truth, read] of paragraphs) {
    if (text) {
      text += '\n\n';
      printed.push('\n', '\n');
    }
    text += read;
    for (const place of partners(truth, read)) printed.push(place < 0 ? '' : truth.charAt(place));
  }
  return { name, text, printed };
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
  return texts.flatMap(({ text, printed }, number) =>
    observe(parsePage(text), model, () => 0).map(({ at, readings, features, condition }) => ({
      features,
      isWrong: printed[at] !== text[at],
      isRight: printed[at] === readings[0],
      condition,
      text: number,
      shown:
        `${text.slice(Math.max(0, at - 7), at)}【${text[at]}→${readings.slice(0, 2).join('')}/${printed[at]}】${text.slice(at + 1, at + 8)}`.replace(
          /\s/g,
          '⏎',
        ),
    })),
  );
}

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
