import { workerData } from 'node:worker_threads';
import workerpool from 'workerpool';
import { createReviewer, type Outcome, type Reviewer, type ReviewPlan } from './review-file.ts';
import { walk } from './walk.ts';

/** Entry of dist/worker.cjs: a thread that lists folders, and reviews files by one plan. */
let reviewer: Reviewer | undefined;

function review(paths: readonly string[]): Outcome[] {
  reviewer ??= createReviewer(workerData as ReviewPlan);
  return paths.map(reviewer.review);
}

workerpool.worker({ review, walk });
