// Uses the PACKAGED extension as a person does: mouse and keyboard in VS Code's window. Needs galley.vsix (npm run package).
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import iconv from 'iconv-lite';
import type { Locator, Page } from 'playwright-core';
import { root } from '../../server/tools/vscode/install.ts';
import { createReport } from './report.ts';
import { openWorkbench } from './workbench.ts';

const ARTICLE = '运动会.txt';
const FAULT = '“2月30日”不存在';
const workspace = mkdtempSync(path.join(tmpdir(), 'galley-ui-'));
cpSync(path.join(root, 'test/e2e/workspace'), workspace, { recursive: true });
writeFileSync(
  path.join(workspace, '国标.txt'),
  iconv.encode('镇里的集市\n\n镇里的集市逢五开市，乡亲们一早就来。\n', 'gb18030'),
);
const shots = path.join(root, '.vscode-test/shots');
mkdirSync(shots, { recursive: true });

const workbench = await openWorkbench({
  workspace,
  vsix: [path.join(root, 'galley.vsix')],
  settings: {
    'files.autoSave': 'off',
    'editor.codeActionsOnSave': { 'source.fixAll.galley': 'explicit' },
    'galley.rules.no-such-rule': 'off',
  },
});
const { page } = workbench;
const editor = page.locator(`.editor-instance .monaco-editor[data-uri$="${encodeURIComponent(ARTICLE)}"]`);
const { check, end } = createReport();

await check('the article opens from the explorer', async () => {
  await fileInExplorer(ARTICLE).dblclick({ timeout: 60_000 });
  await editor.waitFor();
});

await check('squiggles appear', () => editor.locator('.squiggly-error').first().waitFor());

await check('a wrong setting is named', () => notification('galley.rules.no-such-rule').waitFor());

await check('the status bar counts the problems', () => statusItem(/Galley simplified \d+/).waitFor());

await check('the Problems panel lists them', async () => {
  await page.keyboard.press('Control+Shift+M');
  await problemRow(FAULT).waitFor();
});

await check('the outline shows article and section', async () => {
  await page.locator('.pane-header', { hasText: 'Outline' }).click();
  for (const label of ['石桥镇运动会周末开幕', '赛程安排'])
    await page.locator('.outline-tree .monaco-list-row', { hasText: label }).waitFor();
});

await check('hover explains the problem and links to its rule', async () => {
  await editor.locator('.squiggly-error').first().hover({ force: true });
  await page.locator('.monaco-hover', { hasText: FAULT }).locator('a.code-link', { hasText: 'invalid-date' }).waitFor();
  await page.keyboard.press('Escape');
});

await check('quick fix by keyboard, undone by one Ctrl+Z', async () => {
  await goTo(problemRow('“80～50”'), /Col 40 \(5 selected\)/);
  await editor.locator('[class*=lightbulb]:visible, [class*=lightBulb]:visible').first().waitFor();
  await quickFix('50～80');
  await shoot('quick-fix');
  await page.keyboard.press('Enter');
  await textShows('50～80');
  await page.keyboard.press('Control+Z');
  await textShows('80～50');
});

await check('fix all safe problems on save', async () => {
  await page.keyboard.press('Control+End');
  await page.keyboard.type('乡亲都来。');
  await page.keyboard.press('Control+S');
  await saved('修好，欢迎');
});

await check('a command of the palette, undone by one Ctrl+Z', async () => {
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText('\n村民说,好。');
  await textShows('村民说,好。');
  await run('Galley: Fix All Safe Problems');
  await textShows('村民说，好。');
  await page.keyboard.press('Control+Z');
  await textShows('村民说,好。');
  await page.keyboard.press('Control+Z');
});

await check('“this is right” takes the problem away', async () => {
  await goTo(problemRow(FAULT), /Col 25 \(5 selected\)/);
  const dismiss = await quickFix('这里没错，不再提示');
  await shoot('dismiss');
  await chooseAction(dismiss);
  await problemRow(FAULT).waitFor({ state: 'detached' });
  assert.match(readFileSync(path.join(workspace, '.galley/dismissed.jsonl'), 'utf8'), /invalid-date/);
});

await check('a page is cleaned after a preview, undone by one Ctrl+Z', async () => {
  await fileInExplorer('网页.txt').dblclick();
  const web = page.locator(`.editor-instance .monaco-editor[data-uri$="${encodeURIComponent('网页.txt')}"]`);
  await web.locator('.squiggly-warning').first().waitFor();
  await run('Galley: Clean This Page');
  await page.locator('.monaco-diff-editor .view-line', { hasText: '“二十万”册，读者' }).waitFor();
  await shoot('preview');
  await notification('清理').getByRole('button', { name: 'Apply' }).click();
  await web.locator('.view-line', { hasText: '“二十万”册，读者' }).waitFor();
  await web.click();
  await page.keyboard.press('Control+Z');
  await web.locator('.view-line', { hasText: '讀者' }).waitFor();
});

