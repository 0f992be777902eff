import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { byPlace } from '../server/src/core/engine/review.ts';
import type { ProblemEntry } from '../server/src/host/file-entry.ts';
import { entryOf, type FileReview, withMoreProblems } from '../server/src/host/file-review.ts';

const lines = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 };

const problem = fc
  .record({
    rule: fc.constantFrom('a-rule', 'another-rule'),
    start: fc.nat(50),
    length: fc.integer({ min: 1, max: 3 }),
    message: fc.oneof(fc.string({ unit: 'binary' }), fc.constant('他写道：{"rule":"x","start":1,"end":2}')),
  })
  .map(({ rule, start, length, message }): ProblemEntry => {
    const end = start + length;
    const related = [{ start: 0, end: 1, ...lines, message }];
    return { rule, family: 'corpus', severity: 'info', start, end, ...lines, message, fixes: [], related };
  });

const problems = fc.array(problem, { maxLength: 8 }).map((some) => some.sort(byPlace));

const bodyOf = (some: readonly ProblemEntry[]): Uint8Array =>
  new TextEncoder().encode(JSON.stringify({ encoding: 'utf-8', characters: 60, script: 'simplified', problems: some }));

test('problems put into a review stand where sorting would put them', () => {
  fc.assert(
    fc.property(problems, problems, (own, more) => {
      const review = { path: 'a.txt', byRule: countOf(own), body: bodyOf(own) } as unknown as FileReview;
      const merged = withMoreProblems(review, more);
      const expected = [...own, ...more].sort(byPlace);
      assert.deepEqual(merged.body, Buffer.from(bodyOf(expected)));
      assert.deepEqual(entryOf(merged).problems.length, expected.length);
      assert.deepEqual(merged.byRule, countOf(expected));
    }),
  );
});

function countOf(some: readonly ProblemEntry[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { rule } of some) counts[rule] = (counts[rule] ?? 0) + 1;
  return counts;
}
