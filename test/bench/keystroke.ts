// From a keystroke to its diagnostics over stdio, beside a server that only echoes, in the same run. Build first.
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

interface Figures {
  readonly median: number;
  readonly p99: number;
}

async function measure(server: readonly string[], text: string, keystrokes: number): Promise<Figures> {
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

const figures: string[] = [];
for (const [name, bytes, keystrokes] of [
  ['15k', 15_000, 200],
  ['200k', 200_000, 40],
  ['1m', 1_000_000, 10],
] as const) {
  const text = articleOf(bytes);
  const galley = await measure(GALLEY, text, keystrokes);
  const echo = await measure(ECHO, text, keystrokes);
  const inMs = (value: number) => value.toFixed(2).padStart(9);
  console.log(
    `${name.padEnd(5)} galley median${inMs(galley.median)} p99${inMs(galley.p99)} ms   echo median${inMs(echo.median)} ms`,
  );
  figures.push(`${name}_median=${galley.median.toFixed(2)} ${name}_p99=${galley.p99.toFixed(2)}`);
  figures.push(`${name}_echo=${echo.median.toFixed(2)}`);
}
console.log(`keystroke ${figures.join(' ')}`);
