import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { TextDocumentEdit, TextEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parsePage } from '../server/src/core/page/parse.ts';
import { putInOrder } from '../server/src/core/page/reorder.ts';
import { SOUND_ARTICLES } from './articles.ts';
import { breakPage } from './breaker/page.ts';
import { seeded } from './breaker/random.ts';
import { testLanguage } from './language.ts';
import { ROOT, startEditor } from './lsp-client.ts';

const FILE = `${ROOT}/page.txt`;
const DAMAGE = ['split-paragraph', 'interleaved-block', 'truncated-paragraph', 'unbalanced-quote', 'broken-line'];

test('each fix of a damaged page is one change of one version, so that one undo takes it back', async () => {
  const editor = await startEditor();
  const text = readFileSync(new URL('samples/three-stories.txt', import.meta.url), 'utf8');
  const document = TextDocument.create(FILE, 'plaintext', 1, text);
  await editor.open(FILE, text);
  const fixed = new Set<string>();
  for (const { code, range } of await editor.pull(FILE)) {
    if (!DAMAGE.includes(String(code))) continue;
    for (const { edit } of await editor.codeActions(FILE, range, ['quickfix'])) {
      const changes = (edit?.documentChanges ?? []) as TextDocumentEdit[];
      if (changes.length === 0) continue;
      assert.deepEqual(
        changes.map(({ textDocument }) => textDocument),
        [{ uri: FILE, version: 1 }],
      );
      assert.notEqual(TextDocument.applyEdits(document, changes[0]!.edits as TextEdit[]), text);
      fixed.add(String(code));
    }
  }
  await editor.close();
  assert.ok(fixed.size >= 2, [...fixed].join());
});

test('a page of 200 KB is put in order by one edit', () => {
  let text = '';
  for (let seed = 1; Buffer.byteLength(text) < 200_000; seed++)
    text += `${breakPage(SOUND_ARTICLES, ['columns'], seeded(seed)).text}\n`;
  const page = parsePage(text);
  const before = process.cpuUsage();
  const { edits, applied } = putInOrder(page, testLanguage);
  const { user, system } = process.cpuUsage(before);
  assert.equal(edits.length, 1);
  assert.ok(applied > 50, String(applied));
  assert.ok((user + system) / 1000 < LIMIT, `${(user + system) / 1000} ms`);
});

/** Milliseconds of processor time; about 1,000 on the machine it was written on, and cold code takes longer. */
const LIMIT = 4000;
