import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { folderWith, runGalley } from './cli.ts';

const WRONG = '市运会开幕\n\n参赛人数为80～50人。\n';
const CLEAN = '市运会开幕\n\n参赛人数为50～80人。\n';

test('check prints the contract of --format json and ends with 1', async (t) => {
  const folder = folderWith(t, { 'b.txt': CLEAN, 'a.txt': WRONG });
  const { status, stdout, stderr } = await runGalley(folder, ['check', '--format', 'json', '.']);
  assert.equal(stderr, '');
  assert.equal(status, 1);
  const report = JSON.parse(stdout);
  assert.equal(report.version, 1);
  assert.deepEqual(
    report.files.map(({ path: file }: { path: string }) => file),
    ['a.txt', 'b.txt'],
  );
  const [problem] = report.files[0].problems;
  assert.deepEqual(
    [
      problem.rule,
      problem.family,
      problem.severity,
      problem.start,
      problem.end,
      problem.startLine,
      problem.startColumn,
    ],
    ['reversed-range', 'number', 'warning', 12, 17, 3, 6],
  );
  assert.deepEqual(problem.fixes[0].edits, [{ start: 12, end: 17, text: '50～80' }]);
  const { milliseconds, ...summary } = report.summary;
  assert.ok(milliseconds >= 0);
  assert.deepEqual(summary, {
    files: 2,
    characters: WRONG.length + CLEAN.length,
    problems: 1,
    byRule: { 'reversed-range': 1 },
  });
});

test('a clean file ends with 0, and ndjson is one object a line', async (t) => {
  const folder = folderWith(t, { 'a.txt': CLEAN, 'b.md': CLEAN });
  const { status, stdout } = await runGalley(folder, ['check', '--format', 'ndjson', '*.txt', 'b.md']);
  assert.equal(status, 0);
  const lines = stdout.trimEnd().split('\n');
  assert.deepEqual(
    lines.map((line) => JSON.parse(line).path),
    ['a.txt', 'b.md'],
  );
});

test('text puts the caret under the place, wide characters counted double', async (t) => {
  const folder = folderWith(t, { 'a.txt': '标题\n\n𠮷庆会😀人数为80～50人。\n' });
  const { stdout } = await runGalley(folder, ['check', 'a.txt']);
  const lines = stdout.split('\n');
  const line = lines.findIndex((text) => text.includes('𠮷庆会'));
  const columns = [...lines[line]!.slice(0, lines[line]!.indexOf('80'))].reduce(
    (sum, c) => sum + (c === ' ' ? 1 : 2),
    0,
  );
  assert.equal(lines[line + 1]!.indexOf('^'), columns);
  assert.equal(lines[line + 1]!.trim(), '^^^^^^');
  assert.match(stdout, /^ {2}3:10 {5}警告 范围“80～50”前大后小 reversed-range$/m);
  assert.ok(!stdout.includes('\x1b'), 'no colour in a pipe');
});

test('standard input, more than one thread and the cache give the same report', async (t) => {
  const names = Array.from({ length: 40 }, (_, i) => `${String(i).padStart(2, '0')}.txt`);
  const folder = folderWith(t, Object.fromEntries(names.map((name) => [name, name < '20' ? WRONG : CLEAN])));
  const single = await runGalley(folder, ['check', '--format', 'ndjson', '--jobs', '1', '--no-cache', '.']);
  const threaded = await runGalley(folder, ['check', '--format', 'ndjson', '--jobs', '2', '.']);
  const cached = await runGalley(folder, ['check', '--format', 'ndjson', '--jobs', '2', '.']);
  assert.equal(threaded.stdout, single.stdout);
  assert.equal(cached.stdout, single.stdout);
  const piped = await runGalley(folder, ['check', '--format', 'ndjson', '-'], { input: WRONG });
  assert.equal(piped.stdout, single.stdout.split('\n')[0]!.replace('00.txt', '-') + '\n');
});

test('a folder leaves out what .gitignore and the settings exclude', async (t) => {
  const folder = folderWith(t, {
    '.git/HEAD': '',
    '.gitignore': 'draft/\n',
    '.galley/settings.json': '{ "exclude": ["old/**"] }',
    'draft/a.txt': WRONG,
    'old/b.txt': WRONG,
    'node_modules/c.txt': WRONG,
    'new/d.txt': CLEAN,
    'new/.gitignore': '*.md\n',
    'new/e.md': WRONG,
    'f.html': CLEAN,
    'g.csv': WRONG,
  });
  const { stdout, status } = await runGalley(folder, ['check', '--format', 'ndjson', '.']);
  assert.equal(status, 0);
  assert.deepEqual(
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).path),
    ['f.html', 'new/d.txt'],
  );
});

