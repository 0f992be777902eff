import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { applyEdits } from '../../server/src/core/engine/fixes.ts';
import { parsePage } from '../../server/src/core/page/parse.ts';
import { putInOrder } from '../../server/src/core/page/reorder.ts';
import { SOUND_ARTICLES } from '../articles.ts';
import { breakPage } from '../breaker/page.ts';
import { seeded } from '../breaker/random.ts';
import type { Way } from '../breaker/ways.ts';
import { testLanguage } from '../language.ts';

const WAYS: readonly Way[] = ['inserted', 'columns', 'truncated', 'orphan', 'credit', 'glued', 'quote', 'doubled'];

const brokenTexts = fc
  .tuple(fc.integer({ min: 1, max: 100000 }), fc.subarray([...WAYS], { minLength: 1 }))
  .map(([seed, ways]) => breakPage(SOUND_ARTICLES, ways, seeded(seed)).text);

const charactersOf = (text: string): string => [...text.replace(/\s/g, '')].sort().join('');

test('putInOrder loses no character, is idempotent and tells its edits', () => {
  fc.assert(
    fc.property(brokenTexts, (text) => {
      const page = parsePage(text);
      const { text: ordered, edits, applied } = putInOrder(page, testLanguage);
      assert.equal(charactersOf(ordered), charactersOf(text));
      assert.equal(applyEdits(text, edits), ordered);
      assert.equal(applied > 0, ordered !== text);
      assert.equal(putInOrder(parsePage(ordered), testLanguage).text, ordered);
    }),
    { numRuns: 60 },
  );
});

test('a page without broken sentences stays as it is', () => {
  const text = SOUND_ARTICLES.map(({ title, paragraphs }) => [title, ...paragraphs].join('\n\n')).join('\n\n');
  assert.deepEqual(putInOrder(parsePage(text), testLanguage), { text, edits: [], applied: 0 });
});
