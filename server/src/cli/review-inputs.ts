import type { Failure } from '../host/failure.ts';
import { type FileReview, reviewOf } from '../host/file-review.ts';
import { reviewFiles } from '../host/pool.ts';
import { createReviewer, type ReviewPlan } from '../host/review-file.ts';
import { type Inputs, STDIN } from './inputs.ts';
import { progressBar, tell } from './terminal.ts';

/** A body may last until the next review is asked for. */
export type Reviewed = { readonly review: FileReview } | { readonly failure: Failure };

/** Reviews standard input and the files, in order, with a progress bar; each notice is told once. */
export async function* reviewInputs(inputs: Inputs, plan: ReviewPlan, jobs: number): AsyncGenerator<Reviewed> {
  const { files, stdin } = inputs;
  if (stdin) yield { review: reviewOf(STDIN, createReviewer(plan).reviewBytes(STDIN, stdin)) };
  const bar = progressBar(files.length);
  const told = new Set<string>();
  let next = 0;
  for await (const outcome of reviewFiles(files, plan, { jobs })) {
    const file = files[next++]!;
    bar.advance();
    if ('failure' in outcome) yield outcome;
    else {
      const { note, notice } = outcome;
      if (notice && !told.has(notice.message)) tell(notice);
      if (notice) told.add(notice.message);
      yield { review: reviewOf(file, note) };
    }
  }
  bar.clear();
}
