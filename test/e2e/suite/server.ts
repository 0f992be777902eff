import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Report } from '../report.ts';
import { hasRule, openArticle, rulesOf, undoTo, until } from './editor.ts';
import { serverIds } from './server-process.ts';

export async function checkServer({ check }: Report): Promise<void> {
  await check('a server that is killed comes back', async () => {
    const editor = await openArticle();
    const text = editor.document.getText();
    const [pid] = serverIds();
    assert.ok(pid, 'the server runs');
    process.kill(pid, 'SIGKILL');
    await until(() => serverIds().some((id) => id !== pid), 'another server');
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '报名截止4月31日。\n'));
    const count = () => rulesOf(editor.document.uri).filter((rule) => rule === 'invalid-date').length;
    await until(() => count() === 2, 'its diagnostics');
    await undoTo(editor.document, text);
  });

  await check('a text of 1 MB stays editable', async () => {
    const line = '石桥镇第三届运动会周末开幕，各村的乡亲都来看比赛，操场边上站满了人。\n';
    const content = `${line.repeat(Math.ceil(350_000 / line.length))}报名截止2月30日。\n`;
    const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content });
    const editor = await vscode.window.showTextDocument(document);
    await until(() => hasRule(document.uri, 'invalid-date'), 'the first review');
    const typing = await medianOf(20, () => editor.edit((edit) => edit.insert(new vscode.Position(3, 4), '很')));
    assert.ok(typing < 300, `an edit took ${Math.round(typing)} ms`);
    await until(() => hasRule(document.uri, 'invalid-date'), 'the review after typing');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
}

/** Milliseconds. */
async function medianOf(times: number, run: () => Thenable<unknown>): Promise<number> {
  const measured: number[] = [];
  for (let i = 0; i < times; i++) {
    const started = performance.now();
    await run();
    measured.push(performance.now() - started);
  }
  return measured.sort((a, b) => a - b)[times >> 1]!;
}
