import { jsonReporter, ndjsonReporter } from './json.ts';
import type { Reporter, ReportOptions } from './reporter.ts';
import { textReporter } from './text.ts';

/** Every --format of `galley check`. */
export const REPORTERS: Readonly<Record<string, (options: ReportOptions) => Reporter>> = {
  text: textReporter,
  json: jsonReporter,
  ndjson: ndjsonReporter,
};
