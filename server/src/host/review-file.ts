import { createHash } from 'node:crypto';
import type { RuleFact } from '../core/engine/corpus-index.ts';
import type { Dismissal } from '../core/engine/dismissals.ts';
import { isAtLeast, type Problem, type Severity } from '../core/engine/finding.ts';
import { ALL_RULES } from '../core/engine/registry.ts';
import { reviewPage } from '../core/engine/review.ts';
import { readSettings } from '../core/engine/settings.ts';
import type { Page } from '../core/page/page.ts';
import { parsePage } from '../core/page/parse.ts';
import { isMostlyChinese } from '../core/text/chinese.ts';
import { type Cache, openCache } from './cache.ts';
import { type Failure, failureOf } from './failure.ts';
import { type FileEntry, type HeadingEntry, headingEntries, problemEntries } from './file-entry.ts';
import { decode, type Encoding, readBytes } from './files.ts';
import { knownProblems, type OwnDismissals } from './known-problems.ts';
import { loadLanguageOf, vocabularyVersion } from './model.ts';

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
  /** Whether to collect the headings, by which an editor looks up articles. */
  readonly withHeadings?: boolean;
  /** Folder that the paths of `dismissals` are relative to. */
  readonly root: string;
  /** Problems found right before, or known: they are left out. */
  readonly dismissals: readonly Dismissal[];
  /** Whether a file that is not mostly Chinese is left in peace. */
  readonly onlyChinese: boolean;
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
  readonly headings: readonly HeadingEntry[];
}

export type Outcome = { readonly review: FileReview; readonly notice?: Failure } | { readonly failure: Failure };

export interface Reviewer {
  /** Never throws: what cannot be read is a failure. */
  readonly review: (path: string) => Outcome;
  readonly reviewBytes: (path: string, bytes: Uint8Array) => FileReview;
}

export function createReviewer(plan: ReviewPlan): Reviewer {
  let notice: Failure | undefined;
  const language = loadLanguageOf(plan.root, (message) => {
    notice = { path: 'data', message, kind: 'notice' };
  });
  const { settings } = readSettings(plan.settings, ALL_RULES);
  const rules = ALL_RULES.filter(({ meta }) => !plan.rules || plan.rules.includes(meta.id));
  const known = knownProblems(plan.root, plan.dismissals);
  const cache = cacheFor(plan);

  const collectFacts = (page: Page): RuleFact[] =>
    rules.flatMap((rule) =>
      rule.kind === 'corpus' && settings.rules.get(rule.meta.id)?.severity !== 'off'
        ? Array.from(rule.collect(page, language), (fact) => ({ rule: rule.meta.id, fact }))
        : [],
    );

  function reviewBytes(path: string, bytes: Uint8Array): FileReview {
    const { text, encoding } = decode(bytes, plan.encoding);
    const page = parsePage(text);
    const isReviewed = !plan.onlyChinese || isMostlyChinese(text);
    const found = isReviewed ? reviewPage(page, rules, settings, language) : [];
    const severe = found.filter(({ severity }) => isAtLeast(severity, plan.leastSeverity));
    const problems = known.withoutDismissed(severe, text, path);
    const facts = isReviewed && plan.withFacts ? collectFacts(page) : [];
    const headings = isReviewed && plan.withHeadings ? headingEntries(page) : [];
    return { path, byRule: countByRule(problems), ...bodyOf(encoding, page, problems), facts, headings };
  }

  function reviewAnew(path: string, bytes: Uint8Array): { review: FileReview; notice?: Failure } {
    const review = reviewBytes(path, bytes);
    return { review, ...(notice && { notice }) };
  }

  function reviewCached(path: string, bytes: Uint8Array, kept: Cache): Outcome {
    const key = keyOf(bytes, known.of(path));
    const cached = kept.read(key);
    if (cached !== undefined) return { review: recalled(path, cached) };
    const outcome = reviewAnew(path, bytes);
    const failure = kept.write(key, noteOf(outcome.review));
    return failure ? { ...outcome, notice: failure } : outcome;
  }

  function review(path: string): Outcome {
    try {
      const bytes = readBytes(path);
      return cache ? reviewCached(path, bytes, cache) : reviewAnew(path, bytes);
    } catch (error) {
      return { failure: failureOf(path, error) };
    }
  }

  return { review, reviewBytes };
}

/** Gives the review of a file that the cache holds; undefined where it must be made, or fails. */
export function createRecall(plan: ReviewPlan): (path: string) => FileReview | undefined {
  const cache = cacheFor(plan);
  if (!cache) return () => undefined;
  const known = knownProblems(plan.root, plan.dismissals);
  return (path) => {
    try {
      const cached = cache.read(keyOf(readBytes(path), known.of(path)));
      return cached === undefined ? undefined : recalled(path, cached);
    } catch {
      return undefined;
    }
  };
}

/** A review for the cache: a line of JSON, then the body as it is, which need not be read again to be printed. */
const noteOf = ({ path: _, body, ...rest }: FileReview): string => `${JSON.stringify(rest)}\n${body}`;

function recalled(path: string, note: string): FileReview {
  const end = note.indexOf('\n');
  return { path, ...(JSON.parse(note.slice(0, end)) as Omit<FileReview, 'path' | 'body'>), body: note.slice(end + 1) };
}

function cacheFor(plan: ReviewPlan): Cache | undefined {
  const { cacheFolder, root, dismissals: _, ...version } = plan;
  return cacheFolder === undefined
    ? undefined
    : openCache(cacheFolder, JSON.stringify(version) + vocabularyVersion(root));
}

/** Equal bytes give an equal review, whatever the file's name, unless a dismissal knows the name. */
function keyOf(bytes: Uint8Array, { name, dismissals }: OwnDismissals): string {
  const hash = createHash('sha1').update(bytes);
  if (dismissals.length > 0) hash.update(`\0${name}\0${JSON.stringify(dismissals)}`);
  return hash.digest('hex');
}

export const entryJson = ({ path, body }: FileReview): string => `{"path":${JSON.stringify(path)},${body.slice(1)}`;

export const entryOf = (review: FileReview): FileEntry => JSON.parse(entryJson(review)) as FileEntry;

/** The review with other problems, in the order given. */
export function withProblems(review: FileReview, problems: FileEntry['problems']): FileReview {
  const { path: _, ...entry } = entryOf(review);
  return { ...review, byRule: countByRule(problems), body: JSON.stringify({ ...entry, problems }) };
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

function countByRule(problems: readonly { readonly rule: string }[]): Record<string, number> {
  const byRule: Record<string, number> = {};
  for (const { rule } of problems) byRule[rule] = (byRule[rule] ?? 0) + 1;
  return byRule;
}
