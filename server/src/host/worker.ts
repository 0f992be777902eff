import { workerData } from 'node:worker_threads';
import workerpool from 'workerpool';
import { createReviewer, type Outcome, type ReviewPlan } from './review-file.ts';

/** Entry of dist/worker.cjs: a thread that reviews files by one plan. */
const reviewer = createReviewer(workerData as ReviewPlan);

workerpool.worker({ review: (paths: readonly string[]): Outcome[] => paths.map(reviewer.review) });
