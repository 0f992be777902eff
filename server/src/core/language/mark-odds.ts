import type { Span } from '../text/span.ts';
import type { LanguageModel } from './services.ts';

/** A mark in a place of the text; `score` is ln P of the characters around with it there. */
export interface RankedMark {
  readonly mark: string;
  readonly score: number;
}

/** Characters on each side of a mark that the model reads. */
const REACH = 4;

/** The marks that may stand at `at`, in place of what is printed there, the likeliest first. */
export function rankedMarks(text: string, at: number, model: LanguageModel, marks: readonly string[]): RankedMark[] {
  const before = withoutBlanks(text.slice(Math.max(0, at - REACH - 2), at)).slice(-REACH);
  const after = withoutBlanks(text.slice(at + 1, at + REACH + 3)).slice(0, REACH);
  return marks.map((mark) => ({ mark, score: model.score(before + mark + after) })).sort((a, b) => b.score - a.score);
}

/** Nats by which the best mark beats `mark`: 0 when that is the best; infinite when it is not ranked. */
export const marginOver = (ranked: readonly RankedMark[], mark: string): number =>
  ranked[0]!.score - (ranked.find((other) => other.mark === mark)?.score ?? -Infinity);

const withoutBlanks = (text: string): string => text.replace(/\s/g, '');

/** ln odds of `mark` at `at`, between two characters, by those around it; a quotation mark is one of either direction. */
export function markGain(text: string, at: number, mark: string, model: LanguageModel): number {
  const before = withoutBlanks(text.slice(Math.max(0, at - REACH - 1), at)).slice(1 - REACH);
  const after = withoutBlanks(text.slice(at, at + REACH + 1)).slice(0, REACH - 1);
  return model.score(before + mark + after) - model.score(before + after);
}

/** Nats by which `dash` beats what is printed at a span. */
export function dashGain(text: string, { start, end }: Span, dash: string, model: LanguageModel): number {
  const before = text.slice(Math.max(0, start - REACH + 1), start);
  const after = text.slice(end, end + REACH - 1);
  return model.score(before + dash + after) - model.score(before + text.slice(start, end) + after);
}
