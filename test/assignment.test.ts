import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assign } from '../server/src/core/page/assignment.ts';

const pairs = (edges: [number, number, number][]) =>
  assign(edges.map(([from, to, weight]) => ({ from, to, weight }))).map(({ from, to, margin }) => [from, to, margin]);

test('the greatest total wins over the greatest pair', () => {
  assert.deepEqual(
    pairs([
      [1, 10, 5],
      [1, 11, 4],
      [2, 10, 4.5],
    ]).sort(),
    [
      [1, 11, 3.5],
      [2, 10, 3.5],
    ],
  );
});

test('a pair without a rival has its whole weight as margin', () => {
  assert.deepEqual(pairs([[3, 3, 2]]), [[3, 3, 2]]);
});

test('two equal readings leave no margin', () => {
  assert.equal(
    pairs([
      [1, 10, 2],
      [1, 11, 2],
    ])[0]![2],
    0,
  );
});

test('weights of zero and below are never chosen', () => {
  assert.deepEqual(
    pairs([
      [1, 10, 0],
      [2, 11, -3],
    ]),
    [],
  );
});
