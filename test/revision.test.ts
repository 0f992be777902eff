import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Edit } from '../server/src/core/engine/finding.ts';
import { applyEdits } from '../server/src/core/engine/fixes.ts';
import { editsOfRevision, revise, revisedText, revisionOf } from '../server/src/core/engine/revision.ts';

/** Disjoint edits of a text from pairs of numbers. */
function editsFrom(text: string, cuts: readonly number[]): Edit[] {
  const places = [...cuts].map((cut) => cut % (text.length + 1)).sort((a, b) => a - b);
  const edits: Edit[] = [];
  for (let i = 0; i + 1 < places.length; i += 2) {
    const start = Math.max(places[i]!, edits.at(-1)?.span.end ?? 0);
    const end = Math.max(start, places[i + 1]!);
    if (start === end && edits.at(-1)?.span.end === start) continue;
    edits.push({ span: { start, end }, newText: ['', '新', '文字'][i % 3]! });
  }
  return edits;
}

test('passes of edits become one list of disjoint edits on the original', () => {
  const cuts = fc.array(fc.nat(60), { maxLength: 8 });
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), fc.array(cuts, { maxLength: 4 }), (original, passes) => {
      let revision = revisionOf(original);
      let text = original;
      for (const pass of passes) {
        const edits = editsFrom(text, pass);
        revision = revise(revision, edits);
        text = applyEdits(text, edits);
        assert.equal(revisedText(revision), text);
      }
      const composed = editsOfRevision(revision);
      assert.equal(applyEdits(original, composed), text);
      for (const [i, { span }] of composed.entries()) assert.ok(i === 0 || composed[i - 1]!.span.end <= span.start);
    }),
  );
});
