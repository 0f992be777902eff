import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { tokenize } from '../../server/src/core/text/tokenize.ts';

const anyText = fc.string({
  unit: fc.constantFrom('中', '，', '。', '“', ' ', '\n', '\r', '1', 'a', '𠮷', '\ud800', '\udc00', '　', '😀'),
});

test('tokens tile the text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let at = 0;
      for (const { start, end } of tokenize(text)) {
        assert.equal(start, at);
        assert.ok(end > start);
        at = end;
      }
      assert.equal(at, text.length);
    }),
  );
});
