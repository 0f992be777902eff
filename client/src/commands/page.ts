import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { SERVER_COMMANDS } from '../../../server/src/lsp/protocol.ts';
import { notify, runOnActiveDocument } from './server-command.ts';

export async function putInOrder(client: LanguageClient): Promise<void> {
  if (await runOnActiveDocument(client, SERVER_COMMANDS.putInOrder)) return;
  notify(vscode.l10n.t('Galley: the page stays in the order it is in'));
}

export async function splitPage(client: LanguageClient): Promise<void> {
  if (await runOnActiveDocument(client, SERVER_COMMANDS.splitPage)) return;
  notify(vscode.l10n.t('Galley: no page of several articles that can be split'));
}

export async function cleanPage(client: LanguageClient): Promise<void> {
  if (await runOnActiveDocument(client, SERVER_COMMANDS.cleanPage)) return;
  notify(vscode.l10n.t('Galley: nothing to clean'));
}

export async function keepArticle(client: LanguageClient): Promise<void> {
  if (await runOnActiveDocument(client, SERVER_COMMANDS.keepArticle)) return;
  notify(vscode.l10n.t('Galley: nothing but the article'));
}
