// Measures the extension on an archive in a real VS Code: npm run e2e:archive -- [files]. Needs galley.vsix (npm run package).
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../server/tools/vscode/install.ts';
import { makeCorpus, pageOf, readSamples } from '../bench/corpus.ts';
import { openWorkbench } from './workbench.ts';

const FILES = Number(process.argv[2] ?? 20_000);
const SIZE = 3000;
const FIRST = 'first.txt';
const TICKS_PER_SECOND = 100;
const LIMIT = 3_600_000;
/** VS Code shows a notification of progress for 800 ms at least, cancelled or not. */
const NOTIFICATION_MILLISECONDS = 1000;

const folder = mkdtempSync(path.join(tmpdir(), 'galley-archive-'));
const samples = readSamples(path.join(root, 'test/samples'));
makeCorpus(folder, FILES, (i) => pageOf(samples, i, SIZE));
writeFileSync(path.join(folder, FIRST), '镇运会开幕\n\n参赛人数为80～50人，乡亲们早早坐满了看台。\n');
const { page, close } = await openWorkbench({
  workspace: folder,
  vsix: [path.join(root, 'galley.vsix')],
  settings: { 'files.autoSave': 'off' },
});
try {
  await measure();
} finally {
  await close();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  const problems = page.locator('.statusbar-item[id="status.problems"]');
  const first = page.locator('.explorer-folders-view').getByRole('treeitem', { name: FIRST });
  await first.waitFor({ timeout: 60_000 });
  await page.keyboard.press('Control+Shift+M');
  await first.dblclick();
  const opened = performance.now();
  await page.locator('.editor-instance [class*=squiggly]').first().waitFor({ timeout: 60_000 });
  report('first_marks_ms', performance.now() - opened);
  await page.locator('.markers-panel .monaco-list-row[aria-level="1"]').nth(1).waitFor({ timeout: 60_000 });
  const shown = performance.now();
  report('first_problems_of_closed_files_ms', shown - opened);
  report('first_problems_after_server_start_ms', serverAge() - (performance.now() - shown));

  await page.locator('.statusbar-item', { hasText: '复核工作区' }).click({ timeout: 60_000 });
  const cancel = page
    .locator('.notification-list-item', { hasText: '复核工作区' })
    .getByRole('button', { name: 'Cancel' });
  await cancel.waitFor();
  await page.waitForTimeout(NOTIFICATION_MILLISECONDS);
  const cancelled = performance.now();
  await cancel.click();
  await page.locator('.notification-list-item', { hasText: '复核工作区' }).waitFor({ state: 'detached' });
  report('cancel_ms', performance.now() - cancelled);
  const ticksAtCancel = ticks();
  await page.waitForTimeout(2000);
  report('cpu_after_cancel_percent', ((ticks() - ticksAtCancel) / TICKS_PER_SECOND / 2) * 100);

  const started = performance.now();
  await run('Galley: Review the Whole Workspace');
  const peak = await watchUntilQuiet();
  report('all_files_s', (performance.now() - started) / 1000);
  report('server_peak_mb', peak);
  report('server_mb', memory());
  const before = ticks();
  await page.waitForTimeout(10_000);
  report('idle_cpu_percent', ((ticks() - before) / TICKS_PER_SECOND / 10) * 100);
  console.log(`problems shown: ${await problems.innerText()}`);
}

async function run(name: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-box input').fill(`>${name}`);
  await page
    .locator('.quick-input-list .monaco-list-row', { hasText: name.split(': ')[1]! })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
}

/** Waits until the server has used no processor time for five seconds; gives its highest memory meanwhile, in MB. */
async function watchUntilQuiet(): Promise<number> {
  const end = performance.now() + LIMIT;
  let peak = 0;
  let quiet = 0;
  for (let last = ticks(); quiet < 5 && performance.now() < end; ) {
    await page.waitForTimeout(1000);
    peak = Math.max(peak, memory());
    quiet = ticks() - last <= 2 ? quiet + 1 : 0;
    last = ticks();
  }
  return peak;
}

/** Processor time of the language server, all threads, in ticks. */
function ticks(): number {
  const fields = serverStat();
  return fields[11]! + fields[12]!;
}

/** Milliseconds since the language server was started. */
function serverAge(): number {
  const uptime = Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]);
  return (uptime - serverStat()[19]! / TICKS_PER_SECOND) * 1000;
}

/** What /proc/PID/stat tells after the name: fields 3 and following. */
function serverStat(): number[] {
  return readFileSync(`/proc/${serverId()}/stat`, 'utf8').split(') ')[1]!.split(' ').map(Number);
}

/** Resident memory of the language server in MB. */
function memory(): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${serverId()}/status`, 'utf8'))![1]) / 1024;
}

function serverId(): string {
  const isServer = (pid: string): boolean => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      return command.includes('server.cjs') && command.includes('galley') && command.includes('--node-ipc');
    } catch {
      return false;
    }
  };
  const found = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isServer(name));
  if (found.length === 0) throw new Error('the language server does not run');
  return found.at(-1)!;
}

function report(name: string, value: number): void {
  console.log(`${name}=${value.toFixed(value < 10 ? 1 : 0)}`);
}
