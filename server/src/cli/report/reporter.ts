import type { Settings } from '../../core/engine/settings.ts';
import type { FileReview } from '../../host/file-review.ts';

export interface Summary {
  readonly files: number;
  /** UTF-16 code units of all texts. */
  readonly characters: number;
  readonly problems: number;
  readonly byRule: Readonly<Record<string, number>>;
  readonly milliseconds: number;
}

/** Text, or UTF-8. */
export type Part = string | Uint8Array;

/** Turns reviews, as they come, into a document. Each step gives what to print next. */
export interface Reporter {
  readonly begin: () => string;
  readonly file: (review: FileReview) => readonly Part[];
  readonly end: (summary: Summary) => string;
}

export interface ReportOptions {
  /** The text of a reviewed file, '' when it has gone meanwhile. */
  readonly textOf: (path: string) => string;
  readonly hasColour: boolean;
  readonly settings: Settings;
}