await check('the figures of the article and of the workspace are listed, contradictions first', async () => {
  await fileInExplorer('巡防.txt').dblclick();
  await run('Galley: Show the Figures');
  await figureRow('义务巡防队伍 1860支').waitFor();
  await run('Galley: Figures: Show Those of the Workspace');
  const first = page.locator('.pane', { hasText: 'Figures' }).locator('.monaco-list-row').first();
  await first.filter({ hasText: '1860支 ≠ 2140支' }).waitFor();
  await shoot('figures');
  await goTo(figureRow('2140支 巡防队伍扩大.txt'), /Ln 3, Col 25 \(5 selected\)/);
});

await check('the list of figures is filtered', async () => {
  await run('Galley: Figures: Filter…');
  await page.locator('.quick-input-box input').fill('没有这个词');
  await page.keyboard.press('Enter');
  await figureRow('义务巡防队伍').first().waitFor({ state: 'detached' });
  await run('Galley: Figures: Clear the Filter');
  await figureRow('义务巡防队伍').first().waitFor();
});

await check('a figure tells what other files say', async () => {
  await run('View: Show or Focus Hover');
  await page.locator('.monaco-hover', { hasText: '其他稿件' }).locator('a', { hasText: '巡防.txt' }).waitFor();
  await shoot('figure-hover');
  await page.keyboard.press('Escape');
});

await check('headlines of the workspace are found by name', async () => {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-box input').fill('#巡防队伍扩大');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: '巡防队伍扩大' }).first().waitFor();
  await page.keyboard.press('Enter');
});

await check('a text in GB18030 is reopened in it by one click', async () => {
  await fileInExplorer('国标.txt').dblclick();
  await statusItem(/Reopen with GB18030/).click();
  await page.locator('.view-line', { hasText: '逢五开市' }).waitFor();
  await statusItem(/Reopen with/).waitFor({ state: 'detached' });
});

await check('the walkthrough is there', async () => {
  await run('Welcome: Open Walkthrough...');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Review your first article' }).waitFor();
  await page.keyboard.press('Escape');
});

await check('no error has been shown', async () => {
  assert.deepEqual(await page.locator('.notification-toast .codicon-error').count(), 0);
});

await check('nothing but the own server was asked for anything by the extension', () => {
  const strange = [...workbench.blocked].filter((url) => !/vscode-cdn|vsassets|microsoft/.test(url));
  assert.deepEqual(strange, []);
});

const status = end();
if (status !== 0) await shoot('failed');
await workbench.close();
rmSync(workspace, { recursive: true, force: true });
process.exit(status);

function problemRow(text: string): Locator {
  return page.locator('.markers-panel .monaco-list-row', { hasText: text });
}

function fileInExplorer(name: string): Locator {
  return page.locator('.explorer-folders-view').getByRole('treeitem', { name });
}

function figureRow(text: string): Locator {
  return page.locator('.pane', { hasText: 'Figures' }).getByRole('treeitem', { name: text });
}

function notification(text: string): Locator {
  return page.locator('.notification-toast', { hasText: text });
}

function statusItem(text: RegExp): Locator {
  return page.locator('.statusbar-item', { hasText: text });
}

async function textShows(text: string): Promise<void> {
  await editor.locator('.view-line', { hasText: text }).first().waitFor();
}

/** Runs a command by its name in the palette. */
async function run(name: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-box input').fill(`>${name}`);
  await page
    .locator('.quick-input-list .monaco-list-row', { hasText: name.slice(name.indexOf(': ') + 2) })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
}

/** Goes to the place that a row stands for; clicks again when the list was drawn anew under the pointer. */
async function goTo(row: Locator, place: RegExp): Promise<void> {
  for (let attempt = 0; attempt < 10; attempt++) {
    await row.dblclick();
    await statusItem(place)
      .waitFor({ timeout: 3_000 })
      .catch(() => undefined);
    if (await statusItem(place).isVisible()) return;
  }
  assert.fail(`the caret never came to ${row}`);
}

/** Opens the light bulb menu by keyboard and gives its entry; asks again when the caret had not arrived yet. */
async function quickFix(title: string): Promise<Locator> {
  const entry = page.locator('.action-widget .monaco-list-row', { hasText: title });
  for (let attempt = 0; attempt < 10; attempt++) {
    await page.keyboard.press('Control+.');
    await entry.waitFor({ timeout: 2_000 }).catch(() => page.keyboard.press('Escape'));
    if (await entry.isVisible()) return entry;
  }
  return assert.fail(`the light bulb menu never showed ${title}`);
}

/** Moves down to an entry of the open light bulb menu and chooses it; a pointer block lies over the menu in VS Code 1.100. */
async function chooseAction(entry: Locator): Promise<void> {
  for (let i = 0; i < 30 && !(await entry.getAttribute('class'))?.includes('focused'); i++)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

async function saved(text: string): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if (readFileSync(path.join(workspace, ARTICLE), 'utf8').includes(text)) return;
    await page.waitForTimeout(50);
  }
  assert.fail(`the file on disk never held ${text}`);
}

async function shoot(name: string): Promise<void> {
  await (page as Page).screenshot({ path: path.join(shots, `${name}.png`) });
}
