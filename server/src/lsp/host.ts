import type { LanguageServices } from '../core/language/services.ts';

/** What the server needs of the machine it runs on: files by URI and the shipped data. */
export interface Host {
  /** The text of a file; undefined when there is none. Rejects when it cannot be read. */
  readonly readText: (uri: string) => Promise<string | undefined>;
  /** Adds `text` at the end of a file and makes the file and its folders when missing. */
  readonly appendText: (uri: string, text: string) => Promise<void>;
  /** The URI of a shipped file, by its path from the package's root. */
  readonly shippedFile: (path: string) => string;
  /** May take some 100 ms; `report` is told once when data is missing or damaged. */
  readonly loadLanguage: (report: (message: string) => void) => LanguageServices;
}
