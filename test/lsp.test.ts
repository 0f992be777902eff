import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import {
  type CodeAction,
  CodeActionResolveRequest,
  DidChangeWatchedFilesNotification,
  DocumentLinkRequest,
  type DocumentSymbol,
  DocumentSymbolRequest,
  ExecuteCommandRequest,
  FileChangeType,
  FoldingRangeRequest,
  PublishDiagnosticsNotification,
  type Range,
  ShowMessageNotification,
} from 'vscode-languageserver/node';
import { type DocumentStatus, STATUS_REQUEST } from '../server/src/lsp/protocol.ts';
import { ROOT, startEditor, type TestEditor } from './lsp-client.ts';

const FILE = `${ROOT}/${encodeURIComponent('稿件')}.txt`;
const FAULTY = '石桥镇办运动会\n参赛人数为80～50人，观众为90～60人。\n';
const FIRST: Range = { start: { line: 1, character: 5 }, end: { line: 1, character: 11 } };

let editor: TestEditor;
const titles = (actions: readonly CodeAction[]) => actions.map(({ title }) => title);

describe('the language server', () => {
  beforeEach(async () => {
    editor = await startEditor();
  });
  afterEach(() => editor.close());

  test('reports problems in lines and UTF-16 columns, with a link to the rule', async () => {
    await editor.open(FILE, `𠮷${FAULTY}`);
    const [first] = await editor.pull(FILE);
    assert.equal(first?.code, 'reversed-range');
    assert.equal(first.codeDescription?.href, 'file:///galley/docs/rules/reversed-range.md');
    assert.deepEqual(first.range.start, { line: 1, character: 5 });
  });

  test('says nothing about a text that is not Chinese, unless it is called news', async () => {
    const english = 'A notice of 80～50人 in an English letter about other things.';
    await editor.open(FILE, english);
    assert.deepEqual(await editor.pull(FILE), []);
    await editor.open(`${ROOT}/a.news`, english, 'zh-news');
    assert.equal((await editor.pull(`${ROOT}/a.news`)).length, 1);
  });

  test('follows the text', async () => {
    await editor.open(FILE, FAULTY);
    await editor.change(FILE, 2, FAULTY.replace('80～50', '50～80'));
    assert.equal((await editor.pull(FILE)).length, 1);
  });

  test('answers a code action at once after an edit, from the new text', async () => {
    await editor.open(FILE, FAULTY);
    await editor.pull(FILE);
    await editor.change(FILE, 2, `消息\n${FAULTY}`);
    assert.deepEqual(await editor.codeActions(FILE, FIRST), []);
    const moved = { start: { line: 2, character: 7 }, end: { line: 2, character: 7 } };
    assert.ok(titles(await editor.codeActions(FILE, moved)).length > 0);
  });

  test('offers a fix of this very version, not preferred when it is a suggestion', async () => {
    await editor.open(FILE, FAULTY);
    const [fix] = await editor.codeActions(FILE, FIRST);
    assert.equal(fix?.isPreferred, undefined);
    const change = fix?.edit?.documentChanges?.[0];
    assert.ok(change && 'edits' in change);
    assert.deepEqual(change.textDocument, { uri: FILE, version: 1 });
  });

  test('fixes all of a kind, suggestions with a preview', async () => {
    await editor.open(FILE, FAULTY);
    const all = (await editor.codeActions(FILE, FIRST)).find(({ title }) => title.includes('全部'));
    assert.match(all?.title ?? '', /预览.*2 处/);
    await editor.connection.sendRequest(ExecuteCommandRequest.type, all!.command!);
    const [edit] = editor.applied;
    const change = edit?.documentChanges?.[0];
    assert.ok(change && 'edits' in change);
    assert.equal(change.edits.length, 2);
    assert.ok(Object.values(edit?.changeAnnotations ?? {}).every(({ needsConfirmation }) => needsConfirmation));
  });

  test('keeps “this is right” in a readable file and honours it', async () => {
    await editor.open(FILE, FAULTY);
    const actions = await editor.codeActions(FILE, FIRST);
    const dismiss = actions.find(({ title }) => title === '这里没错，不再提示')?.command;
    assert.ok(dismiss);
    await editor.connection.sendRequest(ExecuteCommandRequest.type, dismiss);
    const line = JSON.parse(editor.files.get(`${ROOT}/.galley/dismissed.jsonl`) ?? '') as Record<string, string>;
    assert.equal(line['path'], '稿件.txt');
    assert.equal((await editor.pull(FILE)).length, 1);
  });

  test('leaves an action as it is that needs no edit', async () => {
    const action = { title: '这里没错，不再提示' };
    assert.deepEqual(await editor.connection.sendRequest(CodeActionResolveRequest.type, action), action);
  });

  test('gives the outline of a page and folds what has more than one line', async () => {
    await editor.open(
      FILE,
      '石桥镇办运动会\n本报记者 林小满\n\n比赛共两天，各村都来了人。\n\n赛程安排\n第一天赛跑，第二天拔河。\n',
    );
    const textDocument = { uri: FILE };
    const symbols = await editor.connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
    const [article] = symbols as DocumentSymbol[];
    assert.equal(article?.name, '石桥镇办运动会');
    assert.deepEqual(
      article.children?.map(({ name }) => name),
      ['赛程安排'],
    );
    const folds = await editor.connection.sendRequest(FoldingRangeRequest.type, { textDocument });
    assert.deepEqual(
      folds?.map(({ startLine, endLine }) => [startLine, endLine]),
      [
        [0, 6],
        [5, 6],
      ],
    );
  });

  test('reads a learned vocabulary anew when it changes', async () => {
    await editor.open(FILE, FAULTY);
    await editor.pull(FILE);
    while (editor.loads() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await editor.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: `${ROOT}/.galley/vocabulary.json`, type: FileChangeType.Changed }],
    });
    assert.equal((await editor.pull(FILE)).length, 2);
    assert.equal(editor.loads(), 2);
  });

  test('tells script, counts and an estimated error rate', async () => {
    await editor.open(FILE, FAULTY);
    const status = (await editor.connection.sendRequest(STATUS_REQUEST, { uri: FILE })) as DocumentStatus;
    assert.equal(status.script, 'simplified');
    assert.equal(status.counts.warning, 2);
    const { errors, characters, rate, passLine, classes } = status.errorRate;
    assert.deepEqual([errors, characters, passLine], [2, 29, 3]);
    assert.equal(Math.round(rate), 690);
    assert.deepEqual(classes, [{ title: '事实、知识、逻辑、数字差错', errors: 2 }]);
  });

  test('links web addresses and stops where Chinese begins', async () => {
    await editor.open(FILE, '报名办法见http://www.example.com/a-b?c=1，名单也登在www.example.org。各村都已贴出通知。');
    const links = await editor.connection.sendRequest(DocumentLinkRequest.type, { textDocument: { uri: FILE } });
    assert.deepEqual(
      links?.map(({ target }) => target),
      ['http://www.example.com/a-b?c=1', 'https://www.example.org'],
    );
  });
});

describe('settings', () => {
  test('turn a rule off and name a mistake', async () => {
    editor = await startEditor({ rules: { 'reversed-range': { severity: 'off' }, 'no-such-rule': {} } });
    const message = new Promise<string>((resolve) =>
      editor.connection.onNotification(ShowMessageNotification.type, ({ message: text }) => resolve(text)),
    );
    await editor.open(FILE, FAULTY);
    assert.deepEqual(await editor.pull(FILE), []);
    assert.match(await message, /galley\.rules\.no-such-rule/);
    await editor.close();
  });
});

describe('an editor that cannot ask for diagnostics', () => {
  test('gets them published, with the version', async () => {
    editor = await startEditor({}, {});
    const published = new Promise<{ version?: number; count: number }>((resolve) =>
      editor.connection.onNotification(PublishDiagnosticsNotification.type, ({ version, diagnostics }) =>
        resolve({ ...(version !== undefined && { version }), count: diagnostics.length }),
      ),
    );
    await editor.open(FILE, FAULTY);
    assert.deepEqual(await published, { version: 1, count: 2 });
    await editor.close();
  });
});
