import type { ClientCapabilities, Connection } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { LanguageServices } from '../core/language/services.ts';
import type { Documents } from './documents.ts';
import type { Host } from './host.ts';
import type { Preferences } from './preferences.ts';
import type { Reviewer, Surroundings } from './reviewer.ts';
import type { WorkspacePaths } from './workspace-paths.ts';
import type { WorkspaceReview } from './workspace-review.ts';

/** What every feature of one server works with. */
export interface Session {
  readonly connection: Connection;
  readonly host: Host;
  readonly documents: Documents;
  readonly reviewer: Reviewer;
  readonly preferences: Preferences;
  readonly language: () => LanguageServices;
  readonly surroundingsOf: (document: TextDocument) => Promise<Surroundings>;
  /** Makes the editor ask anew for the diagnostics of the open documents. */
  readonly refresh: () => void;
  /** Resolves when the editor has read what was sent to it. Over IPC nothing else tells: what it has not read waits in memory. */
  readonly caughtUp: () => Promise<void>;
  /** The review of files that are not open, where there is a file system. */
  readonly workspace: () => WorkspaceReview | undefined;
  /** Folder (path) that the editor gives for the cache. */
  readonly cacheFolder: () => string | undefined;
  /** Of the workspace folders that are open now. */
  readonly paths: () => WorkspacePaths;
  /** Known once the editor has said `initialize`. */
  readonly client: () => ClientFeatures;
  /** The URI of the shipped page that explains a rule. */
  readonly rulePage: (rule: string) => string;
  /** What a diagnostic's code links to: the page, or the editor's own way to show it. */
  readonly ruleLink: (rule: string) => string;
}

/** What the editor understands, of the things that Galley would do in another way otherwise. */
export interface ClientFeatures {
  readonly configuration: boolean;
  readonly pullDiagnostics: boolean;
  readonly refreshDiagnostics: boolean;
  readonly changeAnnotations: boolean;
  readonly createFiles: boolean;
  readonly resolveEdits: boolean;
  readonly watchFiles: boolean;
  readonly folderChanges: boolean;
}

export function clientFeaturesOf({ workspace, textDocument }: ClientCapabilities): ClientFeatures {
  const codeAction = textDocument?.codeAction;
  return {
    configuration: workspace?.configuration === true,
    pullDiagnostics: textDocument?.diagnostic !== undefined,
    refreshDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    changeAnnotations: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    createFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    resolveEdits: codeAction?.dataSupport === true && codeAction.resolveSupport?.properties.includes('edit') === true,
    watchFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    folderChanges: workspace?.workspaceFolders === true,
  };
}
