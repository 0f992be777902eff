// A review that remembers the version before finds what a review of the whole page finds, whatever is typed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ALL_RULES } from '../../server/src/core/engine/registry.ts';
import { byPlace, reviewPage, runCheck } from '../../server/src/core/engine/review.ts';
import { reviewMemory } from '../../server/src/core/engine/review-memory.ts';
import { readSettings } from '../../server/src/core/engine/settings.ts';
import { parsePage } from '../../server/src/core/page/parse.ts';
import { inheritPassages } from '../../server/src/core/page/passage.ts';
import { fixtureTexts, sampleTexts } from '../corpus.ts';
import { testLanguage } from '../language.ts';

const { settings } = readSettings({}, ALL_RULES);
const articleRules = ALL_RULES.filter((rule) => rule.kind === 'article');
const texts = [...sampleTexts(), ...fixtureTexts()].map(({ text }) => text);

/** Lines of news, marks, figures and blanks: what may be typed or pasted anywhere. */
const typed = fc.constantFrom(
  '',
  '很',
  '。',
  '”',
  '“',
  '\n',
  '\n\n',
  ' ',
  '3',
  '们',
  '國',
  '9833支，',
  '图为现场。\n',
  '&nbsp;',
);

/** A stretch of the text, as shares of its length, and what stands there afterwards. */
const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat(12), newText: typed });

test('after any edits the problems are those of the page as it is', () => {
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.constantFrom(...texts), fc.array(edit, { maxLength: 6 }), assertSame),
    { numRuns: 40, seed: 20_241_122 },
  );
});

function assertSame(
  first: string,
  second: string,
  edits: readonly { at: number; length: number; newText: string }[],
): void {
  const memory = reviewMemory(articleRules);
  let text = `${first}\n\n${second}`;
  let page = parsePage(text);
  for (const { at, length, newText } of [{ at: 0, length: 0, newText: '' }, ...edits]) {
    const start = Math.floor(at * text.length);
    text = text.slice(0, start) + newText + text.slice(start + length);
    const next = parsePage(text);
    inheritPassages(next, page);
    page = next;
    const steps = memory.review(page, (rule, scope, shown) => runCheck(rule, scope, shown, settings, testLanguage));
    const remembered = [...steps].flat().sort(byPlace);
    const anew = reviewPage(parsePage(text), articleRules, settings, testLanguage);
    assert.deepEqual(inOrder(remembered), inOrder(anew), text);
  }
}

/** Findings of one rule at one place come in any order. */
const inOrder = (problems: readonly object[]): string[] => problems.map((problem) => JSON.stringify(problem)).sort();
