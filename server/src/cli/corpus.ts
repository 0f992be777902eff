import { isAtLeast } from '../core/engine/finding.ts';
import { ALL_RULES } from '../core/engine/registry.ts';
import { byPlace, compareFacts, groupBy } from '../core/engine/review.ts';
import type { LocatedFact, Rule } from '../core/engine/rule.ts';
import type { Settings } from '../core/engine/settings.ts';
import { problemEntries } from '../host/file-entry.ts';
import { type FileReview, withMoreProblems } from '../host/file-review.ts';
import { knownProblems } from '../host/known-problems.ts';
import type { ReviewPlan } from '../host/review-file.ts';
import { openSpool, type Slot } from '../host/spool.ts';

/** Whether a rule that compares files is to run. */
export const isCorpusRuleOn = (
  { kind, meta }: Rule,
  wanted: readonly string[] | undefined,
  settings: Settings,
): boolean =>
  kind === 'corpus' && (!wanted || wanted.includes(meta.id)) && settings.rules.get(meta.id)?.severity !== 'off';

/** Reviews that wait until all files are read: their bodies on disk, since an archive's do not fit into memory. */
export interface HeldReviews {
  readonly add: (review: FileReview) => void;
  readonly heads: readonly Omit<FileReview, 'body'>[];
  /** In the order they were added. A body lasts until the next review is asked for. */
  readonly whole: () => Generator<FileReview>;
  readonly close: () => void;
}

export function holdReviews(): HeldReviews {
  const spool = openSpool();
  const heads: Omit<FileReview, 'body'>[] = [];
  const slots: Slot[] = [];
  return {
    add: ({ body, ...head }) => {
      heads.push(head);
      slots.push(spool.put(body));
    },
    heads,
    whole: function* () {
      for (const [i, head] of heads.entries()) yield { ...head, body: spool.get(slots[i]!) };
    },
    close: spool.close,
  };
}

/** The reviews with what the corpus rules find between them. */
export function* withCorpusProblems(
  held: HeldReviews,
  settings: Settings,
  plan: ReviewPlan,
  textOf: (file: string) => string,
): Generator<FileReview> {
  const known = knownProblems(plan.root, plan.dismissals);
  const located = ALL_RULES.flatMap((rule) =>
    rule.kind === 'corpus' && isCorpusRuleOn(rule, plan.rules, settings)
      ? compareFacts(rule, factsFor(rule, held), settings)
      : [],
  );
  const severe = located.filter(({ problem }) => isAtLeast(problem.severity, plan.leastSeverity));
  const byFile = groupBy(severe, ({ path }) => path);
  for (const review of held.whole()) {
    const found = byFile.get(review.path)?.map(({ problem }) => problem);
    if (!found) yield review;
    else {
      const text = textOf(review.path);
      const fresh = problemEntries(text, known.withoutDismissed(found, text, review.path));
      yield withMoreProblems(review, fresh.sort(byPlace));
    }
  }
}

const factsFor = (rule: Rule, { heads }: HeldReviews): LocatedFact<unknown>[] =>
  heads.flatMap(({ path, facts }) =>
    facts.filter((fact) => fact.rule === rule.meta.id).map(({ fact }) => ({ path, fact })),
  );
