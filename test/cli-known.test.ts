import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { folderWith, runGalley } from './cli.ts';

const WRONG = '市运会开幕\n\n参赛人数为80～50人，都来自本市各区县的基层单位。\n';

test('a baseline hides what was there, survives edits, and shows what is new', async (t) => {
  const folder = folderWith(t, { 'in/a.txt': WRONG });
  const check = (...args: string[]) => runGalley(folder, ['check', '--baseline', 'base.jsonl', ...args, 'in']);
  assert.match((await check()).stderr, /base\.jsonl: 基线为空或不存在/);
  assert.equal((await check('--update-baseline')).status, 0);
  assert.equal((await check()).status, 0);
  writeFileSync(path.join(folder, 'in/a.txt'), `加一段。\n\n${WRONG.replace('都来自', '多来自')}`);
  assert.equal((await check()).status, 0);
  writeFileSync(path.join(folder, 'in/a.txt'), `${WRONG}\n志愿者为90～60人。\n`);
  const { status, stdout } = await check();
  assert.equal(status, 1);
  assert.match(stdout, /90～60/);
  assert.ok(!stdout.includes('“80～50”'));
});

test('--update-baseline needs a file', async (t) => {
  const { status, stderr } = await runGalley(folderWith(t, { 'a.txt': WRONG }), [
    'check',
    '--update-baseline',
    'a.txt',
  ]);
  assert.equal(status, 2);
  assert.match(stderr, /--baseline/);
});

test('dismissed problems stay away, by name even where the bytes are the same; a bad line is told', async (t) => {
  const line = JSON.stringify({ path: 'in/a.txt', rule: 'reversed-range', quote: '80～50' });
  const folder = folderWith(t, { 'in/a.txt': WRONG, 'in/b.txt': WRONG, '.galley/dismissed.jsonl': `${line}\n{\n` });
  for (const run of ['first', 'from the cache']) {
    const { stdout, stderr } = await runGalley(path.join(folder, 'in'), ['check', '--format', 'ndjson', '.'], {
      env: { XDG_CACHE_HOME: path.join(folder, '.cache') },
    });
    assert.match(stderr, /dismissed\.jsonl: 第 2 行不能识别/, run);
    const counts = stdout
      .trimEnd()
      .split('\n')
      .map((json) => JSON.parse(json).problems.length);
    assert.deepEqual(counts, [0, 1], run);
  }
  const { stdout } = await runGalley(folder, ['fix', '--suggestions', '--dry-run', 'in']);
  assert.deepEqual(stdout.match(/^\+\+\+ .*$/gm), ['+++ b/in/b.txt']);
});

test('outline lists the parts of a page, as text and as the contract of its JSON', async (t) => {
  const folder = folderWith(t, { 'a.txt': '全市运动会开幕\n\n本报讯 昨天上午，全市运动会在体育中心开幕。\n' });
  const text = await runGalley(folder, ['outline', 'a.txt']);
  assert.match(text.stdout, /^ {5}1 {2}标题 全市运动会开幕$/m);
  const { stdout } = await runGalley(folder, ['outline', '--format', 'json', 'a.txt']);
  const [file] = JSON.parse(stdout);
  assert.equal(file.path, 'a.txt');
  assert.deepEqual(file.articles[0].headline, { start: 0, end: 7, text: '全市运动会开幕' });
  assert.equal(file.articles[0].kicker, null);
});
