import { createHash } from 'node:crypto';
import { isAtLeast, type Problem, type Severity } from '../core/engine/finding.ts';
import { ALL_RULES } from '../core/engine/registry.ts';
import { reviewPage } from '../core/engine/review.ts';
import { readSettings, type Settings } from '../core/engine/settings.ts';
import type { LanguageServices } from '../core/language/services.ts';
import type { Page } from '../core/page/page.ts';
import { parsePage } from '../core/page/parse.ts';
import { type Cache, openCache } from './cache.ts';
import { type Failure, failureOf } from './failure.ts';
import { type FileEntry, problemEntries } from './file-entry.ts';
import { decode, type Encoding, readBytes } from './files.ts';
import { loadLanguage } from './model.ts';

/** What to review with. Plain data, so that it reaches worker threads and can be part of a cache key. */
export interface ReviewPlan {
  /** As the settings file has it. */
  readonly settings: unknown;
  /** Ids of the rules to run; all that the settings leave on when absent. */
  readonly rules?: readonly string[];
  /** Problems below it are left out. */
  readonly leastSeverity: Severity;
  readonly encoding: Encoding | 'auto';
  /** Whether to collect the facts of corpus rules. */
  readonly withFacts: boolean;
  /** Folder of the cache; none when absent. */
  readonly cacheFolder?: string;
}

/** What the review of one file leaves: ready to print, cheap to keep and to pass between threads. Texts are not kept. */
export interface FileReview {
  readonly path: string;
  readonly characters: number;
  /** Number of problems by rule id. */
  readonly byRule: Readonly<Record<string, number>>;
  /** JSON of the FileEntry without its path; `entryJson` makes it whole. */
  readonly body: string;
  readonly facts: readonly RuleFact[];
}

/** A fact and the corpus rule it was collected for. */
export interface RuleFact {
  readonly rule: string;
  readonly fact: unknown;
}

export type Outcome = { readonly review: FileReview; readonly notice?: Failure } | { readonly failure: Failure };

export interface Reviewer {
  readonly settings: Settings;
  /** Never throws: what cannot be read is a failure. */
  readonly review: (path: string) => Outcome;
  readonly reviewBytes: (path: string, bytes: Uint8Array) => FileReview;
}

export function createReviewer(plan: ReviewPlan, language: LanguageServices = loadLanguage()): Reviewer {
  const { settings } = readSettings(plan.settings, ALL_RULES);
  const rules = ALL_RULES.filter(({ meta }) => !plan.rules || plan.rules.includes(meta.id));
  const cache = cacheFor(plan);
  const reviewBytes = (path: string, bytes: Uint8Array): FileReview => {
    const { text, encoding } = decode(bytes, plan.encoding);
    const page = parsePage(text);
    const found = reviewPage(page, rules, settings, language);
    const problems = found.filter(({ severity }) => isAtLeast(severity, plan.leastSeverity));
    const facts = plan.withFacts ? collectFacts(page) : [];
    return { path, ...summaryOf(problems), ...bodyOf(encoding, page, problems), facts };
  };
  const collectFacts = (page: Page): RuleFact[] =>
    rules.flatMap((rule) =>
      rule.kind === 'corpus' && settings.rules.get(rule.meta.id)?.severity !== 'off'
        ? Array.from(rule.collect(page, language), (fact) => ({ rule: rule.meta.id, fact }))
        : [],
    );
  const review = (path: string): Outcome => {
    try {
      const bytes = readBytes(path);
      if (!cache) return { review: reviewBytes(path, bytes) };
      const key = createHash('sha1').update(bytes).digest('hex');
      const known = cache.read(key);
      if (known) return { review: { ...known, path } };
      const fresh = reviewBytes(path, bytes);
      const { path: _, ...kept } = fresh;
      const notice = cache.write(key, kept);
      return { review: fresh, ...(notice && { notice }) };
    } catch (error) {
      return { failure: failureOf(path, error) };
    }
  };
  return { settings, review, reviewBytes };
}

function cacheFor(plan: ReviewPlan): Cache<Omit<FileReview, 'path'>> | undefined {
  const { cacheFolder, ...version } = plan;
  return cacheFolder === undefined ? undefined : openCache(cacheFolder, JSON.stringify(version));
}

export const entryJson = ({ path, body }: FileReview): string => `{"path":${JSON.stringify(path)},${body.slice(1)}`;

export const entryOf = (review: FileReview): FileEntry => JSON.parse(entryJson(review)) as FileEntry;

/** The review with other problems, in the order given. */
export function withProblems(review: FileReview, problems: FileEntry['problems']): FileReview {
  const { path: _, ...entry } = entryOf(review);
  return { ...review, ...summaryOf(problems), body: JSON.stringify({ ...entry, problems }) };
}

function bodyOf(encoding: Encoding, page: Page, problems: readonly Problem[]): Pick<FileReview, 'body' | 'characters'> {
  const characters = page.text.length;
  const entry: Omit<FileEntry, 'path'> = {
    encoding,
    characters,
    script: page.script,
    problems: problemEntries(page.text, problems),
  };
  return { characters, body: JSON.stringify(entry) };
}

function summaryOf(problems: readonly { readonly rule: string }[]): Pick<FileReview, 'byRule'> {
  const byRule: Record<string, number> = {};
  for (const { rule } of problems) byRule[rule] = (byRule[rule] ?? 0) + 1;
  return { byRule };
}
