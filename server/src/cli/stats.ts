import { rateOf } from '../core/engine/error-rate.ts';
import { ERROR_WEIGHTS, type ErrorClass } from '../core/engine/error-weights.ts';
import { ruleById } from '../core/engine/registry.ts';
import type { Settings } from '../core/engine/settings.ts';
import { defaultCacheFolder } from '../host/cache.ts';
import type { FileReview } from '../host/file-review.ts';
import type { Encoding } from '../host/files.ts';
import type { ReviewPlan } from '../host/review-file.ts';
import { gatherInputs, type Inputs } from './inputs.ts';
import { reviewInputs } from './review-inputs.ts';
import { type ExitStatus, print, printable, tell } from './terminal.ts';

export interface StatsOptions {
  readonly format: 'text' | 'json';
  readonly encoding: Encoding | 'auto';
  readonly jobs: number;
  readonly cache: boolean;
  readonly config?: string;
  /** Characters of the printed page (行字数 × 行数) instead of those of the text. */
  readonly characters?: number;
}

interface Statistics {
  readonly files: {
    readonly path: string;
    readonly errors: number;
    readonly characters: number;
    readonly rate: number;
  }[];
  readonly byRule: Record<string, number>;
  readonly byClass: Partial<Record<ErrorClass, number>>;
}

/** `galley stats`: problems by rule and an estimate of the error rate (编校差错率, 估算) by the published weights. */
export async function stats(patterns: readonly string[], options: StatsOptions): Promise<ExitStatus> {
  const inputs = gatherInputs(patterns, options.config);
  const statistics: Statistics = { files: [], byRule: {}, byClass: {} };
  let { hasFailed } = inputs;
  for await (const outcome of reviewInputs(inputs, planOf(inputs, options), options.jobs)) {
    if ('failure' in outcome) {
      hasFailed = true;
      tell(outcome.failure);
    } else addFile(statistics, outcome.review);
  }
  await print(
    options.format === 'json'
      ? jsonOf(statistics, options, inputs.settings)
      : textOf(statistics, options, inputs.settings),
  );
  return hasFailed ? 2 : 0;
}

const planOf = ({ rawSettings, root, dismissals }: Inputs, { encoding, cache }: StatsOptions): ReviewPlan => ({
  settings: rawSettings,
  leastSeverity: 'hint',
  encoding,
  withFacts: false,
  root,
  dismissals,
  onlyChinese: false,
  ...(cache && { cacheFolder: defaultCacheFolder() }),
});

function addFile({ files, byRule, byClass }: Statistics, review: FileReview): void {
  const { errors, characters, rate, byClass: own } = review.errorRate;
  files.push({ path: review.path, errors, characters, rate });
  for (const [rule, count] of Object.entries(review.byRule)) byRule[rule] = (byRule[rule] ?? 0) + count;
  for (const [name, weight] of Object.entries(own) as [ErrorClass, number][])
    byClass[name] = (byClass[name] ?? 0) + weight;
}

function totalOf({ files }: Statistics, { characters }: StatsOptions) {
  const errors = files.reduce((sum, file) => sum + file.errors, 0);
  return rateOf(errors, characters ?? files.reduce((sum, file) => sum + file.characters, 0));
}

function jsonOf(statistics: Statistics, options: StatsOptions, { errorRate: { passLine } }: Settings): string {
  const total = totalOf(statistics, options);
  const estimate = { ...total, passLine, passes: total.rate <= passLine, isEstimate: true };
  return `${JSON.stringify({ version: 1, ...statistics, estimate }, undefined, 2)}\n`;
}

const WORST = 10;

function textOf(statistics: Statistics, options: StatsOptions, { errorRate: { passLine } }: Settings): string {
  const { files, byRule, byClass } = statistics;
  const { errors, characters, rate } = totalOf(statistics, options);
  const rules = Object.entries(byRule)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([rule, count]) => `  ${String(count).padStart(7)}  ${rule.padEnd(24)}${ruleById(rule)?.meta.title.zh}\n`);
  const classes = (Object.entries(byClass) as [ErrorClass, number][])
    .filter(([, weight]) => weight > 0)
    .map(([name, weight]) => {
      const { title, isConfirmed } = ERROR_WEIGHTS[name];
      return `  ${weight.toFixed(1).padStart(7)}  ${title}${isConfirmed ? '' : '（分值未经核实）'}\n`;
    });
  const worst = [...files]
    .sort((a, b) => b.rate - a.rate)
    .slice(0, WORST)
    .filter((file) => file.rate > passLine)
    .map((file) => `  ${file.rate.toFixed(2).padStart(7)}  ${printable(file.path)}\n`);
  const verdict = rate <= passLine ? '合格' : '不合格';
  return [
    '问题数，按规则\n',
    ...rules,
    '计错，按类别\n',
    ...classes,
    ...(worst.length > 0 && files.length > 1 ? ['每万字差错最多的文件\n', ...worst] : []),
    `编校差错率（估算）：万分之 ${rate.toFixed(2)}（计错 ${errors.toFixed(1)}，${characters.toLocaleString('en')} 字；报纸合格线万分之 ${passLine}，${verdict}）\n`,
  ].join('');
}
