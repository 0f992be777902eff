// Runs suite/ in the extension host of a real VS Code: the desktop one where a display and its download are at hand, else VS Code's
// server with Chromium. Exits with the suite's result.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { root } from '../../server/tools/vscode/install.ts';

const OLDEST_VSCODE = '1.100.0';
const built = path.join(root, '.vscode-test/suite');
const workspace = mkdtempSync(path.join(tmpdir(), 'galley-workspace-'));
const report = path.join(workspace, '..', `${path.basename(workspace)}.report`);

await build({
  entryPoints: [path.join(root, 'test/e2e/suite/index.ts')],
  outfile: path.join(built, 'index.cjs'),
  bundle: true,
  platform: 'node',
  format: 'cjs',
  external: ['vscode'],
});
mkdirSync(workspace, { recursive: true });
cpSync(path.join(root, 'test/e2e/workspace'), workspace, { recursive: true });
cpSync(path.join(root, 'test/samples/three-stories.txt'), path.join(workspace, '版面.txt'));
// Watchers may miss a file in a folder that is only just made.
mkdirSync(path.join(workspace, '.galley'));
writeFileSync(path.join(workspace, '.galley/dismissed.jsonl'), '');
process.exitCode = await run();
rmSync(workspace, { recursive: true, force: true });
rmSync(report, { force: true });

async function run(): Promise<number> {
  try {
    return await runTests({
      vscodeExecutablePath: await executable(),
      extensionDevelopmentPath: root,
      extensionTestsPath: path.join(built, 'index.cjs'),
      launchArgs: [workspace],
      extensionTestsEnv: { GALLEY_REPORT: report },
    });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  } finally {
    if (existsSync(report)) process.stdout.write(readFileSync(report, 'utf8'));
  }
}

async function executable(): Promise<string> {
  const launcher = path.join(root, 'test/e2e/launcher.ts');
  const hasDisplay = process.platform !== 'linux' || process.env['DISPLAY'] !== undefined;
  if (!hasDisplay) return launcher;
  try {
    return await downloadAndUnzipVSCode({ version: OLDEST_VSCODE, cachePath: path.join(root, '.vscode-test/desktop') });
  } catch (error) {
    console.error(`VS Code cannot be downloaded (${error}); its server from npm takes its place`);
    return launcher;
  }
}
