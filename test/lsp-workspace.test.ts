import assert from 'node:assert/strict';
import { rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  ConfigurationRequest,
  DidChangeWatchedFilesNotification,
  DidOpenTextDocumentNotification,
  LogMessageNotification,
} from 'vscode-languageserver/node';
import { folderWith } from './cli.ts';
import { startServerOn, until } from './lsp-process.ts';

const WRONG = '市运会开幕\n\n参赛人数为80～50人。\n';
const CLEAN = '市运会开幕\n\n参赛人数为50～80人。\n';

const manyFiles = (count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`${i}.txt`, `${WRONG}第${i}号。`]));

test('streams problems of closed Chinese files, follows changes, and answers "unchanged" by id', async (t) => {
  const folder = folderWith(t, { 'a.txt': WRONG, 'b.md': CLEAN, 'c.txt': 'plain English 80~50', 'skip/d.txt': WRONG });
  const editor = await startServerOn(t, folder, { exclude: ['skip/'] });
  const { found, reports, stop } = editor.pull();
  await until(() => found.get('a.txt') === 1);
  const uri = (name: string) => pathToFileURL(path.join(folder, name)).href;
  const changed = (name: string, type: 1 | 2 | 3) =>
    editor.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [{ uri: uri(name), type }] });

  writeFileSync(path.join(folder, 'b.md'), WRONG);
  await changed('b.md', 2);
  await until(() => found.get('b.md') === 1);
  rmSync(path.join(folder, 'a.txt'));
  await changed('a.txt', 3);
  await until(() => found.get('a.txt') === 0);
  assert.deepEqual([...found.keys()].sort(), ['a.txt', 'b.md']);
  await stop();

  const previous = [{ uri: uri('b.md'), value: reports.findLast((report) => report.uri === uri('b.md'))!.resultId! }];
  const again = editor.pull(previous);
  await until(() => again.reports.length > 0);
  assert.deepEqual(
    again.reports.map(({ kind, uri: file }) => [kind, path.basename(file)]),
    [['unchanged', 'b.md']],
  );
  await again.stop();
});

test('an open document is left to its own diagnostics', async (t) => {
  const folder = folderWith(t, { 'a.txt': WRONG, 'b.txt': WRONG });
  const editor = await startServerOn(t, folder);
  await editor.connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: {
      uri: pathToFileURL(path.join(folder, 'a.txt')).href,
      languageId: 'plaintext',
      version: 1,
      text: CLEAN,
    },
  });
  const { found, stop } = editor.pull();
  await until(() => found.has('b.txt'));
  assert.equal(found.has('a.txt'), false);
  await stop();
});

test('the scope setting keeps to open files', async (t) => {
  const folder = folderWith(t, { 'a.txt': WRONG });
  const editor = await startServerOn(t, folder);
  editor.connection.onRequest(ConfigurationRequest.type, ({ items }) =>
    items.map(({ section }) => (section === 'galley.workspace.scope' ? 'openFiles' : {})),
  );
  const { found, stop } = editor.pull();
  await new Promise((resolve) => setTimeout(resolve, 500));
  await stop();
  assert.equal(found.size, 0);
});

test('a run is cancelled within 200 ms, and a killed server leaves a sound cache', async (t) => {
  const folder = folderWith(t, manyFiles(300));
  const first = await startServerOn(t, folder);
  const run = first.pull();
  await until(() => run.found.size > 0);
  const started = performance.now();
  await run.stop();
  assert.ok(performance.now() - started < 200, `${performance.now() - started} ms`);
  const next = first.pull();
  await until(() => next.found.size > 32);
  first.server.kill('SIGKILL');

  const second = await startServerOn(t, folder);
  const { found, stop } = second.pull();
  await until(() => found.size === 300);
  assert.ok([...found.values()].every((count) => count === 1));
  await stop();
});

test('a request given up leaves another one its changes; given up while changes settle, it is answered at once', async (t) => {
  const folder = folderWith(t, { 'a.txt': WRONG });
  const editor = await startServerOn(t, folder);
  const uri = pathToFileURL(path.join(folder, 'a.txt')).href;
  const change = (text: string) => {
    writeFileSync(path.join(folder, 'a.txt'), text);
    return editor.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [{ uri, type: 2 }] });
  };
  const one = editor.pull();
  await until(() => one.found.get('a.txt') === 1);
  const other = editor.pull();
  await until(() => other.found.get('a.txt') === 1);
  await new Promise((resolve) => setTimeout(resolve, 200));
  await one.stop();
  await change(CLEAN);
  await until(() => other.found.get('a.txt') === 0);

  await new Promise((resolve) => setTimeout(resolve, 500));
  await change(WRONG);
  const started = performance.now();
  await other.stop();
  assert.ok(performance.now() - started < 200, `${performance.now() - started} ms`);
});

test('the review goes no faster than the editor reads', async (t) => {
  const folder = folderWith(t, manyFiles(300));
  const editor = await startServerOn(t, folder);
  let catchUp = () => {};
  const caughtUp = new Promise<void>((resolve) => {
    catchUp = resolve;
  });
  editor.connection.onRequest(ConfigurationRequest.type, async ({ items }) => {
    if (items.length === 0) await caughtUp;
    return items.map(() => ({}));
  });
  const { found, stop } = editor.pull();
  await until(() => found.size > 64);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  assert.ok(found.size <= 128, `${found.size} files`);
  catchUp();
  await until(() => found.size === 300);
  await stop();
});

test('a cache that cannot be written is told once and the run goes on', async (t) => {
  const folder = folderWith(t, { ...manyFiles(40), '.cache': 'no folder' });
  const editor = await startServerOn(t, folder);
  const log: string[] = [];
  editor.connection.onNotification(LogMessageNotification.type, ({ message }) => {
    log.push(message);
  });
  const { found, stop } = editor.pull();
  await until(() => found.size === 40);
  assert.equal(log.filter((message) => message.includes('缓存写不进去')).length, 1, log.join('\n'));
  await stop();
});

test('files that are no texts are named in the log and the run goes on', async (t) => {
  const png = Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7) % 256));
  const folder = folderWith(t, { 'a.txt': WRONG, 'b.txt': png, 'huge.txt': '', 'in/z.txt': WRONG });
  truncateSync(path.join(folder, 'huge.txt'), 100_000_000);
  symlinkSync('missing', path.join(folder, 'gone.txt'));
  symlinkSync('..', path.join(folder, 'in', 'up'));
  const editor = await startServerOn(t, folder);
  const log: string[] = [];
  editor.connection.onNotification(LogMessageNotification.type, ({ message }) => {
    log.push(message);
  });
  const { found, stop } = editor.pull();
  await until(() => found.get('z.txt') === 1);
  assert.equal(found.get('a.txt'), 1);
  for (const named of [
    /b\.txt: 像是二进制文件/,
    /huge\.txt: 文件有 100 MB/,
    /gone\.txt: 没有这个文件/,
    /up: 符号链接成环/,
  ])
    assert.ok(
      log.some((message) => named.test(message)),
      `${named} in ${log.join('\n')}`,
    );
  await stop();
});
