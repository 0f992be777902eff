import { isAtLeast } from '../core/engine/finding.ts';
import { ALL_RULES } from '../core/engine/registry.ts';
import { byPlace, compareFacts, groupBy } from '../core/engine/review.ts';
import type { LocatedFact, Rule } from '../core/engine/rule.ts';
import type { Settings } from '../core/engine/settings.ts';
import { problemEntries } from '../host/file-entry.ts';
import { knownProblems } from '../host/known-problems.ts';
import { entryOf, type FileReview, type ReviewPlan, withProblems } from '../host/review-file.ts';

/** Whether a rule that compares files is to run. */
export const isCorpusRuleOn = (
  { kind, meta }: Rule,
  wanted: readonly string[] | undefined,
  settings: Settings,
): boolean =>
  kind === 'corpus' && (!wanted || wanted.includes(meta.id)) && settings.rules.get(meta.id)?.severity !== 'off';

/** The reviews with what the corpus rules find between them. */
export function* withCorpusProblems(
  reviews: readonly FileReview[],
  settings: Settings,
  plan: ReviewPlan,
  textOf: (file: string) => string,
): Generator<FileReview> {
  const known = knownProblems(plan.root, plan.dismissals);
  const located = ALL_RULES.flatMap((rule) =>
    rule.kind === 'corpus' && isCorpusRuleOn(rule, plan.rules, settings)
      ? compareFacts(rule, factsFor(rule, reviews), settings)
      : [],
  );
  const severe = located.filter(({ problem }) => isAtLeast(problem.severity, plan.leastSeverity));
  const byFile = groupBy(severe, ({ path }) => path);
  for (const review of reviews) {
    const found = byFile.get(review.path)?.map(({ problem }) => problem);
    if (!found) yield review;
    else {
      const text = textOf(review.path);
      const fresh = problemEntries(text, known.withoutDismissed(found, text, review.path));
      yield withProblems(review, [...entryOf(review).problems, ...fresh].sort(byPlace));
    }
  }
}

const factsFor = (rule: Rule, reviews: readonly FileReview[]): LocatedFact<unknown>[] =>
  reviews.flatMap(({ path, facts }) =>
    facts.filter((fact) => fact.rule === rule.meta.id).map(({ fact }) => ({ path, fact })),
  );
