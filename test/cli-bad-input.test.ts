import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { bundle, folderWith, runGalley } from './cli.ts';

const WRONG = '市运会开幕\n\n参赛人数为80～50人。\n';
const RIGHT = '市运会开幕\n\n参赛人数为50～80人。\n';

/** Asserts status 2, words about `named` in Chinese and English on stderr, and that a.txt was still reviewed. */
async function assertNamed(folder: string, args: readonly string[], named: string): Promise<void> {
  const { status, stdout, stderr } = await runGalley(folder, ['check', '--format', 'ndjson', ...args]);
  assert.equal(status, 2, stderr);
  assert.ok(stderr.includes(named), `${named} in: ${stderr}`);
  assert.match(stderr, /[\u4e00-\u9fff].*\([a-zA-Z]/);
  assert.ok(!stderr.includes('    at '), 'no stack');
  assert.match(stdout, /"path":"a\.txt".*reversed-range/);
}

test('a path that does not exist, a glob without match', async (t) => {
  const folder = folderWith(t, { 'a.txt': WRONG });
  await assertNamed(folder, ['a.txt', 'missing.txt'], 'missing.txt: 没有这个文件');
  await assertNamed(folder, ['a.txt', '*.foo'], '*.foo: 没有匹配的文件');
});

test('binary and huge files are named and skipped', async (t) => {
  const png = Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7) % 256));
  const folder = folderWith(t, { 'a.txt': WRONG, 'b.txt': png, 'c.txt': '' });
  await assertNamed(folder, ['.'], 'b.txt: 像是二进制文件');
  writeFileSync(path.join(folder, 'b.txt'), '');
  truncateSync(path.join(folder, 'c.txt'), 100_000_000);
  await assertNamed(folder, ['.'], 'c.txt: 文件有 100 MB');
});

test('empty files, NUL bytes, lone surrogates and one line of 1 MB are reviewed', async (t) => {
  const line = '参赛人数为八十人，'.repeat(116_509);
  const folder = folderWith(t, {
    'a.txt': '',
    'b.txt': '人数\0为80～50人。'.padEnd(200, '好'),
    'c.txt': Buffer.concat([Buffer.from([0xed, 0xa0, 0x80]), Buffer.from(WRONG)]),
    'd.txt': line,
  });
  const { status, stdout, stderr } = await runGalley(folder, ['check', '--format', 'ndjson', '.']);
  assert.equal(stderr, '');
  assert.equal(status, 1);
  const files = stdout
    .trimEnd()
    .split('\n')
    .map((json) => JSON.parse(json));
  assert.deepEqual(
    files.map(({ characters, problems }) => [characters, problems.length > 0]),
    [
      [0, false],
      [200, true],
      [WRONG.length + 3, true],
      [line.length, false],
    ],
  );
});

test('a folder without rights is named', {
  skip: process.getuid?.() === 0 && 'root may read everything',
}, async (t) => {
  const folder = folderWith(t, { 'a.txt': WRONG, 'locked/b.txt': WRONG });
  chmodSync(path.join(folder, 'locked'), 0);
  t.after(() => chmodSync(path.join(folder, 'locked'), 0o755));
  await assertNamed(folder, ['.'], 'locked: 没有读写权限');
});

test('a loop of symbolic links is told and left', async (t) => {
  const folder = folderWith(t, { 'a.txt': WRONG, 'in/b.txt': WRONG });
  symlinkSync('..', path.join(folder, 'in', 'up'));
  symlinkSync('self', path.join(folder, 'self'));
  const { status, stdout, stderr } = await runGalley(folder, ['check', '--format', 'ndjson', '.']);
  assert.match(stderr, /in\/up: 符号链接成环/);
  assert.equal(stdout.trimEnd().split('\n').length, 2);
  assert.equal(status, 1);
});

test('wrong options and unknown commands and rules end with 2 and say what is right', async (t) => {
  const folder = folderWith(t, { 'a.txt': WRONG });
  const wrong: [string[], RegExp][] = [
    [['check'], /missing required argument/],
    [['check', '--format', 'xml', 'a.txt'], /xml/],
    [['check', '--min-severity', 'bad', 'a.txt'], /error、warning、info、hint/],
    [['check', '--encoding', 'latin9', 'a.txt'], /gb18030/],
    [['check', '--jobs', '0', 'a.txt'], /1 到 256/],
    [['check', '--rule', 'no-such', 'a.txt'], /没有名为“no-such”的规则/],
    [['check', '--frob', 'a.txt'], /--frob/],
    [['frob'], /frob/],
  ];
  for (const [args, message] of wrong) {
    const { status, stdout, stderr } = await runGalley(folder, args);
    assert.equal(status, 2, args.join(' '));
    assert.equal(stdout, '');
    assert.match(stderr, message);
    assert.match(stderr, /用法有误 \(bad usage\)/);
  }
});

