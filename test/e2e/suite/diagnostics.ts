import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Report } from '../report.ts';
import { ARTICLE, hasRule, LASTING_RULES, openArticle, rulesOf, undoTo, until, uriOf } from './editor.ts';
import { serverIds } from './server-process.ts';

export async function checkDiagnostics({ check }: Report): Promise<void> {
  await check('a Chinese text wakes the extension and is reviewed', async () => {
    await openArticle();
    assert.equal(vscode.extensions.getExtension('galley.galley')?.isActive, true);
  });

  await check('a diagnostic links to the page of its rule', async () => {
    const { document } = await openArticle();
    const [diagnostic] = vscode.languages.getDiagnostics(document.uri);
    assert.ok(typeof diagnostic?.code === 'object');
    assert.equal(diagnostic.code.target.scheme, 'command');
  });

  await check('an English text is left alone', async () => {
    const notes = uriOf('notes.txt');
    await vscode.window.showTextDocument(notes);
    await openArticle();
    assert.deepEqual(rulesOf(notes), []);
  });

  await check('diagnostics follow the typing', async () => followsTyping(await openArticle()));

  await check('marks stay while the text changes faster than it is reviewed', async () => {
    const editor = await openArticle();
    const { uri } = editor.document;
    let fewest = Infinity;
    const listener = vscode.languages.onDidChangeDiagnostics(() => {
      fewest = Math.min(fewest, rulesOf(uri).length);
    });
    const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
    for (let i = 0; i < 40; i++) await editor.edit((edit) => edit.insert(end, '好'));
    await editor.edit((edit) => edit.insert(end, '报名截止4月31日。'));
    const dates = () => rulesOf(uri).filter((rule) => rule === 'invalid-date').length;
    await until(() => dates() === 2, 'the last review');
    listener.dispose();
    assert.ok(fewest >= LASTING_RULES.length, `${fewest} marks were left`);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await until(() => dates() === 1, 'the review of what is on disk');
  });

  await check('a document whose preview tab closed and opened again at once is followed', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const preview = (name: string) => vscode.window.showTextDocument(uriOf(name), { preview: true });
    const { document } = await preview(ARTICLE);
    await until(() => hasRule(document.uri, 'invalid-date'), 'the review');
    const [server] = serverIds();
    process.kill(server!, 'SIGSTOP');
    await preview('notes.txt');
    const editor = await preview(ARTICLE);
    process.kill(server!, 'SIGCONT');
    await followsTyping(editor);
  });

  await check('a rule that is turned off falls silent', async () => {
    const { document } = await openArticle();
    const settings = vscode.workspace.getConfiguration('galley', document.uri);
    const key = 'rules.invalid-date.severity';
    await settings.update(key, 'off', vscode.ConfigurationTarget.Workspace);
    await until(() => !hasRule(document.uri, 'invalid-date'), 'silence');
    await settings.update(key, undefined, vscode.ConfigurationTarget.Workspace);
    await until(() => hasRule(document.uri, 'invalid-date'), 'the rule');
  });

  await check('the outline shows the article and its section', async () => {
    const { document } = await openArticle();
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.equal(symbols[0]?.name, '石桥镇运动会周末开幕');
    assert.deepEqual(
      symbols[0].children.map(({ name }) => name),
      ['赛程安排'],
    );
  });
}

async function followsTyping(editor: vscode.TextEditor): Promise<void> {
  const count = () => rulesOf(editor.document.uri).filter((rule) => rule === 'invalid-date').length;
  const [before, text] = [count(), editor.document.getText()];
  await editor.edit((edit) => edit.insert(new vscode.Position(8, 0), '报名截止4月31日。'));
  await until(() => count() === before + 1, 'one more');
  await undoTo(editor.document, text);
  await until(() => count() === before, 'one less');
}
