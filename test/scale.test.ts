import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { folderWith, runGalley } from './cli.ts';

const cli = fileURLToPath(new URL('../dist/cli.cjs', import.meta.url));
const hasParallel = spawnSync('parallel', ['--version']).stdout?.toString().startsWith('GNU') === true;

test('GNU parallel gives the bytes of the single run', {
  skip: !hasParallel && 'GNU parallel is not installed',
}, async (t) => {
  const names = Array.from({ length: 30 }, (_, i) => `${String(i).padStart(2, '0')}.txt`);
  const text = (i: number) => `市运会开幕\n\n第${i}组参赛人数为${i + 80}～50人。\n`;
  const folder = folderWith(t, Object.fromEntries(names.map((name, i) => [name, text(i)])));
  const args = ['check', '--format', 'ndjson', '--no-corpus', '--no-cache'];
  const single = await runGalley(folder, [...args, ...names]);
  assert.equal(single.stdout.trimEnd().split('\n').length, 30);
  const command = ['--will-cite', '-k', '-j', '2', '-N', '10', process.execPath, cli, ...args, '--jobs', '1'];
  const parallel = spawnSync('parallel', command, { cwd: folder, input: `${names.join('\n')}\n`, encoding: 'utf8' });
  assert.equal(parallel.stdout, single.stdout);
});
