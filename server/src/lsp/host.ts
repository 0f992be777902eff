import type { Range } from 'vscode-languageserver';
import type { RuleFact } from '../core/engine/corpus-index.ts';
import type { Dismissal } from '../core/engine/dismissals.ts';
import type { LanguageServices } from '../core/language/services.ts';
import type { Span } from '../core/text/span.ts';
import type { FileEntry, HeadingEntry } from '../host/file-entry.ts';

/** What the server needs of the machine it runs on: files by URI and the shipped data. */
export interface Host {
  /** The text of a file; undefined when there is none. Rejects when it cannot be read. */
  readonly readText: (uri: string) => Promise<string | undefined>;
  /** Adds `text` at the end of a file and makes the file and its folders when missing. */
  readonly appendText: (uri: string, text: string) => Promise<void>;
  /** The URI of a shipped file, by its path from the package's root. */
  readonly shippedFile: (path: string) => string;
  /** With the vocabulary learned in the folder `root` (URI). May take some 100 ms; `report` is told once when data is missing or damaged. */
  readonly loadLanguage: (report: (message: string) => void, root?: string) => LanguageServices;
  /** Review of files that are not open; absent where there is no file system. */
  readonly files?: FileHost;
}

/** Reviews files on disk in threads of their own. */
export interface FileHost {
  /** URIs of a folder's text files in order, without what .gitignore and `exclude` name. */
  readonly list: (folder: string, exclude: readonly string[]) => Promise<Listing>;
  /** In the order of `uris`; the threads start while these are still being listed. Ends early, without error, when aborted. */
  readonly review: (
    uris: readonly string[] | Promise<readonly string[]>,
    plan: FilePlan,
    signal: AbortSignal,
  ) => AsyncIterable<ReviewedFile>;
  /** Where spans of a file lie in lines, by its text on disk now; none when it cannot be read. */
  readonly ranges: (uri: string, spans: readonly Span[]) => readonly Range[];
}

export interface Listing {
  readonly uris: readonly string[];
  /** In words for the user. */
  readonly failures: readonly string[];
}

export interface FilePlan {
  /** The editor's settings, not yet validated. */
  readonly settings: unknown;
  readonly dismissals: readonly Dismissal[];
  /** URI of the workspace folder that the dismissals' paths start from. */
  readonly root: string;
  /** Folder (path) for the cache; the host's own choice when absent. */
  readonly cacheFolder?: string;
}

export interface ReviewedFile {
  readonly uri: string;
  /** Absent when the file could not be read; `failure` then says why. */
  readonly entry?: FileEntry;
  readonly facts: readonly RuleFact[];
  readonly headings: readonly HeadingEntry[];
  readonly failure?: string;
}
