// Takes the pictures of docs/images from the packaged extension on test/samples (npm run package first).
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { root } from '../../server/tools/vscode/install.ts';
import { openWorkbench } from './workbench.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'galley-shots-'));
const workspace = path.join(folder, 'samples');
cpSync(path.join(root, 'test/samples'), workspace, { recursive: true });
const images = path.join(root, 'docs/images');

const { page, close } = await openWorkbench({
  workspace,
  vsix: [path.join(root, 'galley.vsix')],
  viewport: { width: 1280, height: 760 },
  settings: {
    'workbench.colorTheme': 'Default Light Modern',
    'editor.wordWrap': 'on',
    'editor.fontSize': 15,
    'editor.minimap.enabled': false,
    'editor.occurrencesHighlight': 'off',
    'explorer.compactFolders': false,
    'outline.collapseItems': 'alwaysExpand',
  },
});

try {
  await takePictures();
} finally {
  await close();
  rmSync(folder, { recursive: true, force: true });
}

async function takePictures(): Promise<void> {
  await open('three-stories.txt');
  await page.locator('.pane-header', { hasText: 'Outline' }).click();
  await page.keyboard.press('Control+Shift+M');
  await rowOf('part-exceeds-whole').click();
  await rowOf('sum-mismatch').waitFor();
  await shoot('problems');
  await page.locator('.editor-instance .squiggly-error').first().hover({ force: true });
  await page.locator('.monaco-hover a.code-link').first().waitFor();
  await shoot('hover');
  await page.keyboard.press('Escape');

  await open('evening-paper.txt');
  await page.locator('.editor-instance .squiggly-warning').first().waitFor();
  await page.keyboard.press('Control+G');
  await page.keyboard.type('5:18\n');
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget .monaco-list-row', { hasText: '全部' }).first().waitFor();
  await shoot('quick-fix');
  await page.keyboard.press('Escape');

  await open('three-stories.txt');
  await run('Galley: Show the Figures');
  await page.locator('.pane', { hasText: 'Figures' }).locator('.monaco-list-row').first().waitFor();
  await shoot('figures');

  await open('web-scrape.txt');
  await run('Galley: Clean This Page');
  await page.locator('.notification-toast', { hasText: '清理' }).waitFor();
  await shoot('preview');
}

async function run(command: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-box input').fill(`>${command}`);
  await page
    .locator('.quick-input-list .monaco-list-row', { hasText: command.split(': ')[1]! })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
}

async function open(name: string): Promise<void> {
  await page.locator('.explorer-folders-view').getByRole('treeitem', { name }).dblclick({ timeout: 60_000 });
  await page.locator(`.editor-instance .monaco-editor[data-uri$="${name}"]`).waitFor();
  await page.locator('.statusbar-item', { hasText: /Galley/ }).waitFor();
}

/** The row of the Problems panel for the first problem of a rule. */
function rowOf(rule: string): Locator {
  return page.locator('.markers-panel .monaco-list-row', { hasText: rule }).first();
}

async function shoot(name: string): Promise<void> {
  await page.waitForTimeout(400);
  await page.screenshot({ path: path.join(images, `${name}.png`) });
}
