import * as vscode from 'vscode';
import { isMostlyChinese } from '../../../server/src/core/text/chinese.ts';
import { detectEncoding } from '../../../server/src/host/encoding.ts';
import type { Encoding } from '../../../server/src/host/files.ts';
import { isSupported } from '../language-client.ts';

/** VS Code's name of an encoding, the names it has for others that hold the same text, and the name to show. */
const ENCODINGS: Readonly<Record<Encoding, { id: string; alike: readonly string[]; name: string }>> = {
  'utf-8': { id: 'utf8', alike: ['utf8bom'], name: 'UTF-8' },
  gb18030: { id: 'gb18030', alike: ['gbk', 'gb2312'], name: 'GB18030' },
  big5: { id: 'cp950', alike: ['big5hkscs'], name: 'Big5' },
  'utf-16le': { id: 'utf16le', alike: [], name: 'UTF-16 LE' },
  'utf-16be': { id: 'utf16be', alike: [], name: 'UTF-16 BE' },
};

/** Larger files are not looked into, in bytes. */
const LARGEST = 5_000_000;

export interface EncodingHint extends vscode.Disposable {
  /** Reads the active document's file in the encoding that the hint names. */
  readonly reopen: () => Promise<void>;
}

/** An item of the status bar while the active document was read in an encoding that makes no Chinese of it. */
export function showEncodingHint(): EncodingHint {
  const item = vscode.window.createStatusBarItem('galley.encoding', vscode.StatusBarAlignment.Right, 101);
  item.name = vscode.l10n.t('Galley: encoding');
  item.command = 'galley.reopenWithEncoding';
  item.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
  let offered: { readonly uri: vscode.Uri; readonly encoding: string } | undefined;

  async function update(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    const right = document && (await rightEncoding(document));
    if (document !== vscode.window.activeTextEditor?.document) return;
    offered = document && right && { uri: document.uri, encoding: right.id };
    void vscode.commands.executeCommand('setContext', 'galley.isMisread', right !== undefined);
    if (!right) return item.hide();
    item.text = `$(warning) ${vscode.l10n.t('Reopen with {0}', right.name)}`;
    item.tooltip = vscode.l10n.t('This file is {0}; it was opened in another encoding and cannot be read', right.name);
    item.show();
  }

  const listeners = vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidOpenTextDocument(update),
    vscode.workspace.onDidChangeTextDocument(({ document }) => (document.isDirty ? undefined : update())),
  );
  void update();
  return {
    reopen: async () => {
      if (!offered) return;
      const { uri, encoding } = offered;
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri, { encoding }));
      await update();
    },
    dispose: () => listeners.dispose(),
  };
}

/** The encoding of the file, where it is Chinese and the document was read in another. */
async function rightEncoding(document: vscode.TextDocument) {
  if (document.uri.scheme !== 'file' || document.isDirty || !isSupported(document)) return undefined;
  if (document.encoding.startsWith('utf8') && !document.getText().includes('\ufffd')) return undefined;
  try {
    if ((await vscode.workspace.fs.stat(document.uri)).size > LARGEST) return undefined;
    const bytes = await vscode.workspace.fs.readFile(document.uri);
    const encoding = detectEncoding(bytes);
    const right = ENCODINGS[encoding];
    const isRight = [right.id, ...right.alike].includes(document.encoding) || bytes.every((byte) => byte < 0x80);
    return !isRight && isMostlyChinese(new TextDecoder(encoding).decode(bytes)) ? right : undefined;
  } catch {
    return undefined;
  }
}
