import path from 'node:path';
import type { WorkerOptions } from 'node:worker_threads';
import workerpool from 'workerpool';
import type { ModelFiles } from '../core/language/model.ts';
import { sharedModelFiles } from './model.ts';
import { createRecall, createReviewer, NO_RECALL, type Outcome, type ReviewPlan } from './review-file.ts';
import type { Walk } from './walk.ts';
import type { WorkerData } from './worker.ts';

/** Fewer files are reviewed in this thread: starting others would take longer. */
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
  { jobs, signal }: PoolOptions,
): AsyncGenerator<Outcome> {
  if (jobs < 2 || files.length < SMALLEST_POOLED) yield* reviewHere(files, plan, signal);
  else yield* reviewInThreads(files, plan, { jobs, ...(signal && { signal }) }, createRecall(plan));
}

async function* reviewHere(
  files: readonly string[],
  plan: ReviewPlan,
  signal: AbortSignal | undefined,
): AsyncGenerator<Outcome> {
  const reviewer = createReviewer(plan);
  for (const file of files) {
    if (signal?.aborted) return;
    yield reviewer.review(file);
  }
}

/** Megabytes of short-lived objects a thread may hold before it collects them: with more it is no faster. */
const YOUNG_MEGABYTES = 16;

/** A file that the cache holds under a key, or what a thread made of it. */
type Pending = { readonly file: string; readonly key: string } | Outcome;

/** The same, always in other threads: this one goes on answering. */
export async function* reviewInThreads(
  files: readonly string[],
  plan: ReviewPlan,
  { jobs, signal }: PoolOptions,
  recall = NO_RECALL,
): AsyncGenerator<Outcome> {
  const pool = workerpool.pool(path.join(__dirname, 'worker.cjs'), {
    workerType: 'thread',
    maxWorkers: jobs,
    workerTerminateTimeout: 50,
    onCreateWorker: () => ({ workerThreadOpts: optionsOf(plan) }),
  });
  const stop = (): void => void pool.terminate(true);
  signal?.addEventListener('abort', stop, { once: true });
  const batches = batchesOf(files);
  const running: Promise<Pending[]>[] = [];
  try {
    for (let next = 0; (next < batches.length || running.length > 0) && !signal?.aborted; ) {
      while (next < batches.length && running.length < jobs * AHEAD) running.push(exec(batches[next++]!));
      const outcomes = await running.shift()!;
      for (const outcome of outcomes)
        if (!signal?.aborted) yield 'key' in outcome ? await recalled(outcome.file, outcome.key) : outcome;
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    if (!signal?.aborted) await pool.terminate();
  }

  async function recalled(file: string, key: string): Promise<Outcome> {
    const note = recall.read(key);
    return note ? { note } : (await execInThread([file]))[0]!;
  }

  async function exec(batch: readonly string[]): Promise<Pending[]> {
    const keys = batch.map(recall.keyOf);
    const others = batch.filter((_, i) => keys[i] === undefined);
    const outcomes = others.length > 0 ? await execInThread(others) : [];
    let next = 0;
    return batch.map((file, i) => (keys[i] === undefined ? outcomes[next++]! : { file, key: keys[i] }));
  }

  async function execInThread(batch: readonly string[]): Promise<Outcome[]> {
    try {
      return (await pool.exec('review', [batch])) as Outcome[];
    } catch (error) {
      const message = `复核线程停了，请单独复核此文件 (the reviewing thread died): ${String(error)}`;
      return batch.map((file) => ({ failure: { path: file, message, kind: 'error' } }));
    }
  }
}

function optionsOf(plan: ReviewPlan): WorkerOptions {
  const workerData: WorkerData = { plan, modelFiles: modelFilesOrNone() };
  return { workerData, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES } };
}

/** None where they cannot be read: each thread then finds that out, and says so. */
function modelFilesOrNone(): ModelFiles | undefined {
  try {
    return sharedModelFiles();
  } catch {
    return undefined;
  }
}

/** `walk` in a thread of its own. */
export async function walkInThread(
  patterns: readonly string[],
  exclude: readonly string[],
  root: string,
): Promise<Walk> {
  const pool = workerpool.pool(path.join(__dirname, 'walker.cjs'), { workerType: 'thread', maxWorkers: 1 });
  try {
    return (await pool.exec('walk', [patterns, exclude, root])) as Walk;
  } finally {
    await pool.terminate(true);
  }
}

/** The first batches are small, so that the first problems show at once. */
function batchesOf(files: readonly string[]): string[][] {
  const batches: string[][] = [];
  for (let at = 0, size = 1; at < files.length; at += size, size = Math.min(2 * size, BATCH))
    batches.push(files.slice(at, at + size));
  return batches;
}
