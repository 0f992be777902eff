import type { Page } from '../page/page.ts';
import { type Span, spansOverlap } from '../text/span.ts';
import { ERROR_WEIGHTS, type ErrorClass, errorClassOf, HEADLINE_FACTOR, MAXIMUM_REPEATS } from './error-weights.ts';
import type { Problem } from './finding.ts';
import { ruleById } from './registry.ts';
import type { Settings } from './settings.ts';

/** An estimate (估算) of the 编校差错率 of one page, taken as one issue. */
export interface ErrorRate {
  /** Weighted errors. */
  readonly errors: number;
  /** Characters with their marks, blanks left out. */
  readonly characters: number;
  /** Errors per 10,000 characters; 0 for an empty page. */
  readonly rate: number;
  readonly byClass: Readonly<Partial<Record<ErrorClass, number>>>;
}

export type CountedProblem = Pick<Problem, 'rule' | 'severity' | 'start' | 'end'>;

/**
 * Weighs the problems that are sure: those at the severity that is set for their rule, hints left out. The same fault of the same text counts
 * three times at most; in a headline it counts double.
 */
export function estimateErrorRate(
  page: Page,
  problems: readonly CountedProblem[],
  { rules, errorRate: { weights } }: Settings,
): ErrorRate {
  const headlines = page.blocks.filter(({ role }) => role === 'headline');
  const byClass: Partial<Record<ErrorClass, number>> = {};
  const repeats = new Map<string, number>();
  for (const problem of problems) {
    if (problem.severity === 'hint' || problem.severity !== rules.get(problem.rule)?.severity) continue;
    const key = `${problem.rule}\n${page.text.slice(problem.start, Math.min(problem.end, problem.start + 40))}`;
    const seen = repeats.get(key) ?? 0;
    repeats.set(key, seen + 1);
    if (seen >= MAXIMUM_REPEATS) continue;
    const errorClass = errorClassOf(problem.rule, familyOf(problem));
    const factor = headlines.some((headline) => spansOverlap(headline, problem)) ? HEADLINE_FACTOR : 1;
    const weight = (weights[errorClass] ?? ERROR_WEIGHTS[errorClass].weight) * sizeOf(errorClass, problem) * factor;
    byClass[errorClass] = Math.min((byClass[errorClass] ?? 0) + weight, ERROR_WEIGHTS[errorClass].cap);
  }
  const errors = Object.values(byClass).reduce((sum, weight) => sum + weight, 0);
  return { ...rateOf(errors, countCharacters(page.text)), byClass };
}

/** Errors per 10,000 characters with what it is made of. */
export const rateOf = (errors: number, characters: number): Pick<ErrorRate, 'errors' | 'characters' | 'rate'> => ({
  errors,
  characters,
  rate: characters === 0 ? 0 : (errors / characters) * 10_000,
});

const familyOf = ({ rule }: CountedProblem): string => ruleById(rule)?.meta.family ?? '';

/** A place of 1 character weighs 1, of 2–5 characters 2, of more 4; only wrong characters are so counted. */
function sizeOf(errorClass: ErrorClass, { start, end }: Span): number {
  if (errorClass !== 'character') return 1;
  const length = end - start;
  return length <= 1 ? 1 : length <= 5 ? 2 : 4;
}

function countCharacters(text: string): number {
  let count = 0;
  for (const character of text) if (!/\s/.test(character)) count++;
  return count;
}
