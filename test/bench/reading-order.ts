import path from 'node:path';
import {
  ApplyWorkspaceEditRequest,
  DocumentDiagnosticRequest,
  ExecuteCommandRequest,
} from 'vscode-languageserver/node';
import { SERVER_COMMANDS } from '../../server/src/lsp/protocol.ts';
import { openInServer, root, URI } from './stdio.ts';

export interface Ordering {
  /** From the command to the change that the editor is asked to make, the page being reviewed already. */
  readonly milliseconds: number;
  readonly edits: number;
}

/** Puts a page in order over stdio, as an editor's command does. Build first. */
export async function putPageInOrder(text: string): Promise<Ordering> {
  const { connection, stop } = await openInServer([path.join(root, 'dist/cli.cjs'), 'lsp', '--stdio'], text);
  let edits = 0;
  connection.onRequest(ApplyWorkspaceEditRequest.type, ({ edit }) => {
    for (const change of edit.documentChanges ?? []) edits += 'edits' in change ? change.edits.length : 0;
    return { applied: true };
  });
  await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri: URI } });
  const started = performance.now();
  await connection.sendRequest(ExecuteCommandRequest.type, { command: SERVER_COMMANDS.putInOrder, arguments: [URI] });
  const milliseconds = performance.now() - started;
  stop();
  return { milliseconds, edits };
}
