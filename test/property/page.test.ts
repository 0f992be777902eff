import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { linesOf, parsePage } from '../../server/src/core/page/parse.ts';

const anyText = fc
  .array(
    fc.constantFrom(
      '中文',
      '记者',
      '，',
      '。',
      '“',
      '”',
      ' ',
      '\n',
      '\n\n',
      '\r\n',
      '摄',
      '——',
      '12',
      'a',
      '　',
      '\ud800',
      '\0',
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

test('law 1: the blocks of a page cover its non-blank lines in order', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { blocks, articles } = parsePage(text);
      const lines = blocks.flatMap((block) => block.lines);
      assert.equal(lines.map(({ start, end }) => text.slice(start, end)).join(' '), linesText(text));
      for (let i = 1; i < blocks.length; i++) assert.ok(blocks[i]!.start >= blocks[i - 1]!.end);
      for (const article of articles) assert.ok(article.blocks.every((block) => blocks.includes(block)));
    }),
  );
});

const linesText = (text: string): string =>
  linesOf(text)
    .map(({ start, end }) => text.slice(start, end))
    .join(' ');
