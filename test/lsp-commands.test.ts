import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { type CreateFile, ExecuteCommandRequest, type TextDocumentEdit } from 'vscode-languageserver/node';
import { NO_LANGUAGE } from '../server/src/core/language/services.ts';
import { parsePage } from '../server/src/core/page/parse.ts';
import { putInOrder } from '../server/src/core/page/reorder.ts';
import { SERVER_COMMANDS } from '../server/src/lsp/protocol.ts';
import { SOUND_ARTICLES } from './articles.ts';
import { breakPage } from './breaker/page.ts';
import { seeded } from './breaker/random.ts';
import { ROOT, startEditor, type TestEditor } from './lsp-client.ts';

const FILE = `${ROOT}/page.txt`;
const PAGE = SOUND_ARTICLES.map(({ title, paragraphs }) => [title, '本报记者 陈一鸣', ...paragraphs].join('\n\n')).join(
  '\n\n',
);

let editor: TestEditor;
const run = (command: string): Promise<boolean> =>
  editor.connection.sendRequest(ExecuteCommandRequest.type, { command, arguments: [FILE] });

describe('commands on a page', () => {
  beforeEach(async () => {
    editor = await startEditor();
  });
  afterEach(() => editor.close());

  test('a page splits into files in a folder of its name', async () => {
    await editor.open(FILE, PAGE);
    assert.equal(await run(SERVER_COMMANDS.splitPage), true);
    const { documentChanges = [] } = editor.applied[0]!;
    const created = documentChanges.filter(
      (change): change is CreateFile => 'kind' in change && change.kind === 'create',
    );
    assert.deepEqual(
      created.map(({ uri }) => decodeURIComponent(uri)),
      SOUND_ARTICLES.map(({ title }) => `${ROOT}/page/${title}.txt`),
    );
  });

  test('a broken page is put in order after a preview', async () => {
    const broken = Array.from({ length: 12 }, (_, seed) =>
      breakPage(SOUND_ARTICLES, ['inserted'], seeded(seed + 1)),
    ).find(({ text }) => putInOrder(parsePage(text), NO_LANGUAGE).applied > 0)!;
    await editor.open(FILE, broken.text);
    assert.equal(await run(SERVER_COMMANDS.putInOrder), true);
    const [change] = editor.applied[0]!.documentChanges as TextDocumentEdit[];
    assert.deepEqual(change?.textDocument, { uri: FILE, version: 1 });
    assert.equal(Object.values(editor.applied[0]!.changeAnnotations ?? {})[0]?.needsConfirmation, true);
  });

  test('a page is cleaned of what the web did to it, after a preview that counts it', async () => {
    await editor.open(FILE, '县图书馆开馆\n\n县图书馆昨日开馆，藏书&ldquo;二十万&rdquo;册，讀者排起了长队。\n');
    assert.equal(await run(SERVER_COMMANDS.cleanPage), true);
    const [change] = editor.applied[0]!.documentChanges as TextDocumentEdit[];
    assert.deepEqual(
      change?.edits.map((edit) => ('newText' in edit ? edit.newText : '')),
      ['“', '”', '读'],
    );
    assert.deepEqual(
      Object.values(editor.applied[0]!.changeAnnotations ?? {}).map(({ label }) => label),
      ['清理：网页实体 2 处，繁简 1 处'],
    );
  });

  test('only the article is kept', async () => {
    const article = '县图书馆开馆\n\n县图书馆昨日开馆，藏书二十万册。';
    await editor.open(FILE, `首页 > 新闻 > 本地\n\n${article}\n`);
    assert.equal(await run(SERVER_COMMANDS.keepArticle), true);
    const [change] = editor.applied[0]!.documentChanges as TextDocumentEdit[];
    assert.deepEqual(
      change?.edits
        .map((edit) => ('range' in edit ? edit.range : undefined))
        .map((range) => [range?.start.line, range?.end.line]),
      [[0, 2]],
    );
  });

  test('a page in order stays as it is', async () => {
    await editor.open(FILE, PAGE);
    assert.equal(await run(SERVER_COMMANDS.putInOrder), false);
    assert.deepEqual(editor.applied, []);
  });
});
