import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  CancellationTokenSource,
  ConfigurationRequest,
  createProtocolConnection,
  InitializedNotification,
  InitializeRequest,
  ProgressType,
  type ProtocolConnection,
  RegistrationRequest,
  StreamMessageReader,
  StreamMessageWriter,
  WorkDoneProgressCreateRequest,
  type WorkspaceDiagnosticReportPartialResult,
  WorkspaceDiagnosticRequest,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver/node';

const cli = fileURLToPath(new URL('../dist/cli.cjs', import.meta.url));

export interface Editor {
  readonly connection: ProtocolConnection;
  readonly server: ChildProcess;
  /** Starts workspace/diagnostic; `found` gathers the lists as an editor would, `reports` the reports as they came. */
  readonly pull: (previous?: readonly { uri: string; value: string }[]) => {
    readonly found: Map<string, number>;
    readonly reports: WorkspaceDocumentDiagnosticReport[];
    readonly stop: () => Promise<unknown>;
  };
}

/** The real server in a process of its own, over standard input and output, with `folder` as workspace. */
export async function startServerOn(t: TestContext, folder: string, settings: object = {}): Promise<Editor> {
  const server = spawn(process.execPath, [cli, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  connection.onRequest(ConfigurationRequest.type, ({ items }) =>
    items.map(({ section }) => (section === 'galley' ? settings : undefined)),
  );
  connection.onRequest(RegistrationRequest.type, () => {});
  connection.onRequest(WorkDoneProgressCreateRequest.type, () => {});
  connection.listen();
  // What still waits for an answer is rejected: a test fails rather than hangs.
  server.once('exit', () => connection.dispose());
  t.after(() => {
    connection.dispose();
    server.kill();
  });
  const uri = pathToFileURL(folder).href;
  await connection.sendRequest(InitializeRequest.type, {
    processId: null,
    rootUri: uri,
    workspaceFolders: [{ uri, name: 'test' }],
    capabilities: {
      textDocument: { diagnostic: {} },
      workspace: { configuration: true },
      window: { workDoneProgress: true },
    },
    initializationOptions: { cacheFolder: path.join(folder, '.cache') },
  });
  await connection.sendNotification(InitializedNotification.type, {});

  let token = 0;
  const pull: Editor['pull'] = (previous = []) => {
    const found = new Map<string, number>();
    const reports: WorkspaceDocumentDiagnosticReport[] = [];
    const cancel = new CancellationTokenSource();
    const partialResultToken = `pull${token++}`;
    const listener = connection.onProgress(
      new ProgressType<WorkspaceDiagnosticReportPartialResult>(),
      partialResultToken,
      ({ items }) => {
        for (const report of items) {
          reports.push(report);
          if (report.kind === 'full') found.set(path.basename(report.uri), report.items.length);
        }
      },
    );
    const params = { previousResultIds: [...previous], partialResultToken };
    const ended = connection.sendRequest(WorkspaceDiagnosticRequest.type, params, cancel.token).catch(() => {});
    const stop = () => {
      cancel.cancel();
      return ended.finally(() => listener.dispose());
    };
    return { found, reports, stop };
  };
  return { connection, server, pull };
}

export async function until(isTrue: () => boolean, milliseconds = 20_000): Promise<void> {
  const end = performance.now() + milliseconds;
  while (!isTrue()) {
    assert.ok(performance.now() < end, 'timed out');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
