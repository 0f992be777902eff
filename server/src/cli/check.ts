import type { Severity } from '../core/engine/finding.ts';
import { ALL_RULES } from '../core/engine/registry.ts';
import { defaultCacheFolder, pruneCache } from '../host/cache.ts';
import { type Failure, failureOf } from '../host/failure.ts';
import { entryOf, type FileReview } from '../host/file-review.ts';
import type { Encoding } from '../host/files.ts';
import type { ReviewPlan } from '../host/review-file.ts';
import { type Baseline, createBaseline } from './baseline.ts';
import { holdReviews, isCorpusRuleOn, withCorpusProblems } from './corpus.ts';
import { gatherInputs, type Inputs, readDismissals, readInput } from './inputs.ts';
import { REPORTERS } from './report/formats.ts';
import type { Summary } from './report/reporter.ts';
import { type Reviewed, reviewInputs } from './review-inputs.ts';
import { type ExitStatus, hasColour, print, tell, UsageError } from './terminal.ts';

export interface CheckOptions {
  readonly format: string;
  readonly rule?: readonly string[];
  readonly minSeverity: Severity;
  readonly encoding: Encoding | 'auto';
  readonly jobs: number;
  readonly corpus: boolean;
  readonly cache: boolean;
  readonly baseline?: string;
  readonly updateBaseline: boolean;
  readonly config?: string;
}

/** `galley check`: reviews files and prints a report. */
export async function check(patterns: readonly string[], options: CheckOptions): Promise<ExitStatus> {
  const started = performance.now();
  const inputs = gatherInputs(patterns, options.config);
  const plan = planOf(inputs, options);
  const textOf = (file: string): string => textOrNothing(inputs, file, options.encoding);
  const baseline = options.updateBaseline ? createBaseline(inputs.root) : undefined;
  const reporter = REPORTERS[options.format]!({ textOf, hasColour: hasColour(), settings: inputs.settings });
  const tally = createTally();
  let hasFailed = inputs.hasFailed;
  await print(reporter.begin());
  for await (const outcome of reviewAll(inputs, plan, options.jobs, textOf)) {
    if ('failure' in outcome) {
      hasFailed = true;
      tell(outcome.failure);
    } else {
      tally.add(outcome.review);
      baseline?.add(entryOf(outcome.review), textOf(outcome.review.path));
      for (const part of reporter.file(outcome.review)) await print(part);
    }
  }
  const summary = tally.summary(performance.now() - started);
  await print(reporter.end(summary));
  if (plan.cacheFolder !== undefined) pruneCache(plan.cacheFolder);
  if (baseline) return writeBaseline(baseline, options.baseline!) && !hasFailed ? 0 : 2;
  return hasFailed ? 2 : summary.problems > 0 ? 1 : 0;
}

function planOf({ rawSettings, settings, root, dismissals }: Inputs, options: CheckOptions): ReviewPlan {
  return {
    settings: rawSettings,
    ...(options.rule && { rules: options.rule }),
    leastSeverity: options.minSeverity,
    encoding: options.encoding,
    withFacts: options.corpus && ALL_RULES.some((rule) => isCorpusRuleOn(rule, options.rule, settings)),
    root,
    onlyChinese: false,
    dismissals: [...dismissals, ...baselineOf(options)],
    ...(options.cache && { cacheFolder: defaultCacheFolder() }),
  };
}

function baselineOf({ baseline, updateBaseline }: CheckOptions): ReviewPlan['dismissals'] {
  if (updateBaseline && baseline === undefined)
    throw new UsageError('--update-baseline 要与 --baseline 文件同用 (needs --baseline FILE)');
  if (baseline === undefined || updateBaseline) return [];
  const failures: Failure[] = [];
  const known = readDismissals(baseline, failures);
  for (const failure of failures) tell(failure);
  if (known.length === 0)
    tell({ path: baseline, message: '基线为空或不存在，先用 --update-baseline 写一份 (no baseline)', kind: 'notice' });
  return known;
}

function writeBaseline(baseline: Baseline, file: string): boolean {
  try {
    baseline.write(file);
    return true;
  } catch (error) {
    tell(failureOf(file, error));
    return false;
  }
}

/** The reviews in order; where rules between files run, after all files are read. */
async function* reviewAll(
  inputs: Inputs,
  plan: ReviewPlan,
  jobs: number,
  textOf: (file: string) => string,
): AsyncGenerator<Reviewed> {
  const reviewed = reviewInputs(inputs, plan, jobs);
  if (!plan.withFacts) return yield* reviewed;
  const held = holdReviews();
  try {
    for await (const outcome of reviewed) {
      if ('failure' in outcome) yield outcome;
      else held.add(outcome.review);
    }
    for (const review of withCorpusProblems(held, inputs.settings, plan, textOf)) yield { review };
  } finally {
    held.close();
  }
}

function textOrNothing(inputs: Inputs, file: string, encoding: Encoding | 'auto'): string {
  try {
    return readInput(inputs, file, encoding).text;
  } catch (error) {
    tell(failureOf(file, error));
    return '';
  }
}

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
