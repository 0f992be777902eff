import { githubReporter } from './github.ts';
import { gitlabReporter } from './gitlab.ts';
import { htmlReporter } from './html.ts';
import { jsonReporter, ndjsonReporter } from './json.ts';
import type { Reporter, ReportOptions } from './reporter.ts';
import { sarifReporter } from './sarif.ts';
import { textReporter } from './text.ts';

/** Every --format of `galley check`. */
export const REPORTERS: Readonly<Record<string, (options: ReportOptions) => Reporter>> = {
  text: textReporter,
  json: jsonReporter,
  ndjson: ndjsonReporter,
  sarif: sarifReporter,
  html: htmlReporter,
  github: githubReporter,
  gitlab: gitlabReporter,
};
