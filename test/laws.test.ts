// The laws of ARCHITECTURE.md, on every article rule with every fixture and sample. Law numbers stand in the titles.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Finding } from '../server/src/core/engine/finding.ts';
import { applyEdits } from '../server/src/core/engine/fixes.ts';
import { ALL_RULES } from '../server/src/core/engine/registry.ts';
import { checkPage, reviewPage } from '../server/src/core/engine/review.ts';
import type { ArticleRule } from '../server/src/core/engine/rule.ts';
import { readSettings } from '../server/src/core/engine/settings.ts';
import { parsePage } from '../server/src/core/page/parse.ts';
import { fixtureTexts, sampleTexts } from './corpus.ts';
import { testLanguage } from './language.ts';
import { skeletonOf } from './skeleton.ts';

/** The same texts in every run; GALLEY_FUZZ=1 tries new ones. */
if (!process.env['GALLEY_FUZZ']) fc.configureGlobal({ seed: 20_241_122 });

const { settings } = readSettings({}, ALL_RULES);
const articleRules = ALL_RULES.filter((rule): rule is ArticleRule => rule.kind === 'article');
const texts = [...fixtureTexts(), ...sampleTexts()];
const findingsOf = (rule: ArticleRule, text: string) => checkPage(rule, parsePage(text), settings, testLanguage);

describe('law 1: parsing never throws and loses nothing', () => {
  test('blocks hold every non-blank character, in order', () => {
    for (const { name, text } of texts) assertCovers(text, name);
    fc.assert(fc.property(anyNews(), (text) => assertCovers(text, JSON.stringify(text))));
  });
});

describe('law 2: rules do not depend on their order', () => {
  test('reversed, they find the same', () => {
    for (const { name, text } of sampleTexts()) {
      const page = parsePage(text);
      const forward = reviewPage(page, articleRules, settings, testLanguage);
      const backward = reviewPage(parsePage(text), [...articleRules].reverse(), settings, testLanguage);
      assert.deepEqual(backward, forward, name);
    }
  });
});

describe('law 4: spans lie inside the text and edits are disjoint', () => {
  for (const rule of articleRules) {
    test(rule.meta.id, () => {
      for (const { text } of texts) for (const finding of findingsOf(rule, text)) assertSound(text, finding);
    });
  }
  test('on any text, broken surrogates and control characters included', () => {
    fc.assert(
      fc.property(anyNews(), (text) => {
        for (const finding of reviewPage(parsePage(text), articleRules, settings, testLanguage))
          assertSound(text, finding);
      }),
      { numRuns: 200 },
    );
  });
});

describe('law 5: safe fixes keep Han characters, values and words, and applied again change nothing', () => {
  for (const rule of articleRules.filter(({ meta }) => meta.fix === 'safe')) {
    test(rule.meta.id, () => {
      for (const { name, text } of texts) {
        for (const finding of findingsOf(rule, text)) {
          for (const fix of finding.fixes ?? []) {
            if (fix.kind !== 'safe') continue;
            const fixed = applyEdits(text, fix.edits);
            assert.equal(skeletonOf(fixed), skeletonOf(text), `${name}: ${fix.title}`);
            assert.notEqual(fixed, text, `${name}: ${fix.title} changes nothing`);
          }
        }
      }
    });
  }
});

describe('law 6: CR LF finds what LF finds', () => {
  for (const rule of articleRules) {
    test(rule.meta.id, () => {
      for (const { name, text } of texts) {
        if (text.includes('\r')) continue;
        const windows = text.replaceAll('\n', '\r\n');
        const quotes = (source: string) =>
          findingsOf(rule, source).map(({ start, end }) => source.slice(start, end).replaceAll('\r\n', '\n'));
        assert.deepEqual(quotes(windows), quotes(text), name);
      }
    });
  }
});

function assertCovers(text: string, name: string): void {
  const { blocks } = parsePage(text);
  const isBlank = (part: string) => /^[\s\u200b\ufeff]*$/.test(part);
  let at = 0;
  for (const { start, end, lines } of blocks) {
    assert.ok(start >= at && end > start && end <= text.length, `${name}: block ${start}-${end}`);
    assert.ok(isBlank(text.slice(at, start)), `${name}: ${JSON.stringify(text.slice(at, start))} is in no block`);
    assert.equal(lines[0]?.start, start, name);
    assert.equal(lines.at(-1)?.end, end, name);
    at = end;
  }
  assert.ok(isBlank(text.slice(at)), `${name}: ${JSON.stringify(text.slice(at))} is in no block`);
}

function assertSound(text: string, finding: Finding & { rule?: string }): void {
  const told = `${finding.rule}: ${finding.message} in ${JSON.stringify(text.slice(0, 80))}`;
  assertSpan(text, finding, told);
  assert.ok(finding.end > finding.start, `${told}: empty`);
  assert.ok(finding.message.length > 0 && !finding.message.endsWith('。'), told);
  for (const related of finding.related ?? []) if (!related.path) assertSpan(text, related, told);
  for (const { edits } of finding.fixes ?? []) {
    const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
    ordered.forEach((edit, index) => {
      assertSpan(text, edit.span, told);
      assert.ok(index === 0 || ordered[index - 1]!.span.end <= edit.span.start, `${told}: edits overlap`);
    });
  }
}

function assertSpan(text: string, { start, end }: { start: number; end: number }, told: string): void {
  assert.ok(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= text.length, told);
  for (const at of [start, end]) assert.ok(!splitsPair(text, at), `${told}: splits a surrogate pair`);
}

const splitsPair = (text: string, at: number): boolean =>
  /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at));

/** Pieces of fixtures, marks, blanks, digits and junk in any order. */
function anyNews(): fc.Arbitrary<string> {
  const pieces = texts.flatMap(({ text }) => text.match(/[^。\n]{1,24}[。\n]?/g) ?? []);
  const junk = [
    '\u0000',
    '\ud800',
    '\udc00',
    '\r',
    '\n',
    '\n\n',
    ' ',
    '　',
    '“',
    '”',
    '"',
    '（',
    ')',
    '2024年',
    '35%',
    '㎡',
    '&nbsp;',
    '😀',
    '\ufffd',
    'ā',
    '。',
    '，',
  ];
  return fc
    .array(fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...pieces) }, fc.constantFrom(...junk)), { maxLength: 30 })
    .map((parts) => parts.join(''));
}
