import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { adjacentRepetitions } from '../../server/src/core/text/repetition.ts';

test('repetitions are those that comparing every two stretches finds', () => {
  const text = fc.string({ unit: fc.constantFrom('工', '作', '一', '，', 'a', ' '), maxLength: 60 });
  fc.assert(
    fc.property(text, fc.nat(4), (whole, start) => {
      assert.deepEqual(adjacentRepetitions(whole, start, whole.length), allRepetitions(whole.slice(start), start));
    }),
  );
});

/** A repetition is given at the end of every run of its length, but not where the run holds two more of it already. */
function allRepetitions(text: string, by: number) {
  const found: { start: number; end: number; length: number }[] = [];
  for (let length = 16; length >= 2; length--) {
    for (let end = 2 * length; end <= text.length; end++) {
      const run = runBefore(text, end, length);
      const copy = text.slice(end - length, end);
      if (run >= length && run < 2 * length && copy.replace(/[^\p{Script=Han}]/gu, '').length >= 2)
        found.push({ start: end - 2 * length + by, end: end + by, length });
    }
  }
  return found;
}

function runBefore(text: string, end: number, distance: number): number {
  let at = end - 1;
  while (at >= distance && text[at] === text[at - distance] && !/[， ]/.test(text[at]!)) at--;
  return end - 1 - at;
}
