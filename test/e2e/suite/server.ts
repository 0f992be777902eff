import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Report } from '../report.ts';
import { hasRule, openArticle, rulesOf, undoTo, until, uriOf } from './editor.ts';
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

  await check('a server that is killed while it fixes changes nothing, and the next one fixes', async () => {
    const { document } = await openArticle();
    const before = document.getText();
    const [pid] = serverIds();
    process.kill(pid!, 'SIGSTOP');
    const fixing = Promise.resolve(vscode.commands.executeCommand('galley.fixAll')).catch(() => undefined);
    process.kill(pid!, 'SIGKILL');
    await fixing;
    assert.equal(document.getText(), before);
    await until(async () => {
      await Promise.resolve(vscode.commands.executeCommand('galley.fixAll')).catch(() => undefined);
      return document.getText() !== before;
    }, 'the fixes of another server');
    await undoTo(document, before);
  });

  await check('a server that is killed while it reviews the workspace loses nothing', async () => {
    const folder = uriOf('many').fsPath;
    mkdirSync(folder);
    const uris = Array.from({ length: MANY }, (_, i) => vscode.Uri.file(path.join(folder, `${i}.txt`)));
    for (const [i, { fsPath }] of uris.entries())
      writeFileSync(fsPath, `第${i}届镇运会开幕\n\n参赛人数为80～50人，观众席上坐满了乡亲。\n`);
    const reviewed = () => uris.filter((uri) => hasRule(uri, 'reversed-range')).length;
    await vscode.commands.executeCommand('galley.reviewWorkspace');
    await until(() => reviewed() > 0, 'the first of many files');
    process.kill(serverIds()[0]!, 'SIGKILL');
    await until(() => reviewed() === MANY, 'all files, by another server');
    rmSync(folder, { recursive: true });
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

/** Files: enough for the review to be caught in the middle. */
const MANY = 400;

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
