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

function textOf({ script, counts, errorRate: { rate } }: DocumentStatus): string {
  const total = counts.error + counts.warning + counts.info;
  const estimate = rate > 0 ? ` · ${vscode.l10n.t('{0} per 10,000', rate.toFixed(1))}` : '';
  return `$(${total === 0 ? 'check' : 'book'}) ${vscode.l10n.t('Galley')} ${scriptNames()[script]} ${total}${estimate}`;
}

function tooltipOf({ script, counts, errorRate }: DocumentStatus): vscode.MarkdownString {
  const { rate, passLine, errors, characters, classes } = errorRate;
  const verdict = rate <= passLine ? vscode.l10n.t('passes') : vscode.l10n.t('does not pass');
  const lines = [
    vscode.l10n.t('Script: {0}', scriptNames()[script]),
    vscode.l10n.t('Errors {0}, warnings {1}, information {2}', counts.error, counts.warning, counts.info),
    `**${vscode.l10n.t('Error rate (estimate): {0} per 10,000', rate.toFixed(2))}**`,
    vscode.l10n.t('{0} weighted errors in {1} characters', errors.toFixed(1), characters.toLocaleString()),
    vscode.l10n.t('Papers pass up to {0} per 10,000: {1}', passLine, verdict),
    ...classes.map(({ title, errors: weight }) => `${title} ${weight.toFixed(1)}`),
    vscode.l10n.t('Click to see the problems'),
  ];
  return new vscode.MarkdownString(lines.join('\n\n'));
}

const scriptNames = () => ({
  simplified: vscode.l10n.t('simplified'),
  traditional: vscode.l10n.t('traditional'),
  mixed: vscode.l10n.t('mixed scripts'),
  other: vscode.l10n.t('other script'),
});
