import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Edit } from '../server/src/core/engine/finding.ts';
import { applyEdits } from '../server/src/core/engine/fixes.ts';
import { editPieces, editsOfPieces, piecesOf } from '../server/src/core/engine/piece-table.ts';

/** Disjoint edits of a text of `length`, made from any list of numbers. */
function disjointEdits(numbers: readonly number[], newTexts: readonly string[], length: number): Edit[] {
  const cuts = [...new Set(numbers.map((number) => number % (length + 1)))].sort((a, b) => a - b);
  return newTexts.flatMap((newText, i) => {
    const [start, end] = [cuts[2 * i], cuts[2 * i + 1]];
    return start === undefined || end === undefined ? [] : [{ span: { start, end }, newText }];
  });
}

const edits = fc.tuple(fc.array(fc.nat(), { maxLength: 8 }), fc.array(fc.string({ maxLength: 3 }), { maxLength: 4 }));

test('edits after edits make the same text as the edits of the pieces', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 20 }), fc.array(edits, { maxLength: 4 }), (text, passes) => {
      let current = text;
      let pieces = piecesOf(text);
      for (const [numbers, newTexts] of passes) {
        const pass = disjointEdits(numbers, newTexts, current.length);
        pieces = editPieces(pieces, pass);
        current = applyEdits(current, pass);
      }
      assert.equal(applyEdits(text, editsOfPieces(pieces, text.length)), current);
    }),
  );
});

test('what no edit touches is not in the result', () => {
  const once = editPieces(piecesOf('甲 乙 丙丁'), [{ span: { start: 1, end: 2 }, newText: '' }]);
  const twice = editPieces(once, [{ span: { start: 2, end: 3 }, newText: '' }]);
  assert.deepEqual(editsOfPieces(twice, 6), [
    { span: { start: 1, end: 2 }, newText: '' },
    { span: { start: 3, end: 4 }, newText: '' },
  ]);
});
