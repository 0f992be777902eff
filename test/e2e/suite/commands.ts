import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import type { Report } from '../report.ts';
import { actionsAt, hasRule, openArticle, undoTo, until, uriOf } from './editor.ts';

export async function checkCommands({ check }: Report): Promise<void> {
  await check('a quick fix changes its place and is undone in one step', async () => {
    const { document } = await openArticle();
    const before = document.getText();
    const fix = (await actionsAt(document, 'reversed-range')).find(({ title }) => title.includes('50～80'));
    await vscode.workspace.applyEdit(fix!.edit!);
    assert.equal(document.getText(), before.replace('80～50', '50～80'));
    await undoTo(document, before);
  });

  await check('fix all safe problems, undone in one step', async () => {
    const { document } = await openArticle();
    const before = document.getText();
    await vscode.commands.executeCommand('galley.fixAll');
    await until(() => document.getText() !== before, 'the change');
    assert.match(document.getText(), /修好，欢迎/);
    assert.match(document.getText(), /80～50/);
    await undoTo(document, before);
  });

  await check('safe problems are fixed on save where the user wants it', async () => {
    const editor = await openArticle();
    const { document } = editor;
    const settings = vscode.workspace.getConfiguration('editor', document.uri);
    await settings.update('codeActionsOnSave', { 'source.fixAll.galley': 'explicit' }, SETTINGS);
    const before = document.getText();
    await editor.edit((edit) =>
      edit.insert(document.lineAt(document.lineCount - 1).range.end, '各村都来,人人都跑。\n'),
    );
    await document.save();
    assert.match(readFileSync(document.uri.fsPath, 'utf8'), /各村都来，人人都跑/);
    await settings.update('codeActionsOnSave', undefined, SETTINGS);
    await replaceAll(editor, before);
    await document.save();
  });

  await check('“this is right” silences one place and is kept in the workspace', async () => {
    const { document } = await openArticle();
    const actions = await actionsAt(document, 'invalid-date');
    const dismiss = actions.find(({ title }) => title === '这里没错，不再提示')!.command!;
    await vscode.commands.executeCommand(dismiss.command, ...(dismiss.arguments ?? []));
    await until(() => !hasRule(document.uri, 'invalid-date'), 'silence');
    const file = uriOf('.galley/dismissed.jsonl');
    assert.equal(JSON.parse(readFileSync(file.fsPath, 'utf8')).quote, '2月30日');
    await vscode.workspace.fs.delete(file);
    await until(() => hasRule(document.uri, 'invalid-date'), 'the problem, its line being gone');
  });

  await check('the page of a rule opens', async () => {
    await vscode.commands.executeCommand('galley.openRule', 'invalid-date');
    await until(() => tabLabels().some((label) => label.includes('invalid-date')), 'the preview');
  });
}

const SETTINGS = vscode.ConfigurationTarget.Workspace;

async function replaceAll(editor: vscode.TextEditor, text: string): Promise<void> {
  const { document } = editor;
  const end = document.lineAt(document.lineCount - 1).range.end;
  await editor.edit((edit) => edit.replace(new vscode.Range(new vscode.Position(0, 0), end), text));
}

const tabLabels = (): string[] => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
