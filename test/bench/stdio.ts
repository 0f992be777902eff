import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
  createProtocolConnection,
  DidOpenTextDocumentNotification,
  InitializedNotification,
  InitializeRequest,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** The page that is open in the server. */
export const URI = 'file:///bench/article.txt';

export interface StdioServer {
  readonly connection: ProtocolConnection;
  readonly stop: () => void;
}

/** A language server in a process of its own, over standard input and output, with one page open; `server` are Node's arguments. */
export async function openInServer(server: readonly string[], text: string): Promise<StdioServer> {
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
  const stop = () => {
    connection.dispose();
    child.kill();
  };
  return { connection, stop };
}
