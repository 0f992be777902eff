import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  InitializedNotification,
  InitializeRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { articleOf } from './article.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const GALLEY = [path.join(root, 'dist/cli.cjs'), 'lsp', '--stdio'];
const ECHO = ['--import', 'tsx', path.join(root, 'test/bench/echo-server.ts'), '--stdio'];
const URI = 'file:///bench/article.txt';
/** Edits before the clock runs: the language model is read and the code compiled. */
const WARM_UP = 30;

/** Milliseconds from a keystroke to its diagnostics. */
export interface Latency {
  readonly median: number;
  readonly p99: number;
}

/** Types into an article of about `bytes` bytes over stdio; beside it a server that only echoes, in the same run. Build first. */
export async function typeInto(bytes: number, keystrokes: number): Promise<{ galley: Latency; echo: Latency }> {
  const text = articleOf(bytes);
  return { galley: await measure(GALLEY, text, keystrokes), echo: await measure(ECHO, text, keystrokes) };
}

async function measure(server: readonly string[], text: string, keystrokes: number): Promise<Latency> {
  const child = spawn(process.execPath, server, { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities: { textDocument: { diagnostic: {} } },
  });
  await connection.sendNotification(InitializedNotification.type, {});
  const textDocument = { uri: URI, languageId: 'zh-news', version: 0, text };
  await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  const times: number[] = [];
  for (let version = 1; version <= WARM_UP + keystrokes; version++) {
    const place = { line: 2, character: 3 + (version % 5) };
    const contentChanges = [{ range: { start: place, end: place }, text: '很' }];
    const started = performance.now();
    await connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: URI, version },
      contentChanges,
    });
    await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri: URI } });
    if (version > WARM_UP) times.push(performance.now() - started);
  }
  connection.dispose();
  child.kill();
  times.sort((a, b) => a - b);
  return { median: times[times.length >> 1]!, p99: times[Math.floor(times.length * 0.99)]! };
}
