import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { archiveSupport } from '../server/src/core/language/archive-support.ts';
import { parseVocabulary } from '../server/src/core/language/vocabulary.ts';
import { folderWith, runGalley } from './cli.ts';

const PLACE = '甲石河镇的桃花开了，村民张小明说，甲石河两岸都是桃树。\n';

test('learn counts pairs of characters and names, and writes the same file for the same archive', async (t) => {
  const folder = folderWith(t, { 'a.txt': PLACE.repeat(2), 'b.txt': PLACE });
  const first = await runGalley(folder, ['learn', 'a.txt', 'b.txt']);
  assert.equal(first.status, 0, first.stderr);
  const file = path.join(folder, '.galley/vocabulary.json');
  const json = readFileSync(file, 'utf8');
  const { countOf } = parseVocabulary(json);
  assert.equal(countOf('两岸'), 3);
  assert.equal(countOf('张小明'), 3);
  assert.equal(countOf('梨花'), 0);
  await runGalley(folder, ['learn', 'b.txt', 'a.txt']);
  assert.equal(readFileSync(file, 'utf8'), json);
});

test('a vocabulary that is none is told of once, and the review goes on', async (t) => {
  const folder = folderWith(t, { 'a.txt': PLACE, 'b.txt': PLACE, '.galley/vocabulary.json': '{"version":9}' });
  const { status, stderr } = await runGalley(folder, ['check', 'a.txt', 'b.txt']);
  assert.equal(status, 0, stderr);
  assert.equal(stderr.match(/vocabulary\.json/g)?.length, 1, stderr);
});

for (const json of [
  'null',
  '[]',
  '{"version":1,"names":{},"words":{}}',
  '{"version":2,"names":{"甲":"乙"},"pairs":{}}',
  '{"version":2,"names":{},"pairs":{"1":1}}',
])
  test(`no vocabulary: ${json}`, () => assert.throws(() => parseVocabulary(json), Error));

test('what the archive writes speaks for itself, against what it never does', () => {
  const countOf = (form: string): number => ({ 甲石: 9, 石河: 9, 目前: 5 })[form] ?? 0;
  const support = (text: string, at: number, reading: string): number =>
    archiveSupport(text, { at, readings: [reading] }, { countOf });
  assert.ok(support('到甲石河去', 2, '右') < -2);
  assert.ok(support('到甲右河去', 2, '石') > support('到甲右河去', 2, '名'));
  assert.equal(support('人和人', 1, '利'), 0);
});
