import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { type Hover, HoverRequest, type Location, ReferencesRequest } from 'vscode-languageserver/node';
import { FIGURES_REQUEST, type FigureList } from '../server/src/lsp/protocol.ts';
import { ROOT, startEditor, type TestEditor } from './lsp-client.ts';

const FILE = `${ROOT}/a.txt`;
const TEXT =
  '全市组建护学队8900余支\n\n本报讯　记者昨日获悉，全市已组建护学队9833支，守护学生上下学。家长报名的有2.4万人。\n';
const HEADLINE = { line: 0, character: 9 };

let editor: TestEditor;
const at = (position: { line: number; character: number }) => ({ textDocument: { uri: FILE }, position });

const list = (filter?: string): Promise<FigureList> =>
  editor.connection.sendRequest(FIGURES_REQUEST, { uri: FILE, ...(filter !== undefined && { filter }) });

describe('figures in the editor', () => {
  beforeEach(async () => {
    editor = await startEditor();
    await editor.open(FILE, TEXT);
  });
  afterEach(() => editor.close());

  test('a hover tells the reading and the other places', async () => {
    const hover = (await editor.connection.sendRequest(HoverRequest.type, at(HEADLINE))) as Hover;
    const { value } = hover.contents as { value: string };
    assert.match(value, /8900～8999支/);
    assert.match(value, /第 3 行：9833支/);
    assert.deepEqual(hover.range, { start: { line: 0, character: 7 }, end: { line: 0, character: 13 } });
  });

  test('a hover beside a figure says nothing', async () => {
    assert.equal(await editor.connection.sendRequest(HoverRequest.type, at({ line: 0, character: 2 })), null);
  });

  test('references lead to the other place and back', async () => {
    const references = async (includeDeclaration: boolean) =>
      (await editor.connection.sendRequest(ReferencesRequest.type, {
        ...at(HEADLINE),
        context: { includeDeclaration },
      })) as Location[];
    assert.deepEqual(
      (await references(false)).map(({ range }) => range.start.line),
      [2],
    );
    assert.equal((await references(true)).length, 2);
  });

  test('the list of figures begins with the conflict', async () => {
    const { groups } = await list();
    assert.deepEqual(
      groups.map(({ isConflict, places }) => [isConflict, places.map(({ written, where }) => `${written} ${where}`)]),
      [
        [true, ['8900余支 第 1 行', '9833支 第 3 行']],
        [false, ['2.4万人 第 3 行']],
      ],
    );
  });

  test('the list is filtered by words', async () => {
    assert.deepEqual(
      (await list('护学 9833')).groups.map(({ places }) => places.length),
      [2],
    );
    assert.deepEqual(await list('没有这个词'), { groups: [], hidden: 0 });
  });
});
