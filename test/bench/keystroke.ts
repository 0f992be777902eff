import path from 'node:path';
import { DidChangeTextDocumentNotification, DocumentDiagnosticRequest } from 'vscode-languageserver/node';
import { pageOf } from './corpus.ts';
import { openInServer, root, URI } from './stdio.ts';

const GALLEY = [path.join(root, 'dist/cli.cjs'), 'lsp', '--stdio'];
const ECHO = ['--import', 'tsx', path.join(root, 'test/bench/echo-server.ts'), '--stdio'];
/** Edits, at most, before the clock runs: the language model is read and the code compiled. */
const MOST_WARM_UP = 50;
/** A character is typed here in its line, and taken back by the next keystroke. */
const PLACE = 8;
const SHORTEST_PARAGRAPH = 24;

/** Milliseconds from a keystroke to its diagnostics. */
export interface Latency {
  readonly median: number;
  readonly p99: number;
}

/** Types into a page of about `bytes` bytes of samples over stdio; beside it a server that only echoes, in the same run. Build first. */
export async function typeInto(
  samples: readonly string[],
  bytes: number,
  keystrokes: number,
): Promise<{ galley: Latency; echo: Latency }> {
  const text = pageOf(samples, 0, bytes);
  return { galley: await measure(GALLEY, text, keystrokes), echo: await measure(ECHO, text, keystrokes) };
}

async function measure(server: readonly string[], text: string, keystrokes: number): Promise<Latency> {
  const { connection, stop } = await openInServer(server, text);
  const line = paragraphIn(text);
  const times: number[] = [];
  const warmUp = Math.min(MOST_WARM_UP, keystrokes);
  for (let version = 1; version <= warmUp + keystrokes; version++) {
    const isTyped = version % 2 === 1;
    const end = { line, character: isTyped ? PLACE : PLACE + 1 };
    const contentChanges = [{ range: { start: { line, character: PLACE }, end }, text: isTyped ? '很' : '' }];
    const started = performance.now();
    await connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: URI, version },
      contentChanges,
    });
    await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri: URI } });
    if (version > warmUp) times.push(performance.now() - started);
  }
  stop();
  times.sort((a, b) => a - b);
  return { median: times[times.length >> 1]!, p99: times[Math.floor(times.length * 0.99)]! };
}

/** The first line from the middle on that is long enough to be a paragraph. */
function paragraphIn(text: string): number {
  const lines = text.split('\n');
  return lines.findIndex((line, i) => i >= lines.length >> 1 && line.length > SHORTEST_PARAGRAPH);
}
