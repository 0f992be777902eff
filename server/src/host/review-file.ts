import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import type { RuleFact } from '../core/engine/corpus-index.ts';
import type { Dismissal } from '../core/engine/dismissals.ts';
import { estimateErrorRate } from '../core/engine/error-rate.ts';
import { isAtLeast, type Severity } from '../core/engine/finding.ts';
import { ALL_RULES } from '../core/engine/registry.ts';
import { reviewPage } from '../core/engine/review.ts';
import { readSettings } from '../core/engine/settings.ts';
import type { ModelFiles } from '../core/language/model.ts';
import type { Page } from '../core/page/page.ts';
import { parsePage } from '../core/page/parse.ts';
import { isMostlyChinese } from '../core/text/chinese.ts';
import { type Cache, openCache } from './cache.ts';
import { type Failure, failureOf } from './failure.ts';
import { headingEntries } from './file-entry.ts';
import { createFileReader } from './file-reader.ts';
import { type Note, noteOf } from './file-review.ts';
import { decode, type Encoding, isReadable, readBytes } from './files.ts';
import { knownProblems, type OwnDismissals } from './known-problems.ts';
import { loadLanguageOf, vocabularyVersion } from './model.ts';
import { readStamps } from './stamps.ts';

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

/** The note is `reviewOf` a path. */
export type Outcome = { readonly note: Note; readonly notice?: Failure } | { readonly failure: Failure };

export interface Reviewer {
  /** Reads the data and builds what the first review would else have to wait for. */
  readonly prepare: () => void;
  /** Never throws: what cannot be read is a failure. */
  readonly review: (path: string) => Outcome;
  readonly reviewBytes: (path: string, bytes: Uint8Array) => Note;
}

/** `modelFiles`: the data files, where another thread has read them. */
export function createReviewer(plan: ReviewPlan, modelFiles?: ModelFiles): Reviewer {
  let notice: Failure | undefined;
  const report = (message: string): void => {
    notice = { path: 'data', message, kind: 'notice' };
  };
  const language = loadLanguageOf(plan.root, report, modelFiles && (() => modelFiles));
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

  function reviewBytes(path: string, bytes: Uint8Array): Note {
    const { text, encoding } = decode(bytes, plan.encoding);
    const page = parsePage(text);
    const isReviewed = !plan.onlyChinese || isMostlyChinese(text);
    const found = isReviewed ? reviewPage(page, rules, settings, language) : [];
    const severe = found.filter(({ severity }) => isAtLeast(severity, plan.leastSeverity));
    const problems = known.withoutDismissed(severe, text, path);
    const facts = isReviewed && plan.withFacts ? collectFacts(page) : [];
    const headings = isReviewed && plan.withHeadings ? headingEntries(page) : [];
    const errorRate = estimateErrorRate(page, problems, settings);
    return noteOf(encoding, page, problems, { errorRate, facts, headings });
  }

  function reviewAnew(path: string, bytes: Uint8Array): { note: Note; notice?: Failure } {
    const note = reviewBytes(path, bytes);
    return { note, ...(notice && { notice }) };
  }

  function reviewCached(path: string, bytes: Uint8Array, kept: Cache): Outcome {
    const key = keyOf(digestOf(bytes), known.of(path));
    const cached = kept.read(key);
    if (cached !== undefined) return { note: new Uint8Array(cached) };
    const outcome = reviewAnew(path, bytes);
    const failure = kept.write(key, outcome.note);
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

  return { prepare: () => void reviewBytes('', WARM_UP), review, reviewBytes };
}

/** A short text that every rule looks at. */
const WARM_UP = new TextEncoder().encode('镇运会开幕\n\n参赛人数为80～50人，乡亲们早早坐满了看台。\n');

/** What the cache holds, for a thread that makes no reviews. */
export interface Recall {
  /** Under what key the cache holds the review of a file as it is now; undefined where it must be made, or fails. */
  readonly keyOf: (path: string) => string | undefined;
  /** The note lasts until the next call; undefined when it turns out damaged. */
  readonly read: (key: string) => Note | undefined;
  /** Ends the run: keeps what makes the next one faster. */
  readonly close: () => void;
}

const NO_RECALL: Recall = { keyOf: () => undefined, read: () => undefined, close: () => {} };

export function createRecall(plan: ReviewPlan): Recall {
  const cache = cacheFor(plan);
  if (!cache) return NO_RECALL;
  const known = knownProblems(plan.root, plan.dismissals);
  const stamps = readStamps(cache);
  const readFile = createFileReader();

  function digestOfFile(path: string): string | undefined {
    const now = Date.now();
    const stats = statSync(path);
    const stamped = stamps.digestOf(path, stats);
    if (stamped !== undefined) return stamped;
    if (!isReadable(stats)) return undefined;
    const digest = digestOf(readFile(path));
    stamps.note(path, stats, digest, now);
    return digest;
  }

  function keyOfFile(path: string): string | undefined {
    try {
      const digest = digestOfFile(path);
      const key = digest && keyOf(digest, known.of(path));
      return key !== undefined && cache!.has(key) ? key : undefined;
    } catch {
      return undefined;
    }
  }

  return { keyOf: keyOfFile, read: cache.read, close: stamps.save };
}

function cacheFor(plan: ReviewPlan): Cache | undefined {
  const { cacheFolder, root, dismissals: _, ...version } = plan;
  return cacheFolder === undefined
    ? undefined
    : openCache(cacheFolder, JSON.stringify(version) + vocabularyVersion(root));
}

const digestOf = (data: Uint8Array | string): string => createHash('sha1').update(data).digest('hex');

/** Equal bytes give an equal review, whatever the file's name, unless a dismissal knows the name. */
const keyOf = (digest: string, { name, dismissals }: OwnDismissals): string =>
  dismissals.length > 0 ? digestOf(JSON.stringify([digest, name, dismissals])) : digest;
