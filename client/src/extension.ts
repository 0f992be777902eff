import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { isMostlyChinese } from '../../server/src/core/text/chinese.ts';
import { NEWS_LANGUAGE } from '../../server/src/lsp/protocol.ts';
import { registerCommands } from './commands/register.ts';
import { createClient, isSupported } from './language-client.ts';
import { showStatus } from './status.ts';
import { showEncodingHint } from './views/encoding-hint.ts';
import { showFigures } from './views/figures.ts';

let client: LanguageClient | undefined;

/** Waits for the first Chinese text, so that other people's windows never start a server. */
export function activate(context: vscode.ExtensionContext): void {
  const language = createClient(context);
  client = language;
  const figures = showFigures(language);
  const encodingHint = showEncodingHint();
  context.subscriptions.push(
    figures,
    encodingHint,
    ...registerCommands(context, { client: language, figures, encodingHint }),
    showStatus(language),
  );

  const start = async (document: vscode.TextDocument) => {
    if (language.needsStart() && isChinese(document)) await language.start();
  };
  context.subscriptions.push(
    vscode.workspace.onDidOpenTextDocument(start),
    vscode.workspace.onDidChangeTextDocument(({ document }) => start(document)),
  );
  for (const document of vscode.workspace.textDocuments) void start(document);
}

export async function deactivate(): Promise<void> {
  if (client?.isRunning()) await client.stop();
}

const isChinese = (document: vscode.TextDocument): boolean =>
  isSupported(document) && (document.languageId === NEWS_LANGUAGE || isMostlyChinese(document.getText()));
