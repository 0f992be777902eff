import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { NEWS_LANGUAGE } from '../../../server/src/lsp/protocol.ts';
import { isSupported } from '../language-client.ts';

/** Shows the problems of the active document, whatever language it was opened as. */
export async function review(client: LanguageClient): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document) return;
  if (!isSupported(document)) await vscode.languages.setTextDocumentLanguage(document, NEWS_LANGUAGE);
  if (client.needsStart()) await client.start();
  await vscode.commands.executeCommand('workbench.actions.view.problems');
}
