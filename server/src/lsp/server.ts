import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type LanguageServices, NO_LANGUAGE } from '../core/language/services.ts';
import { openDocuments } from './documents.ts';
import { FIX_ALL_KIND, provideCodeActions } from './features/code-actions.ts';
import { provideCommands } from './features/commands.ts';
import { provideDiagnostics } from './features/diagnostics.ts';
import { provideFigureList } from './features/figure-list.ts';
import { provideFigures } from './features/figures.ts';
import { provideFolding } from './features/folding.ts';
import { provideLinks } from './features/links.ts';
import { provideStatus } from './features/status.ts';
import { provideSymbols } from './features/symbols.ts';
import { provideWorkspaceDiagnostics } from './features/workspace-diagnostics.ts';
import { provideWorkspaceSymbols } from './features/workspace-symbols.ts';
import type { Host } from './host.ts';
import { createPreferences } from './preferences.ts';
import {
  DISMISSALS_FILE,
  type InitializationOptions,
  SERVER_COMMANDS,
  SETTINGS_FILE,
  VOCABULARY_FILE,
} from './protocol.ts';
import { createReviewer, type Surroundings } from './reviewer.ts';
import { type ClientFeatures, clientFeaturesOf, type Session } from './session.ts';
import { warn } from './warn.ts';
import { type WorkspacePaths, workspacePaths } from './workspace-paths.ts';

/** Milliseconds for the first diagnostics to leave before the model is read. */
const LANGUAGE_DELAY = 50;

/** Serves one editor over `connection` until it leaves. */
export function startServer(connection: Connection, host: Host): void {
  let client: ClientFeatures = clientFeaturesOf({});
  let paths: WorkspacePaths = workspacePaths([]);
  let ruleLink: string | undefined;
  let language: LanguageServices | undefined;
  let cacheFolder: string | undefined;

  const documents = openDocuments();
  const preferences = createPreferences(
    connection,
    host,
    () => paths,
    () => client.configuration,
  );
  const surroundingsOf = async ({ uri }: TextDocument): Promise<Surroundings> => ({
    settings: await preferences.settingsOf(uri),
    dismissals: await preferences.dismissalsOf(uri),
    path: paths.pathOf(uri),
    language: language ?? NO_LANGUAGE,
  });
  const reviewer = createReviewer({
    pageOf: documents.pageOf,
    surroundingsOf,
    onReviewed: () => setTimeout(useLanguage, LANGUAGE_DELAY),
    onRuleFailure: (rule, error) =>
      connection.console.error(`${rule}: ${error instanceof Error ? error.stack : error}`),
  });
  const rulePages = host.shippedFile('docs/rules/');
  const rulePage = (rule: string) => `${rulePages}${rule}.md`;
  const session: Session = {
    connection,
    host,
    documents,
    reviewer,
    preferences,
    language: () => language ?? NO_LANGUAGE,
    refresh: () => diagnostics.refresh(),
    caughtUp,
    cacheFolder: () => cacheFolder,
    workspace: () => workspace,
    surroundingsOf,
    paths: () => paths,
    client: () => client,
    rulePage,
    ruleLink: (rule) => ruleLink?.replace('{rule}', rule) ?? rulePage(rule),
  };

  const diagnostics = provideDiagnostics(session);
  const workspace = provideWorkspaceDiagnostics(session);
  provideCodeActions(session);
  provideSymbols(session);
  provideWorkspaceSymbols(session);
  provideFolding(session);
  provideFigures(session);
  provideFigureList(session);
  provideLinks(session);
  provideStatus(session);
  provideCommands({ session, onDismissed: reviewAgain });

  connection.onInitialize(({ capabilities, workspaceFolders, rootUri, initializationOptions }: InitializeParams) => {
    client = clientFeaturesOf(capabilities);
    paths = workspacePaths(workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []));
    ({ ruleLink, cacheFolder } = (initializationOptions ?? {}) as InitializationOptions);
    return capabilitiesOf(client, workspace !== undefined);
  });

  connection.onInitialized(async () => {
    if (client.configuration) await connection.client.register(DidChangeConfigurationNotification.type);
    if (client.watchFiles)
      await connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [...OWN_FILES.map((file) => `**/${file}`), TEXT_FILES].map((globPattern) => ({ globPattern })),
      });
    if (client.folderChanges)
      connection.workspace.onDidChangeWorkspaceFolders(async () => {
        const folders = await connection.workspace.getWorkspaceFolders();
        paths = workspacePaths(folders?.map(({ uri }) => uri) ?? []);
        reviewAgain();
      });
  });

  /** The first diagnostics do not wait for the language model; once it is there, they are made again with it. */
  function useLanguage(): void {
    if (language) return;
    language = loadLanguage();
    if (language.model) reviewDocumentsAgain();
  }

  /** The editor answers in turn: a question about no setting is answered after all that was sent before. */
  async function caughtUp(): Promise<void> {
    if (client.configuration) await connection.workspace.getConfiguration([]).catch(() => {});
  }

  const loadLanguage = (): LanguageServices =>
    host.loadLanguage((message) => warn(connection, message), paths.roots[0]);

  function reviewDocumentsAgain(): void {
    reviewer.forget();
    diagnostics.refresh();
  }

  function reviewAgain(): void {
    preferences.forget();
    reviewDocumentsAgain();
    workspace?.restart();
  }

  connection.onDidChangeConfiguration(reviewAgain);
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const isAny = (...files: string[]) => changes.some(({ uri }) => files.some((file) => uri.endsWith(`/${file}`)));
    if (isAny(VOCABULARY_FILE) && language) language = loadLanguage();
    if (isAny(...OWN_FILES)) reviewAgain();
    else workspace?.filesChanged(changes);
  });
  documents.text.onDidChangeContent(({ document }) => workspace?.documentChanged(document.uri));
  documents.text.onDidClose(({ document }) => {
    reviewer.close(document.uri);
    workspace?.documentChanged(document.uri);
  });
  documents.text.listen(connection);
  connection.listen();
}

/** Files whose change makes every review out of date. */
const OWN_FILES = [SETTINGS_FILE, DISMISSALS_FILE, VOCABULARY_FILE];

/** Files that a folder is reviewed for. */
const TEXT_FILES = '**/*.{txt,md,news,html}';

const capabilitiesOf = (client: ClientFeatures, hasFiles: boolean): InitializeResult => ({
  serverInfo: { name: 'galley' },
  capabilities: {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    codeActionProvider: { codeActionKinds: ['quickfix', FIX_ALL_KIND], resolveProvider: true },
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    foldingRangeProvider: true,
    hoverProvider: true,
    referencesProvider: true,
    documentLinkProvider: {},
    executeCommandProvider: { commands: Object.values(SERVER_COMMANDS) },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    ...(client.pullDiagnostics && {
      diagnosticProvider: { identifier: 'galley', interFileDependencies: false, workspaceDiagnostics: hasFiles },
    }),
  },
});
