import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { matchesOf } from '../server/src/core/text/matches.ts';

test('matchesOf finds what matchAll finds, also when its loop is left early', () => {
  const pattern = /[ab]{1,2}c?|(?<=c)d/g;
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'abcd、') }), (text) => {
      for (const _ of matchesOf(text, pattern)) break;
      const found = [...matchesOf(text, pattern)].map(({ index, 0: written }) => [index, written]);
      assert.deepEqual(
        found,
        [...text.matchAll(pattern)].map(({ index, 0: written }) => [index, written]),
      );
    }),
  );
});
