import { availableParallelism } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { FileHost, FilePlan, ReviewedFile } from '../lsp/host.ts';
import { defaultCacheFolder } from './cache.ts';
import { entryOf, reviewOf } from './file-review.ts';
import { readTextFile } from './files.ts';
import { lineStartsOf, positionAt } from './lines.ts';
import { reviewInThreads, walkInThread } from './pool.ts';
import type { Outcome, ReviewPlan } from './review-file.ts';

/** The files of a Node process. One core is left to the user and the editor. */
export const nodeFileHost: FileHost = {
  list: async (folder, exclude) => {
    const root = fileURLToPath(folder);
    const { files, failures } = await walkInThread([root], exclude, root);
    return {
      uris: files.map((file) => pathToFileURL(file).href),
      failures: failures.map(({ path, message }) => `${path}: ${message}`),
    };
  },
  review: async function* (uris, plan, signal) {
    const jobs = Math.max(1, availableParallelism() - 1);
    const outcomes = reviewInThreads(
      uris.map((uri) => fileURLToPath(uri)),
      planOf(plan),
      { jobs, signal },
    );
    let next = 0;
    for await (const outcome of outcomes) yield reviewedFile(uris[next++]!, outcome);
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
