import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnByColumn, crossReadingsOf } from '../server/src/core/page/cross-reading.ts';
import { parsePage } from '../server/src/core/page/parse.ts';
import { SOUND_ARTICLES } from './articles.ts';
import { readAcross } from './breaker/across.ts';
import { seeded } from './breaker/random.ts';
import { testLanguage } from './language.ts';

const { model } = testLanguage;
const withoutBlanks = (text: string): string => text.replace(/\s/g, '');

test('columns read across are found and set column by column again', () => {
  const pages = Array.from({ length: 60 }, (_, seed) =>
    readAcross(SOUND_ARTICLES[seed % SOUND_ARTICLES.length]!, seeded(seed + 1)),
  );
  const repaired = pages.filter(({ text, breaks: [across] }) => {
    const [reading] = crossReadingsOf(parsePage(text), model);
    if (!reading || across?.kind !== 'across') return false;
    const repairedText = text.slice(0, reading.start) + columnByColumn(text, reading) + text.slice(reading.end);
    return across.columns.every((column) => withoutBlanks(repairedText).includes(column));
  });
  assert.ok(repaired.length >= 0.5 * pages.length, `${repaired.length} of ${pages.length} repaired`);
});

test('print lines in their order are not read across', () => {
  for (const { title, paragraphs } of SOUND_ARTICLES)
    for (const seam of ['\n', '\n\n', ' ']) {
      const lines = paragraphs.map((paragraph) => (paragraph.match(/.{1,17}/gu) ?? []).join(seam));
      assert.deepEqual(crossReadingsOf(parsePage([title, ...lines].join('\n\n')), model), []);
    }
});
