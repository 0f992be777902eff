import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  CancellationTokenSource,
  ConfigurationRequest,
  createProtocolConnection,
  DidChangeWatchedFilesNotification,
  DidOpenTextDocumentNotification,
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
import { folderWith } from './cli.ts';

const WRONG = '市运会开幕\n\n参赛人数为80～50人。\n';
const CLEAN = '市运会开幕\n\n参赛人数为50～80人。\n';
const cli = fileURLToPath(new URL('../dist/cli.cjs', import.meta.url));

interface Editor {
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
async function startEditor(t: TestContext, folder: string, settings: object = {}): Promise<Editor> {
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

async function until(isTrue: () => boolean, milliseconds = 20_000): Promise<void> {
  const end = performance.now() + milliseconds;
  while (!isTrue()) {
    assert.ok(performance.now() < end, 'timed out');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const manyFiles = (count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`${i}.txt`, `${WRONG}第${i}号。`]));

test('streams problems of closed Chinese files, follows changes, and answers "unchanged" by id', async (t) => {
  const folder = folderWith(t, { 'a.txt': WRONG, 'b.md': CLEAN, 'c.txt': 'plain English 80~50', 'skip/d.txt': WRONG });
  const editor = await startEditor(t, folder, { exclude: ['skip/'] });
  const { found, reports, stop } = editor.pull();
  await until(() => found.get('a.txt') === 1);
  const uri = (name: string) => pathToFileURL(path.join(folder, name)).href;
  const changed = (name: string, type: 1 | 2 | 3) =>
    editor.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [{ uri: uri(name), type }] });

  writeFileSync(path.join(folder, 'b.md'), WRONG);
  await changed('b.md', 2);
  await until(() => found.get('b.md') === 1);
  rmSync(path.join(folder, 'a.txt'));
  await changed('a.txt', 3);
  await until(() => found.get('a.txt') === 0);
  assert.deepEqual([...found.keys()].sort(), ['a.txt', 'b.md']);
  await stop();

  const previous = [{ uri: uri('b.md'), value: reports.findLast((report) => report.uri === uri('b.md'))!.resultId! }];
  const again = editor.pull(previous);
  await until(() => again.reports.length > 0);
  assert.deepEqual(
    again.reports.map(({ kind, uri: file }) => [kind, path.basename(file)]),
    [['unchanged', 'b.md']],
  );
  await again.stop();
});

test('an open document is left to its own diagnostics', async (t) => {
  const folder = folderWith(t, { 'a.txt': WRONG, 'b.txt': WRONG });
  const editor = await startEditor(t, folder);
  await editor.connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: {
      uri: pathToFileURL(path.join(folder, 'a.txt')).href,
      languageId: 'plaintext',
      version: 1,
      text: CLEAN,
    },
  });
  const { found, stop } = editor.pull();
  await until(() => found.has('b.txt'));
  assert.equal(found.has('a.txt'), false);
  await stop();
});

test('the scope setting keeps to open files', async (t) => {
  const folder = folderWith(t, { 'a.txt': WRONG });
  const editor = await startEditor(t, folder);
  editor.connection.onRequest(ConfigurationRequest.type, ({ items }) =>
    items.map(({ section }) => (section === 'galley.workspace.scope' ? 'openFiles' : {})),
  );
  const { found, stop } = editor.pull();
  await new Promise((resolve) => setTimeout(resolve, 500));
  await stop();
  assert.equal(found.size, 0);
});

test('a run is cancelled within 200 ms, and a killed server leaves a sound cache', async (t) => {
  const folder = folderWith(t, manyFiles(300));
  const first = await startEditor(t, folder);
  const run = first.pull();
  await until(() => run.found.size > 0);
  const started = performance.now();
  await run.stop();
  assert.ok(performance.now() - started < 200, `${performance.now() - started} ms`);
  const next = first.pull();
  await until(() => next.found.size > 32);
  first.server.kill('SIGKILL');

  const second = await startEditor(t, folder);
  const { found, stop } = second.pull();
  await until(() => found.size === 300);
  assert.ok([...found.values()].every((count) => count === 1));
  await stop();
});
