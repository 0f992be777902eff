// `npm run review -- PATH…`: builds the command line if need be and reviews the files; installs packages on a fresh clone.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const paths = process.argv.slice(2);
const run = (command, words, options = {}) => spawnSync(command, words, { stdio: 'inherit', ...options }).status ?? 1;

if (
  !existsSync(path.join(root, 'node_modules/esbuild')) &&
  run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root }) !== 0
)
  process.exit(1);
if (run(process.execPath, ['esbuild.mjs'], { cwd: root }) !== 0) process.exit(1);
const targets = paths.length > 0 ? paths : [path.join(root, 'test/samples')];
process.exitCode = run(process.execPath, [
  path.join(root, 'dist/cli.cjs'),
  'check',
  '--min-severity',
  'info',
  ...targets,
]);
