import assert from 'node:assert/strict';
import { test } from 'node:test';
import { estimateErrorRate } from '../server/src/core/engine/error-rate.ts';
import type { Problem } from '../server/src/core/engine/finding.ts';
import { ALL_RULES } from '../server/src/core/engine/registry.ts';
import { readSettings } from '../server/src/core/engine/settings.ts';
import type { Page } from '../server/src/core/page/page.ts';

const text = `市运会开幕\n${'参赛人数为八十人。'.repeat(111)}`;
const lines = [
  { start: 0, end: 5 },
  { start: 6, end: text.length },
];
const page = {
  text,
  blocks: lines.map((line, i) => ({ ...line, role: i === 0 ? 'headline' : 'paragraph', lines: [line], sentences: [] })),
  articles: [],
  script: 'simplified',
  layout: { kind: 'plain' },
  kept: [],
} satisfies Page;

const { settings } = readSettings({}, ALL_RULES);
const problem = (start: number, end = start + 1, severity: Problem['severity'] = 'warning'): Problem => ({
  rule: 'reversed-range',
  severity,
  start,
  end,
  message: '',
});

test('a problem weighs by class, doubled in the headline, per 10,000 characters without blanks', () => {
  const { errors, characters, rate } = estimateErrorRate(page, [problem(6), problem(0)], settings);
  assert.equal(errors, 3);
  assert.equal(characters, text.length - 1);
  assert.equal(rate, (3 / characters) * 10_000);
});

test('the same fault of the same text counts three times at most', () => {
  const same = [0, 1, 2, 3, 4].map((i) => problem(6 + i * 9));
  assert.equal(estimateErrorRate(page, same, settings).errors, 3);
});

test('what a rule is not sure of does not count', () => {
  assert.equal(estimateErrorRate(page, [problem(6, 7, 'info'), problem(7, 8, 'hint')], settings).errors, 0);
});

test('settings replace weights; a wrong one is named and the default stands', () => {
  const read = (errorRate: unknown) => readSettings({ errorRate }, ALL_RULES);
  assert.equal(estimateErrorRate(page, [problem(6)], read({ weights: { fact: 2 } }).settings).errors, 2);
  const { settings: kept, mistakes } = read({ weights: { facts: 2 } });
  assert.equal(mistakes.length, 1);
  assert.equal(estimateErrorRate(page, [problem(6)], kept).errors, 1);
});

test('an empty page has rate 0', () => {
  assert.equal(estimateErrorRate({ ...page, text: '', blocks: [] }, [], settings).rate, 0);
});
