import type { Severity } from '../core/engine/finding.ts';
import type { Script } from '../core/page/page.ts';

/** What client and server agree on beyond the Language Server Protocol. */

/** The name that editors show beside a problem. */
export const SOURCE = '校样';

/** The language id of Chinese news text; documents of it are always reviewed. */
export const NEWS_LANGUAGE = 'zh-news';

/** Files of a workspace folder, from its root. */
export const SETTINGS_FILE = '.galley/settings.json';
export const DISMISSALS_FILE = '.galley/dismissed.jsonl';
/** Written by `galley learn`. */
export const VOCABULARY_FILE = '.galley/vocabulary.json';

/**
 * Commands of workspace/executeCommand. Arguments: the document's URI first, then a dismissal, a rule's id or a fix where
 * the command needs one; `openRule` takes the rule's id alone, `reviewWorkspace` nothing. Those that change a document answer whether they did.
 */
export const SERVER_COMMANDS = {
  dismiss: 'galley.server.dismiss',
  openRule: 'galley.server.openRule',
  fixAll: 'galley.server.fixAll',
  fixRule: 'galley.server.fixRule',
  previewFix: 'galley.server.previewFix',
  putInOrder: 'galley.server.putInOrder',
  splitPage: 'galley.server.splitPage',
  cleanPage: 'galley.server.cleanPage',
  keepArticle: 'galley.server.keepArticle',
  reviewWorkspace: 'galley.server.reviewWorkspace',
} as const;

/** `initializationOptions` of an editor with its own way to show a rule's page: a URI with `{rule}` in it. */
export interface InitializationOptions {
  readonly ruleLink?: string;
  /** Folder (path) of the editor's own storage, for the cache of reviews. */
  readonly cacheFolder?: string;
}

/** Request: what a document is and how many problems it has; null when it is not reviewed or just changing. */
export const STATUS_REQUEST = 'galley/status';

export interface StatusParams {
  readonly uri: string;
}

export interface DocumentStatus {
  readonly script: Script;
  readonly counts: Readonly<Record<Severity, number>>;
  readonly errorRate: DocumentErrorRate;
}

/** An estimate of the 编校差错率 of a document, taken as one issue. */
export interface DocumentErrorRate {
  /** Weighted. */
  readonly errors: number;
  /** Blanks left out. */
  readonly characters: number;
  /** Errors per 10,000 characters; a paper passes up to `passLine`. */
  readonly rate: number;
  readonly passLine: number;
  readonly classes: readonly { readonly title: string; readonly errors: number }[];
}

/** Request: figures by what they count, contradictions first; null when the document is not reviewed. */
export const FIGURES_REQUEST = 'galley/figures';

export interface FiguresParams {
  /** Of the document; the whole workspace when absent. */
  readonly uri?: string;
  /** Words that a group must hold, in what is counted or in a place, parted by blanks. */
  readonly filter?: string;
}

export interface FigureList {
  readonly groups: readonly FigureGroup[];
  /** Groups that are not listed: there are too many. */
  readonly hidden: number;
}

export interface FigureGroup {
  /** Empty when the text does not say. */
  readonly counted: string;
  readonly isConflict: boolean;
  readonly places: readonly FigurePlace[];
}

/** Offsets in UTF-16 units of the file's text. */
export interface FigurePlace {
  readonly uri: string;
  readonly start: number;
  readonly end: number;
  readonly written: string;
  /** Value, what, whose and when, in Chinese. */
  readonly reading: string;
  /** Line or file. */
  readonly where: string;
  readonly isConflict: boolean;
}
