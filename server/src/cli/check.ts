import { isAtLeast, type Severity } from '../core/engine/finding.ts';
import { ALL_RULES } from '../core/engine/registry.ts';
import { byPlace, compareFacts, groupBy } from '../core/engine/review.ts';
import type { LocatedFact, Rule } from '../core/engine/rule.ts';
import { defaultCacheFolder, pruneCache } from '../host/cache.ts';
import { failureOf } from '../host/failure.ts';
import { problemEntries } from '../host/file-entry.ts';
import type { Encoding } from '../host/files.ts';
import { reviewFiles } from '../host/pool.ts';
import {
  createReviewer,
  entryOf,
  type FileReview,
  type Outcome,
  type ReviewPlan,
  withProblems,
} from '../host/review-file.ts';
import { gatherInputs, type Inputs, readInput, STDIN } from './inputs.ts';
import { REPORTERS } from './report/formats.ts';
import type { Summary } from './report/reporter.ts';
import { type ExitStatus, hasColour, print, progressBar, tell } from './terminal.ts';

export interface CheckOptions {
  readonly format: string;
  readonly rule?: readonly string[];
  readonly minSeverity: Severity;
  readonly encoding: Encoding | 'auto';
  readonly jobs: number;
  readonly corpus: boolean;
  readonly cache: boolean;
  readonly config?: string;
}

/** `galley check`: reviews files and prints a report. */
export async function check(patterns: readonly string[], options: CheckOptions): Promise<ExitStatus> {
  const started = performance.now();
  const inputs = gatherInputs(patterns, options.config);
  const plan = planOf(inputs, options);
  const textOf = (file: string): string => textOrNothing(inputs, file, options.encoding);
  const reporter = REPORTERS[options.format]!({ textOf, hasColour: hasColour() });
  const tally = createTally();
  const emit = async (review: FileReview): Promise<void> => {
    tally.add(review);
    await print(reporter.file(review));
  };
  await print(reporter.begin());
  let hasFailed = inputs.hasFailed;
  const held: FileReview[] = [];
  for await (const outcome of reviewInputs(inputs, plan, options.jobs)) {
    if ('failure' in outcome) {
      hasFailed = true;
      tell(outcome.failure);
      continue;
    }
    if (outcome.notice) tell(outcome.notice);
    if (plan.withFacts) held.push(outcome.review);
    else await emit(outcome.review);
  }
  for (const review of withCorpusProblems(held, inputs, plan, textOf)) await emit(review);
  const summary = tally.summary(performance.now() - started);
  await print(reporter.end(summary));
  if (plan.cacheFolder !== undefined) pruneCache(plan.cacheFolder);
  return hasFailed ? 2 : summary.problems > 0 ? 1 : 0;
}

function planOf({ rawSettings, settings }: Inputs, options: CheckOptions): ReviewPlan {
  const isOn = ({ kind, meta }: Rule): boolean =>
    kind === 'corpus' &&
    (!options.rule || options.rule.includes(meta.id)) &&
    settings.rules.get(meta.id)?.severity !== 'off';
  return {
    settings: rawSettings,
    ...(options.rule && { rules: options.rule }),
    leastSeverity: options.minSeverity,
    encoding: options.encoding,
    withFacts: options.corpus && ALL_RULES.some(isOn),
    ...(options.cache && { cacheFolder: defaultCacheFolder() }),
  };
}

async function* reviewInputs(inputs: Inputs, plan: ReviewPlan, jobs: number): AsyncGenerator<Outcome> {
  const { files, stdin } = inputs;
  if (stdin) yield { review: createReviewer(plan).reviewBytes(STDIN, stdin) };
  const bar = progressBar(files.length);
  for await (const outcome of reviewFiles(files, plan, { jobs })) {
    bar.advance();
    yield outcome;
  }
  bar.clear();
}

function textOrNothing(inputs: Inputs, file: string, encoding: Encoding | 'auto'): string {
  try {
    return readInput(inputs, file, encoding).text;
  } catch (error) {
    tell(failureOf(file, error));
    return '';
  }
}

/** The reviews with what the corpus rules find between them. */
function* withCorpusProblems(
  reviews: readonly FileReview[],
  { settings }: Inputs,
  plan: ReviewPlan,
  textOf: (file: string) => string,
): Generator<FileReview> {
  const located = ALL_RULES.flatMap((rule) =>
    rule.kind === 'corpus' && (!plan.rules || plan.rules.includes(rule.meta.id))
      ? compareFacts(rule, factsFor(rule, reviews), settings)
      : [],
  );
  const least = plan.leastSeverity;
  const byFile = groupBy(
    located.filter(({ problem }) => isAtLeast(problem.severity, least)),
    ({ path }) => path,
  );
  for (const review of reviews) {
    const own = byFile.get(review.path);
    if (!own) yield review;
    else {
      const fresh = problemEntries(
        textOf(review.path),
        own.map(({ problem }) => problem),
      );
      yield withProblems(review, [...entryOf(review).problems, ...fresh].sort(byPlace));
    }
  }
}

const factsFor = (rule: Rule, reviews: readonly FileReview[]): LocatedFact<unknown>[] =>
  reviews.flatMap(({ path, facts }) =>
    facts.filter((fact) => fact.rule === rule.meta.id).map(({ fact }) => ({ path, fact })),
  );

function createTally() {
  let files = 0;
  let characters = 0;
  const byRule: Record<string, number> = {};
  return {
    add: (review: FileReview): void => {
      files++;
      characters += review.characters;
      for (const [rule, count] of Object.entries(review.byRule)) byRule[rule] = (byRule[rule] ?? 0) + count;
    },
    summary: (milliseconds: number): Summary => {
      const problems = Object.values(byRule).reduce((sum, count) => sum + count, 0);
      return { files, characters, problems, byRule, milliseconds: Math.round(milliseconds) };
    },
  };
}
