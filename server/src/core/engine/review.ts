import type { LanguageServices } from '../language/services.ts';
import type { Page } from '../page/page.ts';
import type { Certainty, Finding, Problem, Severity } from './finding.ts';
import { type ArticleRule, type CorpusRule, type LocatedFact, type Rule, SCOPES, type Scope } from './rule.ts';
import type { Settings } from './settings.ts';

/** Every problem of one page by the article rules that are on, sorted by start, then rule. */
export function reviewPage(
  page: Page,
  rules: readonly Rule[],
  settings: Settings,
  language: LanguageServices,
): Problem[] {
  const problems: Problem[] = [];
  for (const rule of rules) if (rule.kind === 'article') problems.push(...checkPage(rule, page, settings, language));
  return problems.sort(byPlace);
}

/** The problems of one rule on one page; none when the rule is off. */
export const checkPage = (rule: ArticleRule, page: Page, settings: Settings, language: LanguageServices): Problem[] =>
  SCOPES.flatMap((scope) => runCheck(rule, scope, page, settings, language));

/** The problems that a rule's check of a scope finds on a page or a part of it, at offsets of what it is shown. */
export function runCheck(
  rule: ArticleRule,
  scope: Scope,
  shown: Page,
  settings: Settings,
  language: LanguageServices,
): Problem[] {
  const check = rule.checks[scope];
  const setting = settings.rules.get(rule.meta.id);
  if (!check || !setting || setting.severity === 'off') return [];
  const problems: Problem[] = [];
  for (const finding of check(shown, setting.options, language))
    problems.push(problemOf(rule, setting.severity, finding));
  return problems;
}

/** A problem in one file of a corpus. */
export interface LocatedProblem {
  readonly path: string;
  readonly problem: Problem;
}

/** The problems of one corpus rule; `facts` of all pages in any order. */
export function compareFacts(
  rule: CorpusRule,
  facts: readonly LocatedFact<unknown>[],
  settings: Settings,
): LocatedProblem[] {
  const byKey = new Map<string, LocatedFact<unknown>[]>();
  for (const located of facts) for (const key of rule.keysOf(located.fact)) addTo(byKey, key, located);
  return [...byKey].flatMap(([key, group]) => compareGroup(rule, key, group, settings));
}

/** The same between facts that have `key` in common, on account of that key alone. */
export function compareGroup(
  rule: CorpusRule,
  key: string,
  facts: readonly LocatedFact<unknown>[],
  settings: Settings,
): LocatedProblem[] {
  const severity = settings.rules.get(rule.meta.id)?.severity ?? 'off';
  if (severity === 'off') return [];
  const inOrder = [...facts].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return Array.from(rule.compare(inOrder, key), ({ path, finding }) => ({
    path,
    problem: problemOf(rule, severity, finding),
  }));
}

type Placed = Pick<Problem, 'start' | 'end' | 'rule'>;

export const byPlace = (a: Placed, b: Placed): number =>
  a.start - b.start || a.end - b.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);

function problemOf(rule: Rule, severity: Severity, finding: Finding): Problem {
  return { ...finding, rule: rule.meta.id, severity: severityFor(severity, finding.certainty ?? 'sure') };
}

function severityFor(severity: Severity, certainty: Certainty): Severity {
  if (certainty === 'sure' || severity === 'hint') return severity;
  return certainty === 'likely' ? 'info' : 'hint';
}

export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) addTo(groups, keyOf(item), item);
  return groups;
}

function addTo<T>(groups: Map<string, T[]>, key: string, item: T): void {
  const group = groups.get(key);
  if (group) group.push(item);
  else groups.set(key, [item]);
}