test('--rule and settings narrow what is reported', async (t) => {
  const folder = folderWith(t, { 'a.txt': WRONG, 'off.json': '{ "rules": { "reversed-range": "off" } }' });
  assert.equal((await runGalley(folder, ['check', '--rule', 'reversed-range', 'a.txt'])).status, 1);
  assert.equal(
    (await runGalley(folder, ['check', '--config', 'off.json', '--rule', 'reversed-range', 'a.txt'])).status,
    0,
  );
  assert.equal((await runGalley(folder, ['check', '--min-severity', 'error', 'a.txt'])).status, 0);
});

test('fix keeps BOM, line ends and mode, shows a diff first, and leaves clean files alone', async (t) => {
  const wrong = Buffer.from(`\ufeff${WRONG.replaceAll('\n', '\r\n')}`);
  const folder = folderWith(t, { 'a.txt': wrong, 'b.txt': CLEAN });
  const dry = await runGalley(folder, ['fix', '--suggestions', '--dry-run', '.']);
  assert.match(dry.stdout, /^--- a\/a\.txt\n\+\+\+ b\/a\.txt\n/);
  assert.match(dry.stdout, /^-参赛人数为80～50人。\r$/m);
  assert.match(dry.stdout, /^\+参赛人数为50～80人。\r$/m);
  assert.deepEqual(readFileSync(path.join(folder, 'a.txt')), wrong);
  const done = await runGalley(folder, ['fix', '--suggestions', '.']);
  assert.equal(done.status, 0);
  assert.equal(readFileSync(path.join(folder, 'a.txt'), 'utf8'), `\ufeff${CLEAN.replaceAll('\n', '\r\n')}`);
  assert.equal(readFileSync(path.join(folder, 'b.txt'), 'utf8'), CLEAN);
});

test('fix sets the script of the house, with tables that the build keeps apart', async (t) => {
  const house = { rules: { 'traditional-page': { house: 'traditional-taiwan' } } };
  const folder = folderWith(t, {
    'a.txt': '乡亲们说，镇里的经济发展很快。\n',
    '.galley/settings.json': JSON.stringify(house),
  });
  await runGalley(folder, ['fix', '--suggestions', 'a.txt']);
  assert.equal(readFileSync(path.join(folder, 'a.txt'), 'utf8'), '鄉親們說，鎮裡的經濟發展很快。\n');
});

test('a damaged cache entry is not believed', async (t) => {
  const folder = folderWith(t, { 'a.txt': WRONG });
  const first = await runGalley(folder, ['check', '--format', 'ndjson', 'a.txt']);
  const { globSync } = await import('tinyglobby');
  const entries = globSync('.cache/galley/**', { cwd: folder, dot: true, absolute: true });
  assert.equal(entries.length, 1);
  for (const damage of ['', '{', readFileSync(entries[0]!, 'utf8').replace('80', '90')]) {
    writeFileSync(entries[0]!, damage);
    assert.equal((await runGalley(folder, ['check', '--format', 'ndjson', 'a.txt'])).stdout, first.stdout);
  }
});

test('fix and stats in threads do what they do in one', async (t) => {
  const names = Array.from({ length: 30 }, (_, i) => `in/${String(i).padStart(2, '0')}.txt`);
  const files = Object.fromEntries(names.map((name, i) => [name, i % 2 ? WRONG : CLEAN]));
  const folder = folderWith(t, files);
  const both = (...args: string[]) =>
    Promise.all(['1', '2'].map((jobs) => runGalley(folder, [...args, '--jobs', jobs, 'in'])));
  for (const args of [
    ['stats', '--format', 'json', '--no-cache'],
    ['fix', '--suggestions', '--dry-run'],
  ]) {
    const [single, threaded] = await both(...args);
    assert.deepEqual(threaded, single);
    assert.notEqual(single!.stdout, '');
  }
  await runGalley(folder, ['fix', '--suggestions', '--jobs', '2', 'in']);
  for (const name of names) assert.equal(readFileSync(path.join(folder, name), 'utf8'), CLEAN);
});
