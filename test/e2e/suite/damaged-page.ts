import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Report } from '../report.ts';
import { actionsAt, hasRule, undoTo, until, uriOf } from './editor.ts';

/** A page of three articles that host.ts puts there: a caption stands in the middle of the first one's sentence. */
const PAGE = '版面.txt';
const TORN = /印发了议事手\n/;
const WHOLE = /印发了议事手册。\n/;

export async function checkDamagedPage({ check }: Report): Promise<void> {
  await check('a split paragraph is joined by a quick fix, undone in one step', async () => {
    const document = await openPage();
    const before = document.getText();
    const actions = await actionsAt(document, 'split-paragraph');
    await vscode.workspace.applyEdit(actions[0]!.edit!);
    assert.match(document.getText(), WHOLE);
    await undoTo(document, before);
  });

  await check('a page is put in order after a preview, undone in one step', async () => {
    const document = await openPage();
    const before = document.getText();
    await applyPreviewed(document, () => vscode.commands.executeCommand('galley.putInOrder'));
    assert.match(document.getText(), WHOLE);
    assert.deepEqual(charactersOf(document.getText()), charactersOf(before));
    await undoTo(document, before);
  });

  await check('a page is split into files of one article each; the page and what is there stay', async () => {
    const document = await openPage();
    const before = document.getText();
    await vscode.commands.executeCommand('galley.splitPage');
    const folder = uriOf(path.parse(PAGE).name).fsPath;
    const names = ['架起连心桥.txt', '老渡口有了新故事.txt', '河边添了读书角.txt'];
    assert.deepEqual(readdirSync(folder).sort(), names.sort());
    assert.equal(document.getText(), before);
    assert.equal(document.isDirty, false);
    writeFileSync(path.join(folder, names[0]!), '改过了\n');
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('galley.splitPage');
    assert.equal(readFileSync(path.join(folder, names[0]!), 'utf8'), '改过了\n');
  });
}

async function openPage(): Promise<vscode.TextDocument> {
  const { document } = await vscode.window.showTextDocument(uriOf(PAGE));
  if (document.isDirty) await vscode.commands.executeCommand('workbench.action.files.revert');
  await until(() => hasRule(document.uri, 'split-paragraph'), 'the review of the page');
  assert.match(document.getText(), TORN);
  return document;
}

/** Runs what asks before it changes the document, and answers yes. */
async function applyPreviewed(document: vscode.TextDocument, run: () => Thenable<unknown>): Promise<void> {
  const before = document.getText();
  const running = run();
  await until(async () => {
    await vscode.commands.executeCommand('notification.acceptPrimaryAction');
    return document.getText() !== before;
  }, 'the change');
  await running;
}

const charactersOf = (text: string): string[] => [...text.replace(/\s/g, '')].sort();