test('settings: no JSON stops the run, a wrong value is named and the files still reviewed', async (t) => {
  const folder = folderWith(t, { 'a.txt': WRONG, 'bad.json': '{', 'wrong.json': '{ "rules": { "nope": "off" } }' });
  const stopped = await runGalley(folder, ['check', '--config', 'bad.json', 'a.txt']);
  assert.equal(stopped.status, 2);
  assert.match(stopped.stderr, /bad\.json: 设置文件不是有效的 JSON/);
  await assertNamed(folder, ['--config', 'wrong.json', 'a.txt'], 'wrong.json: 没有名为“nope”的规则');
  const missing = await runGalley(folder, ['check', '--config', 'none.json', 'a.txt']);
  assert.equal(missing.status, 2);
  assert.match(missing.stderr, /none\.json: 没有这个文件/);
});

test('fix writes nothing where bytes do not fit the encoding', async (t) => {
  const broken = Buffer.concat([Buffer.from([0xff, 0x80]), Buffer.from(WRONG)]);
  const folder = folderWith(t, { 'a.txt': broken });
  const { status, stderr } = await runGalley(folder, ['fix', '--suggestions', '--encoding', 'utf-8', 'a.txt']);
  assert.equal(status, 2);
  assert.match(stderr, /a\.txt: 有字节不合 utf-8，未改动/);
  assert.deepEqual(readFileSync(path.join(folder, 'a.txt')), broken);
});

test('a cache that cannot be written is told once and the run goes on', async (t) => {
  const folder = folderWith(t, { 'a.txt': WRONG, 'b.txt': WRONG, blocked: '' });
  const { status, stdout, stderr } = await runGalley(folder, ['check', '--format', 'ndjson', '.'], {
    env: { XDG_CACHE_HOME: path.join(folder, 'blocked') },
  });
  assert.equal(status, 1);
  assert.equal(stdout.trimEnd().split('\n').length, 2);
  assert.match(stderr, /缓存写不进去/);
  assert.equal(stderr.trimEnd().split('\n').length, 1);
});

test('a disk that takes no more is told once; cache and what waits for other files do without', {
  skip: process.platform === 'win32' && 'no ulimit',
}, async (t) => {
  const names = Array.from({ length: 30 }, (_, i) => `in/${String(i).padStart(2, '0')}.txt`);
  const folder = folderWith(t, Object.fromEntries(names.map((name, i) => [name, WRONG.repeat(300 + i)])));
  const check = (limits?: string) =>
    runGalley(folder, ['check', '--format', 'ndjson', '--jobs', '2', 'in'], limits ? { limits } : {});
  const full = await check('-f 1');
  assert.match(full.stderr, /缓存写不进去.*\(cannot write the cache\)/);
  assert.equal(full.stderr.trimEnd().split('\n').length, 1);
  const free = await check();
  assert.equal(free.stderr, '');
  assert.equal(full.stdout, free.stdout);
  assert.equal(full.stdout.trimEnd().split('\n').length, 30);
});

test('files that vanish after they were listed are named, in one thread and in several', async (t) => {
  const names = Array.from({ length: 30 }, (_, i) => `in/${String(i).padStart(2, '0')}.txt`);
  const folder = folderWith(t, Object.fromEntries(names.map((name) => [name, WRONG])));
  for (const name of ['03', '25']) symlinkSync('gone', path.join(folder, 'in', `${name}a.txt`));
  for (const jobs of ['1', '2']) {
    const { status, stdout, stderr } = await runGalley(folder, ['check', '--format', 'ndjson', '--jobs', jobs, 'in']);
    assert.equal(status, 2);
    assert.match(stderr, /03a\.txt: 没有这个文件.*25a\.txt: 没有这个文件/s);
    assert.equal(stdout.trimEnd().split('\n').length, 30);
  }
});

test('a fix that is killed leaves every file whole, and the next one does the rest', async (t) => {
  const names = Array.from({ length: 400 }, (_, i) => `in/${i}.txt`);
  const folder = folderWith(t, Object.fromEntries(names.map((name) => [name, WRONG])));
  const texts = (): string[] => names.map((name) => readFileSync(path.join(folder, name), 'utf8'));
  const child = spawn(process.execPath, [bundle, 'fix', '--suggestions', '--jobs', '2', 'in'], { cwd: folder });
  const ended = once(child, 'exit');
  while (child.exitCode === null && !texts().includes(RIGHT)) await new Promise((resolve) => setTimeout(resolve, 5));
  child.kill('SIGKILL');
  await ended;
  for (const text of texts()) assert.ok(text === WRONG || text === RIGHT, text);
  assert.ok(texts().includes(RIGHT));
  assert.equal((await runGalley(folder, ['fix', '--suggestions', 'in'])).status, 0);
  assert.deepEqual(new Set(texts()), new Set([RIGHT]));
});
