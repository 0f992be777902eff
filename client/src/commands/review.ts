import * as vscode from 'vscode';
import { ExecuteCommandRequest, type LanguageClient } from 'vscode-languageclient/node';
import { NEWS_LANGUAGE, SERVER_COMMANDS } from '../../../server/src/lsp/protocol.ts';
import { isSupported } from '../language-client.ts';

/** Shows the problems of the active document, whatever language it was opened as. */
export async function review(client: LanguageClient): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document) return;
  if (!isSupported(document)) await vscode.languages.setTextDocumentLanguage(document, NEWS_LANGUAGE);
  if (client.needsStart()) await client.start();
  await vscode.commands.executeCommand('workbench.actions.view.problems');
}

/** Reviews every Chinese text of the workspace, whatever the scope setting, and shows the problems. */
export async function reviewWorkspace(client: LanguageClient): Promise<void> {
  if (client.needsStart()) await client.start();
  await client.sendRequest(ExecuteCommandRequest.type, { command: SERVER_COMMANDS.reviewWorkspace, arguments: [] });
  await vscode.commands.executeCommand('workbench.actions.view.problems');
}
