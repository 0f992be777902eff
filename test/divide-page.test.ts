import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitIntoArticles } from '../server/src/core/page/divide-page.ts';
import { parsePage } from '../server/src/core/page/parse.ts';
import { SOUND_ARTICLES } from './articles.ts';

test('each article of a page becomes a text of its own, named by its headline', () => {
  const text = SOUND_ARTICLES.map(({ title, paragraphs }) =>
    [title, '本报记者 陈一鸣', ...paragraphs].join('\n\n'),
  ).join('\n\n');
  const files = splitIntoArticles(parsePage(text));
  assert.deepEqual(
    files.map(({ name }) => name),
    SOUND_ARTICLES.map(({ title }) => title),
  );
  assert.equal(files.map((file) => file.text).join('\n'), `${text}\n`);
});

test('names are safe on every system and differ', () => {
  const article = '“去不去？”: 一个/两个 <选择>\n\n本报记者 陈一鸣\n\n晨练的居民沿着木栈道慢跑，老人坐在廊下喝茶聊天。';
  const names = splitIntoArticles(parsePage(`${article}\n\n${article}`)).map(({ name }) => name);
  for (const name of names) assert.doesNotMatch(name, /[\\/:*?"<>|\n]/);
  assert.equal(new Set(names).size, names.length);
});
