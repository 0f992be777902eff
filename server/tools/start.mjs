// `npm start`: from a fresh clone to a reviewed text. Installs, builds, prints the review of test/samples in the terminal, then
// opens them in VS Code: the desktop one if there is one, else its server from npm, whose address is printed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const samples = path.join(root, 'test/samples');

if (!existsSync(path.join(root, 'node_modules/.package-lock.json'))) must('npm', ['ci', '--no-audit', '--no-fund']);
must(process.execPath, ['esbuild.mjs']);
// Status 1 means that the samples have problems, as they should.
run(process.execPath, ['dist/cli.cjs', 'check', '--min-severity', 'info', samples]);
if (run('code', ['--version'], 'ignore') === 0) {
  must('code', ['--new-window', `--extensionDevelopmentPath=${root}`, samples]);
} else {
  must('npm', ['run', '--silent', 'package'], 'ignore');
  must(process.execPath, ['--import', 'tsx', 'server/tools/vscode/open.ts', samples]);
}

function run(command, words, stdio = 'inherit') {
  return spawnSync(command, words, { cwd: root, stdio, shell: process.platform === 'win32' }).status;
}

function must(command, words, stdio) {
  const status = run(command, words, stdio);
  if (status === 0) return;
  console.error(`${command} ${words.join(' ')} failed (失败): ${status}`);
  process.exit(1);
}
