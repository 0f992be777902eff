import path from 'node:path';
import type { WorkerOptions } from 'node:worker_threads';
import workerpool from 'workerpool';
import type { ModelFiles } from '../core/language/model.ts';
import type { Listing } from '../lsp/host.ts';
import { orAborted } from './abort.ts';
import type { Failure } from './failure.ts';
import { createFixer, type FixOutcome, type FixPlan } from './fix-file.ts';
import { sharedModelFiles } from './model.ts';
import { createRecall, createReviewer, type Outcome, type Recall, type ReviewPlan } from './review-file.ts';
import type { WorkerData } from './worker.ts';

/** Fewer files are worked on in this thread: starting others would take longer. */
const SMALLEST_POOLED = 24;
const BATCH = 16;
/** Batches given out ahead for each thread: enough to keep it busy, few enough to hold little and stop at once. */
const AHEAD = 3;

export interface PoolOptions {
  /** Number of threads. */
  readonly jobs: number;
  readonly signal?: AbortSignal;
}

/**
 * Reviews the files in worker threads and gives the outcomes in the order of `files`; a note may last until the next is asked for. What the
 * cache holds is read in this thread: where nothing changed, no other is started. Ends early, without error, when aborted.
 */
export async function* reviewFiles(
  files: readonly string[],
  plan: ReviewPlan,
  options: PoolOptions,
): AsyncGenerator<Outcome> {
  if (options.jobs < 2 || files.length < SMALLEST_POOLED) {
    const { review } = createReviewer(plan);
    return yield* inThisThread(files, review, options.signal);
  }
  const recall = createRecall(plan);
  const threads = startThreads({ review: plan }, options);
  try {
    yield* recallOrReview(files, threads, options, recall);
  } finally {
    threads.end();
    recall.close();
  }
}

/** Fixes the files, in worker threads where there are many; the outcomes come in the order of `files`. */
export async function* fixFiles(files: readonly string[], plan: FixPlan, jobs: number): AsyncGenerator<FixOutcome> {
  if (jobs < 2 || files.length < SMALLEST_POOLED) return yield* inThisThread(files, createFixer(plan).fix, undefined);
  const threads = startThreads({ fix: plan }, { jobs });
  try {
    yield* inOrder(files, { jobs }, (batch) => threads.exec<FixOutcome>('fix', batch));
  } finally {
    threads.end();
  }
}

function* inThisThread<T>(
  files: readonly string[],
  work: (file: string) => T,
  signal: AbortSignal | undefined,
): Generator<T> {
  for (const file of files) {
    if (signal?.aborted) return;
    yield work(file);
  }
}

/** A file that the cache holds under a key, or what a thread made of it. */
type Pending = { readonly file: string; readonly key: string } | Outcome;

/** As `reviewFiles`, always in other threads, the first of which makes ready while the files are still being listed: this one goes on answering. */
export async function* reviewInThreads(
  files: Promise<readonly string[]>,
  plan: ReviewPlan,
  options: PoolOptions,
): AsyncGenerator<Outcome> {
  const threads = startThreads({ review: plan }, options, 1);
  try {
    const listed = (await orAborted(files, options.signal)) ?? [];
    yield* inOrder(listed, options, (batch) => threads.exec<Outcome>('review', batch));
  } finally {
    threads.end();
  }
}

async function* recallOrReview(
  files: readonly string[],
  threads: Threads,
  options: PoolOptions,
  recall: Recall,
): AsyncGenerator<Outcome> {
  for await (const outcome of inOrder(files, options, pendingOf))
    yield 'key' in outcome ? await recalled(outcome.file, outcome.key) : outcome;

  async function pendingOf(batch: readonly string[]): Promise<Pending[]> {
    const keys = batch.map(recall.keyOf);
    const others = batch.filter((_, i) => keys[i] === undefined);
    const outcomes = others.length > 0 ? await threads.exec<Outcome>('review', others) : [];
    let next = 0;
    return batch.map((file, i) => (keys[i] === undefined ? outcomes[next++]! : { file, key: keys[i] }));
  }

  async function recalled(file: string, key: string): Promise<Outcome> {
    const note = recall.read(key);
    return note ? { note } : (await threads.exec<Outcome>('review', [file]))[0]!;
  }
}

/** What `work` makes of the files, batches of them worked on ahead. Ends early, without error, when aborted. */
async function* inOrder<T>(
  files: readonly string[],
  { jobs, signal }: PoolOptions,
  work: (batch: readonly string[]) => Promise<T[]>,
): AsyncGenerator<T> {
  const batches = batchesOf(files);
  const running: Promise<T[]>[] = [];
  for (let next = 0; (next < batches.length || running.length > 0) && !signal?.aborted; ) {
    while (next < batches.length && running.length < jobs * AHEAD) running.push(work(batches[next++]!));
    for (const outcome of (await orAborted(running.shift()!, signal)) ?? []) if (!signal?.aborted) yield outcome;
  }
}

/** The first batches are small, so that the first problems show at once. */
function batchesOf(files: readonly string[]): string[][] {
  const batches: string[][] = [];
  for (let at = 0, size = 1; at < files.length; at += size, size = Math.min(2 * size, BATCH))
    batches.push(files.slice(at, at + size));
  return batches;
}

interface Threads {
  /** Never rejects: a thread that dies is a failure of each file it had. */
  readonly exec: <T>(method: string, files: readonly string[]) => Promise<(T | { readonly failure: Failure })[]>;
  /** Does not wait: a thread that has ended already would never say so. */
  readonly end: () => void;
}

/** Threads, `early` ones before there is work for them; when `signal` ends, so do they. */
function startThreads(plan: Omit<WorkerData, 'modelFiles'>, { jobs, signal }: PoolOptions, early = 0): Threads {
  const pool = workerpool.pool(path.join(__dirname, 'worker.cjs'), {
    workerType: 'thread',
    maxWorkers: jobs,
    minWorkers: early,
    workerTerminateTimeout: 50,
    onCreateWorker: () => ({ workerThreadOpts: optionsOf({ ...plan, modelFiles: modelFilesOrNone() }) }),
  });
  const kill = (): void => void pool.terminate(true);
  signal?.addEventListener('abort', kill, { once: true });
  return {
    exec: async <T>(method: string, files: readonly string[]) => {
      try {
        return (await pool.exec(method, [files])) as T[];
      } catch (error) {
        const message = `复核线程停了，请单独复核此文件 (the reviewing thread died): ${String(error)}`;
        return files.map((file) => ({ failure: { path: file, message, kind: 'error' } }));
      }
    },
    end: () => {
      signal?.removeEventListener('abort', kill);
      void pool.terminate(signal?.aborted);
    },
  };
}

/** Megabytes of short-lived objects a thread may hold before it collects them: with more it is no faster. */
const YOUNG_MEGABYTES = 16;

const optionsOf = (workerData: WorkerData): WorkerOptions => ({
  workerData,
  resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
});

/** None where they cannot be read: each thread then finds that out, and says so. */
function modelFilesOrNone(): ModelFiles | undefined {
  try {
    return sharedModelFiles();
  } catch {
    return undefined;
  }
}

/** Lists a folder's files in a thread of its own. */
export async function listInThread(folder: string, exclude: readonly string[]): Promise<Listing> {
  const pool = workerpool.pool(path.join(__dirname, 'walker.cjs'), { workerType: 'thread', maxWorkers: 1 });
  try {
    return (await pool.exec('list', [folder, exclude])) as Listing;
  } finally {
    void pool.terminate(true);
  }
}
