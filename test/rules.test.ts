import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ALL_RULES } from '../server/src/core/engine/registry.ts';
import { checkPage, compareFacts } from '../server/src/core/engine/review.ts';
import type { ArticleRule, CorpusRule, Rule } from '../server/src/core/engine/rule.ts';
import { readSettings } from '../server/src/core/engine/settings.ts';
import { parsePage } from '../server/src/core/page/parse.ts';
import { applyFirstFixes, type FixtureCase, markFindings, parseFixture, withoutMarks } from './fixture.ts';
import { testLanguage } from './language.ts';

const folder = fileURLToPath(new URL('rules/', import.meta.url));

for (const rule of ALL_RULES) {
  describe(rule.meta.id, () => {
    const file = path.join(folder, `${rule.meta.id}.md`);
    assert.ok(existsSync(file), `${rule.meta.id} has no fixture test/rules/${rule.meta.id}.md`);
    for (const fixture of parseFixture(readFileSync(file, 'utf8'))) {
      test(`${fixture.name} (line ${fixture.line})`, () => runCase(rule, fixture));
    }
    if (rule.kind === 'article') testExamples(rule);
  });
}

test('every fixture has its rule', () => {
  const ids = new Set(ALL_RULES.map(({ meta }) => meta.id));
  const strays = readdirSync(folder).filter((name) => name.endsWith('.md') && !ids.has(name.slice(0, -3)));
  assert.deepEqual(strays, []);
});

function runCase(rule: Rule, fixture: FixtureCase): void {
  if (rule.kind === 'corpus') runCorpusCase(rule, fixture);
  else runArticleCase(rule, fixture);
}

function runArticleCase(rule: ArticleRule, fixture: FixtureCase): void {
  const marked = [...fixture.texts.values()][0]!;
  const text = withoutMarks(marked);
  const findings = checkPage(rule, parsePage(text), settingsFor(rule, fixture), testLanguage);
  assert.equal(markFindings(text, findings), marked);
  if (fixture.fixed !== undefined) assert.equal(applyFirstFixes(text, findings), fixture.fixed);
}

function runCorpusCase(rule: CorpusRule, fixture: FixtureCase): void {
  const facts = [...fixture.texts].flatMap(([name, marked]) =>
    [...rule.collect(parsePage(withoutMarks(marked)), testLanguage)].map((fact) => ({ path: name, fact })),
  );
  const problems = compareFacts(rule, facts, settingsFor(rule, fixture));
  for (const [name, marked] of fixture.texts) {
    const own = problems.filter((located) => located.path === name).map(({ problem }) => problem);
    assert.equal(markFindings(withoutMarks(marked), own), marked, name);
  }
}

function settingsFor(rule: Rule, fixture: FixtureCase) {
  const { settings, mistakes } = readSettings({ rules: { [rule.meta.id]: fixture.settings ?? {} } }, ALL_RULES);
  assert.deepEqual(mistakes, []);
  return settings;
}

function testExamples(rule: ArticleRule): void {
  const { settings } = readSettings({}, ALL_RULES);
  const count = (text: string) => checkPage(rule, parsePage(text), settings, testLanguage).length;
  for (const bad of rule.meta.docs.bad) test(`docs: flags ${bad}`, () => assert.ok(count(bad) > 0));
  for (const good of rule.meta.docs.good) test(`docs: leaves ${good}`, () => assert.equal(count(good), 0));
}
