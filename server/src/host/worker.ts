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
let reviewer: Reviewer | undefined;
let fixer: Fixer | undefined;

/** Called while the files are still being listed. */
function prepare(): [] {
  reviewerOfThread().prepare();
  return [];
}

function review(paths: readonly string[]): InstanceType<typeof workerpool.Transfer> {
  const outcomes = paths.map(reviewerOfThread().review);
  return new workerpool.Transfer(outcomes, buffersOf(outcomes));
}

function reviewerOfThread(): Reviewer {
  reviewer ??= createReviewer(reviewPlan!, modelFiles);
  return reviewer;
}

const buffersOf = (outcomes: readonly Outcome[]): ArrayBufferLike[] =>
  outcomes.flatMap((outcome) => ('note' in outcome ? outcome.note.buffer : []));

function fix(paths: readonly string[]): FixOutcome[] {
  fixer ??= createFixer(fixPlan!, modelFiles);
  return paths.map(fixer.fix);
}

workerpool.worker({ prepare, review, fix });
