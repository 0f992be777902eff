import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** The article of test/e2e/workspace that most checks edit, and its text on disk. */
export const ARTICLE = '运动会.txt';

export const uriOf = (name: string): vscode.Uri =>
  vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, name);

/** Opens the article as it is on disk, unsaved changes of earlier checks thrown away, and waits for its review. */
export async function openArticle(): Promise<vscode.TextEditor> {
  const editor = await vscode.window.showTextDocument(uriOf(ARTICLE));
  if (editor.document.isDirty) await vscode.commands.executeCommand('workbench.action.files.revert');
  await until(() => LASTING_RULES.every((rule) => hasRule(editor.document.uri, rule)), 'the review of the article');
  return editor;
}

/** Rules that find something in the article, whatever others there are. */
export const LASTING_RULES = ['invalid-date', 'reversed-range', 'halfwidth-punctuation'];

/** The rules of Galley's diagnostics of a document, in the order of the text. */
export const rulesOf = (uri: vscode.Uri): string[] =>
  vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === '校样')
    .sort((a, b) => a.range.start.compareTo(b.range.start))
    .map(({ code }) => String(typeof code === 'object' ? code.value : code));

/** Asks until `isDone`, every 20 ms for at most 20 s. */
export async function until(isDone: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const limit = Date.now() + 20_000;
  while (!(await isDone())) {
    assert.ok(Date.now() < limit, `waited 20 s for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export const hasRule = (uri: vscode.Uri, rule: string): boolean => rulesOf(uri).includes(rule);

/** Code actions at the first diagnostic of a rule. */
export async function actionsAt(document: vscode.TextDocument, rule: string): Promise<vscode.CodeAction[]> {
  await until(() => hasRule(document.uri, rule), rule);
  const range = vscode.languages
    .getDiagnostics(document.uri)
    .find(({ code }) => typeof code === 'object' && code.value === rule)!.range;
  return vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, range);
}

/** Undoes the last change, which must bring back `text`: in one step, once the editor has the focus. */
export async function undoTo(document: vscode.TextDocument, text: string): Promise<void> {
  const changed = document.getText();
  assert.notEqual(changed, text);
  await until(async () => {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    if (document.getText() === text) return true;
    await vscode.commands.executeCommand('undo');
    if (document.getText() !== changed) assert.equal(document.getText(), text, 'undone, but not in one step');
    return document.getText() === text;
  }, 'the undone text');
}
