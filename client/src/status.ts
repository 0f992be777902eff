import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { type DocumentStatus, STATUS_REQUEST } from '../../server/src/lsp/protocol.ts';
import { isSupported } from './language-client.ts';

/** An item of the status bar for the active document: its script and how many problems it has. */
export function showStatus(client: LanguageClient): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('galley.status', vscode.StatusBarAlignment.Right, 100);
  item.name = '校样 Galley';
  item.command = 'workbench.actions.view.problems';

  async function update(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    const status = document && isSupported(document) ? await statusOf(client, document.uri) : null;
    if (document !== vscode.window.activeTextEditor?.document) return;
    if (!status) return item.hide();
    item.text = textOf(status);
    item.tooltip = tooltipOf(status);
    item.show();
  }

  const isActive = (uri: vscode.Uri) => uri.toString() === vscode.window.activeTextEditor?.document.uri.toString();
  return vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => (uris.some(isActive) ? update() : undefined)),
  );
}

async function statusOf(client: LanguageClient, uri: vscode.Uri): Promise<DocumentStatus | null> {
  if (!client.isRunning()) return null;
  return client.sendRequest(STATUS_REQUEST, { uri: client.code2ProtocolConverter.asUri(uri) });
}

function textOf({ script, counts }: DocumentStatus): string {
  const total = counts.error + counts.warning + counts.info;
  return `$(${total === 0 ? 'check' : 'book'}) ${vscode.l10n.t('Galley')} ${scriptNames()[script]} ${total}`;
}

function tooltipOf({ script, counts }: DocumentStatus): string {
  return [
    vscode.l10n.t('Script: {0}', scriptNames()[script]),
    vscode.l10n.t('Errors {0}, warnings {1}, information {2}', counts.error, counts.warning, counts.info),
    vscode.l10n.t('Click to see the problems'),
  ].join('\n');
}

const scriptNames = () => ({
  simplified: vscode.l10n.t('simplified'),
  traditional: vscode.l10n.t('traditional'),
  mixed: vscode.l10n.t('mixed scripts'),
  other: vscode.l10n.t('other script'),
});
