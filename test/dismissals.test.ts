import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  DISMISSAL_SCOPES,
  dismissalOf,
  formatDismissal,
  parseDismissals,
  withoutDismissed,
} from '../server/src/core/engine/dismissals.ts';
import type { Problem } from '../server/src/core/engine/finding.ts';

const problemAt = (text: string, quote: string, from = 0): Problem => {
  const start = text.indexOf(quote, from);
  return { rule: 'misread-character', severity: 'warning', message: '', start, end: start + quote.length };
};

const TEXT = '石桥镇自前已修好三座桥。镇里说，自前没有停水的村子。';
const first = problemAt(TEXT, '自前');
const second = problemAt(TEXT, '自前', first.end);

describe('a dismissal', () => {
  const left = (scope: (typeof DISMISSAL_SCOPES)[number], path = '石桥/a.txt') =>
    withoutDismissed([first, second], TEXT, path, [dismissalOf(first, TEXT, '石桥/a.txt', scope)]);

  test('of an occurrence leaves the same text elsewhere', () => assert.deepEqual(left('occurrence'), [second]));
  test('of an occurrence holds in its own file', () => assert.equal(left('occurrence', 'b.txt').length, 2));
  test('of a word holds everywhere', () => assert.deepEqual(left('word', 'b.txt'), []));
  test('of a file holds in that file', () => assert.deepEqual(left('file'), []));
  test('of a file leaves other files', () => assert.equal(left('file', 'b.txt').length, 2));
  test('of a rule holds everywhere', () => assert.deepEqual(left('rule', 'b.txt'), []));

  test('of another rule is another matter', () => {
    const other = { ...dismissalOf(first, TEXT, 'a.txt', 'word'), rule: 'wrong-word' };
    assert.equal(withoutDismissed([first], TEXT, 'a.txt', [other]).length, 1);
  });

  test('of a folder holds in its files', () => {
    assert.deepEqual(withoutDismissed([first], TEXT, '石桥/a.txt', [{ path: '石桥/' }]), []);
  });

  test('survives changes of white space nearby and of text far away', () => {
    const dismissal = dismissalOf(first, TEXT, 'a.txt', 'occurrence');
    const changed = `新的开头。石桥 镇自前已\n修好三座桥。`;
    assert.deepEqual(withoutDismissed([problemAt(changed, '自前')], changed, 'a.txt', [dismissal]).length, 1);
    const spaced = TEXT.replace('石桥镇', '石桥 镇');
    assert.deepEqual(withoutDismissed([problemAt(spaced, '自前')], spaced, 'a.txt', [dismissal]), []);
  });
});

describe('the file of dismissals', () => {
  test('is read as it was written', () => {
    const dismissals = DISMISSAL_SCOPES.map((scope) => dismissalOf(first, TEXT, 'a.txt', scope));
    const { dismissals: read, badLines } = parseDismissals(dismissals.map(formatDismissal).join(''));
    assert.deepEqual(read, dismissals);
    assert.deepEqual(badLines, []);
  });

  test('names bad lines and keeps the others', () => {
    const { dismissals, badLines } = parseDismissals('{"rule":"wrong-word"}\r\n\n{oops\n[]\n{"rule":3}\n{}\nnull\n');
    assert.deepEqual(dismissals, [{ rule: 'wrong-word' }]);
    assert.deepEqual(badLines, [3, 4, 5, 6, 7]);
  });
});
