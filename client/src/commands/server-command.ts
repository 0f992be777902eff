import * as vscode from 'vscode';
import { ExecuteCommandRequest, type LanguageClient } from 'vscode-languageclient/node';

/** Runs a command of the server on the active document; false when there is none or it had nothing to change. */
export async function runOnActiveDocument(
  client: LanguageClient,
  command: string,
  ...rest: readonly unknown[]
): Promise<boolean> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document) return false;
  if (client.needsStart()) await client.start();
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const done: unknown = await client.sendRequest(ExecuteCommandRequest.type, { command, arguments: [uri, ...rest] });
  return done === true;
}

/** How long a notice stays in the status bar, in milliseconds. */
const NOTICE = 4000;

/** Tells what a command did not do, without asking for a click. */
export function notify(message: string): void {
  vscode.window.setStatusBarMessage(message, NOTICE);
}
