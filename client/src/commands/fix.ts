import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { SERVER_COMMANDS, SOURCE } from '../../../server/src/lsp/protocol.ts';
import { notify, runOnActiveDocument } from './server-command.ts';

export async function fixAll(client: LanguageClient): Promise<void> {
  if (await runOnActiveDocument(client, SERVER_COMMANDS.fixAll)) return;
  notify(vscode.l10n.t('Galley: nothing that is safe to fix'));
}

/** Asks for one of the kinds of problems that the active document has, then fixes them all. */
export async function fixRule(client: LanguageClient): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document) return;
  const counts = countByRule(vscode.languages.getDiagnostics(document.uri));
  const items = [...counts].map(([label, count]) => ({ label, description: vscode.l10n.t('{0} problems', count) }));
  const placeHolder = vscode.l10n.t('Which kind of problem?');
  const chosen = await vscode.window.showQuickPick(items, { placeHolder });
  if (!chosen || (await runOnActiveDocument(client, SERVER_COMMANDS.fixRule, chosen.label))) return;
  notify(vscode.l10n.t('Galley: {0} has no fix', chosen.label));
}

function countByRule(diagnostics: readonly vscode.Diagnostic[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { source, code } of diagnostics) {
    if (source !== SOURCE || typeof code !== 'object') continue;
    const rule = String(code.value);
    counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return counts;
}
