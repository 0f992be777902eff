import * as vscode from 'vscode';
import { DISMISSALS_FILE } from '../../../server/src/lsp/protocol.ts';

/** Opens the file of dismissals of the active document's workspace folder: deleting a line brings its problem back. */
export async function openDismissals(): Promise<void> {
  const active = vscode.window.activeTextEditor?.document.uri;
  const folder = (active && vscode.workspace.getWorkspaceFolder(active)) ?? vscode.workspace.workspaceFolders?.[0];
  const root = folder?.uri ?? (active && vscode.Uri.joinPath(active, '..'));
  if (!root) return;
  try {
    await vscode.window.showTextDocument(vscode.Uri.joinPath(root, DISMISSALS_FILE));
  } catch {
    vscode.window.showInformationMessage(vscode.l10n.t('Nothing has been marked as right here yet'));
  }
}
