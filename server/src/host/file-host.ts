import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { FileHost, FilePlan, ReviewedFile } from '../lsp/host.ts';
import { defaultCacheFolder } from './cache.ts';
import { entryOf, reviewOf } from './file-review.ts';
import { readTextFile } from './files.ts';
import { lineStartsOf, positionAt } from './lines.ts';
import { listInThread, reviewInThreads } from './pool.ts';
import type { Outcome, ReviewPlan } from './review-file.ts';

/** The files of a Node process. One core is left to the user and the editor. */
export const nodeFileHost: FileHost = {
  list: (folder, exclude) => listInThread(fileURLToPath(folder), exclude),
  review: async function* (uris, plan, signal) {
    const jobs = Math.max(1, availableParallelism() - 1);
    const listed = Promise.resolve(uris);
    const files = listed.then((some) => some.map((uri) => fileURLToPath(uri)));
    let next = 0;
    for await (const outcome of reviewInThreads(files, planOf(plan), { jobs, signal }))
      yield reviewedFile((await listed)[next++]!, outcome);
  },
  ranges: (uri, spans) => {
    try {
      const lineStarts = lineStartsOf(readTextFile(fileURLToPath(uri)).text);
      const at = (offset: number) => {
        const { line, column } = positionAt(lineStarts, offset);
        return { line: line - 1, character: column - 1 };
      };
      return spans.map(({ start, end }) => ({ start: at(start), end: at(end) }));
    } catch {
      return [];
    }
  },
};

const planOf = ({ settings, dismissals, root, cacheFolder }: FilePlan): ReviewPlan => ({
  settings,
  leastSeverity: 'hint',
  encoding: 'auto',
  withFacts: true,
  withHeadings: true,
  root: fileURLToPath(root),
  dismissals,
  onlyChinese: true,
  cacheFolder: cacheFolder ?? defaultCacheFolder(),
});

function reviewedFile(uri: string, outcome: Outcome): ReviewedFile {
  if ('failure' in outcome)
    return { uri, facts: [], headings: [], failure: `${outcome.failure.path}: ${outcome.failure.message}` };
  const { note, notice } = outcome;
  const review = reviewOf(fileURLToPath(uri), note);
  return {
    uri,
    entry: entryOf(review),
    facts: review.facts,
    headings: review.headings,
    ...(notice && { failure: `${notice.path}: ${notice.message}` }),
  };
}
