import { workerData } from 'node:worker_threads';
import workerpool from 'workerpool';
import type { ModelFiles } from '../core/language/model.ts';
import { createFixer, type Fixer, type FixOutcome, type FixPlan } from './fix-file.ts';
import { createReviewer, type Outcome, type Reviewer, type ReviewPlan } from './review-file.ts';

/** What a thread is started with: what to review or to fix by. */
export interface WorkerData {
  readonly review?: ReviewPlan;
  readonly fix?: FixPlan;
  readonly modelFiles: ModelFiles | undefined;
}

/** Entry of dist/worker.cjs: a thread that reviews or fixes files by one plan. */
const { review: reviewPlan, fix: fixPlan, modelFiles } = workerData as WorkerData;
const reviewer: Reviewer | undefined = reviewPlan && createReviewer(reviewPlan, modelFiles);
const fixer: Fixer | undefined = fixPlan && createFixer(fixPlan, modelFiles);

function review(paths: readonly string[]): InstanceType<typeof workerpool.Transfer> {
  clearTimeout(preparing);
  const outcomes = paths.map(reviewer!.review);
  return new workerpool.Transfer(outcomes, buffersOf(outcomes));
}

const buffersOf = (outcomes: readonly Outcome[]): ArrayBufferLike[] =>
  outcomes.flatMap((outcome) => ('note' in outcome ? outcome.note.buffer : []));

function fix(paths: readonly string[]): FixOutcome[] {
  return paths.map(fixer!.fix);
}

/** A thread that has nothing to do yet for as many milliseconds makes ready. One that is asked at once may find all it needs in the cache. */
const IDLE = 20;
const preparing = setTimeout(() => reviewer?.prepare(), IDLE);

workerpool.worker({ review, fix });
