import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CancellationTokenSource,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  DocumentSymbolRequest,
} from 'vscode-languageserver/node';
import { folderWith } from './cli.ts';
import { startServerOn } from './lsp-process.ts';

/** Without figures: those of one article over and over are all compared with each other, which takes seconds. */
const LINE = '运动会周末开幕，各村的乡亲都来看比赛，操场边上站满了人，孩子们坐在前排。\n';
const URI = 'untitled:Untitled-1';
/** Milliseconds that an editor may wait for word of a request that it has given up, on a busy machine. */
const LIMIT = 500;

test('the review of 1 MB is given up when the editor asks for that', async (t) => {
  const { connection } = await startServerOn(t, folderWith(t, { '.galley/settings.json': '{}' }));
  const text = LINE.repeat(Math.ceil(350_000 / LINE.length));
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri: URI, languageId: 'plaintext', version: 1, text },
  });
  const textDocument = { uri: URI };
  const cancel = new CancellationTokenSource();
  const pulled = connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument }, cancel.token);
  await new Promise((resolve) => setTimeout(resolve, 100));
  const started = performance.now();
  cancel.cancel();
  await assert.rejects(pulled);
  assert.ok(performance.now() - started < LIMIT, `${performance.now() - started} ms`);
  const again = performance.now();
  await connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
  assert.ok(performance.now() - again < LIMIT, `${performance.now() - again} ms`);
});
