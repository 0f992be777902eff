import path from 'node:path';
import workerpool from 'workerpool';
import { createRecall, createReviewer, type FileReview, type Outcome, type ReviewPlan } from './review-file.ts';
import type { Walk } from './walk.ts';

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
 * Reviews the files in worker threads and gives the outcomes in the order of `files`. What the cache holds is read in this thread: where
 * nothing changed, no other is started. Ends early, without error, when aborted.
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

/** The same, always in other threads: this one goes on answering. */
export async function* reviewInThreads(
  files: readonly string[],
  plan: ReviewPlan,
  { jobs, signal }: PoolOptions,
  recall: (path: string) => FileReview | undefined = () => undefined,
): AsyncGenerator<Outcome> {
  const pool = workerpool.pool(path.join(__dirname, 'worker.cjs'), {
    workerType: 'thread',
    maxWorkers: jobs,
    workerTerminateTimeout: 50,
    workerThreadOpts: { workerData: plan },
  });
  const stop = (): void => void pool.terminate(true);
  signal?.addEventListener('abort', stop, { once: true });
  const batches = batchesOf(files);
  const running: Promise<Outcome[]>[] = [];
  try {
    for (let next = 0; (next < batches.length || running.length > 0) && !signal?.aborted; ) {
      while (next < batches.length && running.length < jobs * AHEAD) running.push(exec(batches[next++]!));
      const outcomes = await running.shift()!;
      if (!signal?.aborted) yield* outcomes;
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    if (!signal?.aborted) await pool.terminate();
  }

  async function exec(batch: readonly string[]): Promise<Outcome[]> {
    const recalled = batch.map(recall);
    const others = batch.filter((_, i) => !recalled[i]);
    const outcomes = others.length > 0 ? await execInThread(others) : [];
    let next = 0;
    return recalled.map((review) => (review ? { review } : outcomes[next++]!));
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

/** `walk` in a thread of its own. */
export async function walkInThread(
  patterns: readonly string[],
  exclude: readonly string[],
  root: string,
): Promise<Walk> {
  const pool = workerpool.pool(path.join(__dirname, 'worker.cjs'), { workerType: 'thread', maxWorkers: 1 });
  try {
    return (await pool.exec('walk', [patterns, exclude, root])) as Walk;
  } finally {
    await pool.terminate(true);
  }
}

function batchesOf(files: readonly string[]): string[][] {
  const batches: string[][] = [];
  for (let at = 0; at < files.length; at += BATCH) batches.push(files.slice(at, at + BATCH));
  return batches;
}
