import type { LanguageServices } from '../language/services.ts';
import type { Page } from '../page/page.ts';
import { passagesOf } from '../page/passage.ts';
import { type Certainty, type Finding, movedFinding, type Problem, type Severity } from './finding.ts';
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
export function checkPage(rule: ArticleRule, page: Page, settings: Settings, language: LanguageServices): Problem[] {
  return SCOPES.flatMap((scope) =>
    rule.checks[scope]
      ? partsOf(page, scope).flatMap(({ start, passage }) =>
          checkPassage(rule, scope, passage, settings, language).map((problem) => movedFinding(problem, start)),
        )
      : [],
  );
}

/** What checks of a scope are shown of a page: a page and the UTF-16 offset at which it starts in the whole. */
export interface Part {
  readonly start: number;
  readonly passage: Page;
}

export function partsOf(page: Page, scope: Scope): Part[] {
  if (scope === 'page') return [{ start: 0, passage: page }];
  const { blocks, articles } = passagesOf(page);
  return scope === 'block'
    ? blocks.map((passage, i) => ({ start: page.blocks[i]!.start, passage }))
    : articles.map((passage, i) => ({ start: page.articles[i]!.start, passage }));
}

/** The problems that a rule's check of a scope finds in what it is shown, at offsets of that; none when the rule is off. */
export function checkPassage(
  rule: ArticleRule,
  scope: Scope,
  passage: Page,
  settings: Settings,
  language: LanguageServices,
): Problem[] {
  const setting = settings.rules.get(rule.meta.id);
  if (!setting || setting.severity === 'off') return [];
  const problems: Problem[] = [];
  for (const finding of rule.checks[scope]?.(passage, setting.options, language) ?? [])
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
