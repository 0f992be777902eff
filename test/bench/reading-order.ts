import path from 'node:path';
import { ApplyWorkspaceEditRequest, ExecuteCommandRequest } from 'vscode-languageserver/node';
import { SERVER_COMMANDS } from '../../server/src/lsp/protocol.ts';
import { breakPage, type SoundArticle } from '../breaker/page.ts';
import { seeded } from '../breaker/random.ts';
import { openInServer, root, URI } from './stdio.ts';

export interface Ordering {
  /** From the command to the change that the editor is asked to make; nothing was asked of the server before, so that it reads its models too. */
  readonly milliseconds: number;
  readonly edits: number;
}

/** Copies of the articles, a caption or headline set into a sentence of each. */
export function brokenPageOf(articles: readonly SoundArticle[], bytes: number): string {
  const random = seeded(1);
  let text = '';
  while (Buffer.byteLength(text) < bytes) text += `${breakPage(articles, ['inserted'], random).text.trimEnd()}\n\n`;
  return text;
}

/** Puts a page in order over stdio, as an editor's command does. Build first. */
export async function putPageInOrder(text: string): Promise<Ordering> {
  const { connection, stop } = await openInServer([path.join(root, 'dist/cli.cjs'), 'lsp', '--stdio'], text);
  let edits = 0;
  connection.onRequest(ApplyWorkspaceEditRequest.type, ({ edit }) => {
    for (const change of edit.documentChanges ?? []) edits += 'edits' in change ? change.edits.length : 0;
    return { applied: true };
  });
  const started = performance.now();
  await connection.sendRequest(ExecuteCommandRequest.type, { command: SERVER_COMMANDS.putInOrder, arguments: [URI] });
  const milliseconds = performance.now() - started;
  stop();
  return { milliseconds, edits };
}
