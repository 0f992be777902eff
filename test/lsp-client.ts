import { PassThrough } from 'node:stream';
import {
  ApplyWorkspaceEditRequest,
  type ClientCapabilities,
  type CodeAction,
  CodeActionRequest,
  ConfigurationRequest,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  type FullDocumentDiagnosticReport,
  InitializedNotification,
  InitializeRequest,
  ProposedFeatures,
  type ProtocolConnection,
  type Range,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { NO_LANGUAGE } from '../server/src/core/language/services.ts';
import type { Host } from '../server/src/lsp/host.ts';
import { startServer } from '../server/src/lsp/server.ts';

/** A language server and the editor's end of its wire, in one process, with files in memory. */
export interface TestEditor {
  readonly connection: ProtocolConnection;
  readonly files: Map<string, string>;
  /** What the server asked the editor to change, latest last. */
  readonly applied: WorkspaceEdit[];
  /** How often the language services were read. */
  readonly loads: () => number;
  readonly open: (uri: string, text: string, languageId?: string) => Promise<void>;
  /** Replaces the whole text. */
  readonly change: (uri: string, version: number, text: string) => Promise<void>;
  readonly pull: (uri: string) => Promise<Diagnostic[]>;
  readonly codeActions: (uri: string, range: Range, only?: string[]) => Promise<CodeAction[]>;
  readonly close: () => Promise<void>;
}

export const ROOT = 'file:///workspace';

const PULLING: ClientCapabilities = {
  textDocument: { diagnostic: {} },
  workspace: {
    configuration: true,
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: {}, resourceOperations: ['create'] },
  },
};

/** `settings` is what the editor answers for the section `galley`. */
export async function startEditor(settings: unknown = {}, capabilities = PULLING): Promise<TestEditor> {
  const [toServer, toEditor] = [new PassThrough(), new PassThrough()];
  const files = new Map<string, string>();
  const applied: WorkspaceEdit[] = [];
  let loads = 0;
  const host: Host = {
    readText: async (uri) => files.get(uri),
    appendText: async (uri, text) => void files.set(uri, (files.get(uri) ?? '') + text),
    loadLanguage: () => {
      loads++;
      return NO_LANGUAGE;
    },
    shippedFile: (path) => `file:///galley/${path}`,
  };
  const server = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(toServer),
    new StreamMessageWriter(toEditor),
  );
  startServer(server, host);
  const connection = createProtocolConnection(new StreamMessageReader(toEditor), new StreamMessageWriter(toServer));
  connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => settings));
  connection.onRequest(ApplyWorkspaceEditRequest.type, ({ edit }) => {
    applied.push(edit);
    return { applied: true };
  });
  connection.onRequest(RegistrationRequest.type, () => {});
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, {
    processId: null,
    rootUri: ROOT,
    capabilities,
    workspaceFolders: [{ uri: ROOT, name: 'workspace' }],
  });
  await connection.sendNotification(InitializedNotification.type, {});
  return {
    connection,
    files,
    applied,
    loads: () => loads,
    open: (uri, text, languageId = 'plaintext') =>
      connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: { uri, languageId, version: 1, text },
      }),
    change: (uri, version, text) =>
      connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      }),
    pull: async (uri) => {
      const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
      return (report as FullDocumentDiagnosticReport).items;
    },
    codeActions: async (uri, range, only) => {
      const context = { diagnostics: [], ...(only && { only }) };
      const actions = await connection.sendRequest(CodeActionRequest.type, { textDocument: { uri }, range, context });
      return (actions ?? []) as CodeAction[];
    },
    close: async () => {
      await connection.sendRequest(ShutdownRequest.type);
      connection.dispose();
      server.dispose();
    },
  };
}
