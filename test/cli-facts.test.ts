import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folderWith, runGalley } from './cli.ts';

const FILES = {
  '.galley/settings.json': '{}',
  'a.txt': '平安江湾见闻\n\n江湾市已组建义务巡防队伍1860支，夜间巡逻成为常态。\n',
  'b.txt': '基层治理新图景\n\n记者走访看到，江湾市已组建义务巡防队伍2140支，夜间巡逻成为常态。\n',
};

/** As `LC_ALL=C sort` does: by bytes. */
const sorted = (lines: string): string =>
  `${lines
    .trim()
    .split('\n')
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    .join('\n')}\n`;

test('compare keeps to the settings', async (t) => {
  const off = JSON.stringify({ rules: { 'cross-article-number': 'off' } });
  const folder = folderWith(t, { ...FILES, 'quiet.json': off });
  const facts = await runGalley(folder, ['facts', 'a.txt', 'b.txt']);
  const compared = await runGalley(folder, ['compare', '--config', 'quiet.json'], { input: sorted(facts.stdout) });
  assert.deepEqual([compared.status, compared.stdout], [0, '']);
});

test('facts, sorted and compared, give the findings between files', async (t) => {
  const folder = folderWith(t, FILES);
  const facts = await runGalley(folder, ['facts', 'a.txt', 'b.txt']);
  assert.equal(facts.status, 0, facts.stderr);
  const compared = await runGalley(folder, ['compare'], { input: sorted(facts.stdout) });
  assert.equal(compared.status, 1, compared.stderr);
  const findings = compared.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { path: string; rule: string; related: { path: string }[] });
  assert.deepEqual(
    findings.map(({ path, rule, related }) => [path, rule, related[0]?.path]),
    [
      ['a.txt', 'cross-article-number', 'b.txt'],
      ['b.txt', 'cross-article-number', 'a.txt'],
    ],
  );
});

test('a file that cannot be read is named, the others are done', async (t) => {
  const folder = folderWith(t, FILES);
  const { status, stdout, stderr } = await runGalley(folder, ['facts', 'absent.txt', 'a.txt']);
  assert.equal(status, 2);
  assert.match(stderr, /absent\.txt/);
  assert.match(stdout, /1860支/);
});

test('lines out of order or not of facts are refused', async (t) => {
  const folder = folderWith(t, {});
  const line = (key: string) => `${JSON.stringify({ key, path: 'a.txt', rule: 'cross-article-number', fact: {} })}\n`;
  assert.equal((await runGalley(folder, ['compare'], { input: line('b') + line('a') })).status, 2);
  assert.equal((await runGalley(folder, ['compare'], { input: '{"path":"a.txt"}\n' })).status, 2);
  assert.equal((await runGalley(folder, ['compare'], { input: '' })).status, 0);
});
