import { workerData } from 'node:worker_threads';
import workerpool from 'workerpool';
import type { ModelFiles } from '../core/language/model.ts';
import { createReviewer, type Outcome, type Reviewer, type ReviewPlan } from './review-file.ts';

/** What a thread that reviews is started with. */
export interface WorkerData {
  readonly plan: ReviewPlan;
  readonly modelFiles: ModelFiles | undefined;
}

/** Entry of dist/worker.cjs: a thread that reviews files by one plan. */
let reviewer: Reviewer | undefined;

function review(paths: readonly string[]): InstanceType<typeof workerpool.Transfer> {
  const { plan, modelFiles } = workerData as WorkerData;
  reviewer ??= createReviewer(plan, modelFiles);
  const outcomes = paths.map(reviewer.review);
  return new workerpool.Transfer(outcomes, buffersOf(outcomes));
}

const buffersOf = (outcomes: readonly Outcome[]): ArrayBufferLike[] =>
  outcomes.flatMap((outcome) => ('note' in outcome ? outcome.note.buffer : []));

workerpool.worker({ review });
