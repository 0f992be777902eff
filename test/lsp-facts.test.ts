import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type Hover,
  HoverRequest,
  type Location,
  ReferencesRequest,
  type WorkspaceSymbol,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import { FIGURES_REQUEST, type FigureList } from '../server/src/lsp/protocol.ts';
import { folderWith } from './cli.ts';
import { type Editor, startServerOn, until } from './lsp-process.ts';

const ONE = '江湾市组建义务巡防队\n\n江湾市已组建义务巡防队伍1860支，夜间巡防不断档。\n';
const OTHER = '义务巡防见成效\n\n江湾市已组建义务巡防队伍2140支，夜间巡防不断档。\n';
const SAME = '巡防队伍扩大\n\n江湾市已组建义务巡防队伍1860支，夜间巡防不断档。\n';

const uriIn = (folder: string, name: string): string => pathToFileURL(path.join(folder, name)).href;

const open = (editor: Editor, folder: string, name: string) =>
  editor.connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: {
      uri: uriIn(folder, name),
      languageId: 'plaintext',
      version: 1,
      text: readFileSync(path.join(folder, name), 'utf8'),
    },
  });

test('a figure knows what other files of the workspace say', async (t) => {
  const folder = folderWith(t, { '.galley/settings.json': '{}', 'a.txt': ONE, 'b.txt': OTHER, 'c.txt': SAME });
  const editor = await startServerOn(t, folder);
  await open(editor, folder, 'a.txt');
  const { found, stop } = editor.pull();
  await until(() => (found.get('b.txt') ?? 0) > 0);
  const at = { textDocument: { uri: uriIn(folder, 'a.txt') }, position: { line: 2, character: 14 } };

  const hover = (await editor.connection.sendRequest(HoverRequest.type, at)) as Hover;
  const { value } = hover.contents as { value: string };
  assert.match(value, /\*\*不一致\*\* \[b\\\.txt 第 3 行\]\(file:.*b\.txt#L3\)：2140支/);
  assert.match(value, /- \[c\\\.txt 第 3 行\]/);

  const places = (await editor.connection.sendRequest(ReferencesRequest.type, {
    ...at,
    context: { includeDeclaration: true },
  })) as Location[];
  assert.deepEqual(
    places.map(({ uri, range }) => [path.basename(uri), range.start.line]),
    ['a.txt', 'b.txt', 'c.txt'].map((name) => [name, 2]),
  );

  const { groups } = (await editor.connection.sendRequest(FIGURES_REQUEST, {})) as FigureList;
  assert.equal(groups[0]?.isConflict, true);
  assert.deepEqual(
    groups[0].places.map(({ where, written }) => `${where} ${written}`),
    ['a.txt 1860支', 'b.txt 2140支', 'c.txt 1860支'],
  );
  await stop();
});

test('headlines of all files are found as symbols', async (t) => {
  const folder = folderWith(t, { '.galley/settings.json': '{}', 'a.txt': ONE, 'b.txt': OTHER });
  const editor = await startServerOn(t, folder);
  const search = async (query: string) =>
    ((await editor.connection.sendRequest(WorkspaceSymbolRequest.type, { query })) as WorkspaceSymbol[]).map(
      ({ name }) => name,
    );
  await open(editor, folder, 'a.txt');
  const { found, stop } = editor.pull();
  await until(() => (found.get('b.txt') ?? 0) > 0);
  assert.deepEqual((await search('')).sort(), ['义务巡防见成效', '江湾市组建义务巡防队']);
  assert.deepEqual(await search('巡防成效'), ['义务巡防见成效']);
  await stop();
});

test('a file that is made is reviewed unless it is ignored, and one that closes shows what is on disk', async (t) => {
  const wrong = '市运会开幕\n\n参赛人数为80～50人。\n';
  const folder = folderWith(t, { 'a.txt': wrong, '.gitignore': 'out.txt\n' });
  const editor = await startServerOn(t, folder);
  const { found, stop } = editor.pull();
  await until(() => found.get('a.txt') === 1);
  for (const name of ['out.txt', 'new.txt']) {
    writeFileSync(path.join(folder, name), wrong);
    await editor.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: uriIn(folder, name), type: 1 }],
    });
  }
  await until(() => found.get('new.txt') === 1);
  assert.ok(!found.get('out.txt'));

  for (const [uri, count] of [
    ['untitled:Untitled-1', 0],
    [uriIn(folder, 'a.txt'), 1],
  ] as const) {
    await editor.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: 'plaintext', version: 1, text: ONE },
    });
    found.clear();
    await editor.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
    await until(() => found.get(path.basename(uri)) === count);
  }
  await stop();
});
