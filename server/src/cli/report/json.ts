import { entryJson } from '../../host/file-review.ts';
import type { Reporter } from './reporter.ts';

/** One document: { version, files, summary }, written as the files are finished. */
export function jsonReporter(): Reporter {
  let separator = '';
  return {
    begin: () => '{"version":1,"files":[',
    file: (review) => {
      const [head, rest] = entryJson(review);
      const parts = [separator + head, rest];
      separator = ',\n';
      return parts;
    },
    end: (summary) => `],"summary":${JSON.stringify(summary)}}\n`,
  };
}

/** One `files[]` object a line. */
export const ndjsonReporter = (): Reporter => ({
  begin: () => '',
  file: (review) => [...entryJson(review), '\n'],
  end: () => '',
});
