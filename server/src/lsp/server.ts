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
import { provideFolding } from './features/folding.ts';
import { provideLinks } from './features/links.ts';
import { provideStatus } from './features/status.ts';
import { provideSymbols } from './features/symbols.ts';
import type { Host } from './host.ts';
import { createPreferences } from './preferences.ts';
import { DISMISSALS_FILE, type InitializationOptions, SERVER_COMMANDS, SETTINGS_FILE } from './protocol.ts';
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
  const rulePage = (rule: string) => host.shippedFile(`docs/rules/${rule}.md`);
  const session: Session = {
    connection,
    host,
    documents,
    reviewer,
    surroundingsOf,
    paths: () => paths,
    client: () => client,
    rulePage,
    ruleLink: (rule) => ruleLink?.replace('{rule}', rule) ?? rulePage(rule),
  };

  const diagnostics = provideDiagnostics(session);
  provideCodeActions(session);
  provideSymbols(session);
  provideFolding(session);
  provideLinks(session);
  provideStatus(session);
  provideCommands({ session, onDismissed: reviewAgain });

  connection.onInitialize(({ capabilities, workspaceFolders, rootUri, initializationOptions }: InitializeParams) => {
    client = clientFeaturesOf(capabilities);
    paths = workspacePaths(workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []));
    ruleLink = (initializationOptions as InitializationOptions | undefined)?.ruleLink;
    return capabilitiesOf(client);
  });

  connection.onInitialized(async () => {
    if (client.configuration) await connection.client.register(DidChangeConfigurationNotification.type);
    if (client.watchFiles)
      await connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: `**/${DISMISSALS_FILE}` }, { globPattern: `**/${SETTINGS_FILE}` }],
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
    language = host.loadLanguage((message) => warn(connection, message));
    if (language.model) reviewAgain();
  }

  function reviewAgain(): void {
    preferences.forget();
    reviewer.forget();
    diagnostics.refresh();
  }

  connection.onDidChangeConfiguration(reviewAgain);
  connection.onDidChangeWatchedFiles(reviewAgain);
  documents.text.onDidClose(({ document }) => reviewer.close(document.uri));
  documents.text.listen(connection);
  connection.listen();
}

const capabilitiesOf = (client: ClientFeatures): InitializeResult => ({
  serverInfo: { name: 'galley' },
  capabilities: {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    codeActionProvider: { codeActionKinds: ['quickfix', FIX_ALL_KIND], resolveProvider: true },
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    documentLinkProvider: {},
    executeCommandProvider: { commands: Object.values(SERVER_COMMANDS) },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    ...(client.pullDiagnostics && {
      diagnosticProvider: { identifier: 'galley', interFileDependencies: false, workspaceDiagnostics: false },
    }),
  },
});
