import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readingOf } from '../server/src/core/language/block-reading.ts';
import { classifierOf, type Tree } from '../server/src/core/language/boosted-trees.ts';
import { CONFUSIONS_KIND, FEW_CANDIDATES, readConfusions } from '../server/src/core/language/confusion.ts';
import { certaintyOf } from '../server/src/core/language/decision.ts';
import { echoesIn } from '../server/src/core/language/echoes.ts';
import { FEATURE_NAMES } from '../server/src/core/language/features.ts';
import { observe } from '../server/src/core/language/observation.ts';
import { type Division, divisionsWith } from '../server/src/core/language/word-cost.ts';
import { parsePage } from '../server/src/core/page/parse.ts';
import { DECISION_TREES } from '../server/src/data/decision-trees.ts';
import { containerOf } from '../server/tools/model/container.ts';
import { partners } from '../server/tools/ocr/align.ts';
import { testLanguage } from './language.ts';

const model = testLanguage.model!;
const codeOf = (character: string): number => character.charCodeAt(0);

describe('candidates', () => {
  const best = (character: string, count: number): string => {
    const { symbols } = model.candidatesOf(codeOf(character), 'all')!;
    return Array.from(symbols.subarray(0, count), (symbol) => model.characters.alphabet.characters[symbol]).join('');
  };
  test('begin with look-alikes and measured misreadings', () => {
    assert.ok(best('干', 5).includes('千'));
    assert.ok(best('自', 10).includes('目'));
    assert.ok(best('已', 5).includes('己'));
  });
  test('never hold the character itself, and none where the shape is not known', () => {
    assert.ok(!best('干', 240).includes('干'));
    for (const character of ['a', '，', '\ud800', '龘'])
      assert.equal(model.candidatesOf(codeOf(character), 'few'), undefined);
  });
  test('a table whose parts do not agree is refused', () => {
    const parts = [
      Uint16Array.of(0x4e00),
      new Int8Array(31),
      Uint32Array.of(0, 0),
      new Uint16Array(0),
      new Uint8Array(0),
      new Uint16Array(FEW_CANDIDATES),
    ];
    assert.throws(() => readConfusions(containerOf(CONFUSIONS_KIND, parts)), /bad confusions/);
  });
});

describe('the decision', () => {
  test('adds the leaf of each tree to the base', () => {
    const tree: Tree = {
      features: Array.from({ length: 15 }),
      thresholds: Array.from({ length: 15 }, (_, i) => (i === 0 ? 0.5 : 9)),
      leaves: Array.from({ length: 16 }, (_, i) => (i === 0 ? -2 : i === 8 ? 2 : 0)),
    };
    const probabilityOf = classifierOf({ base: 0, trees: [tree, tree] });
    assert.ok(Math.abs(probabilityOf(Float64Array.of(0)) - 1 / (1 + Math.exp(4))) < 1e-12);
    assert.ok(Math.abs(probabilityOf(Float64Array.of(1)) - 1 / (1 + Math.exp(-4))) < 1e-12);
  });
  test('asks only for features that there are', () => {
    for (const { trees } of [DECISION_TREES.wrong, DECISION_TREES.right])
      for (const { features } of trees) assert.ok(features.every((feature) => feature < FEATURE_NAMES.length));
  });
  test('is surer the likelier the character was misread', () => {
    const leastSure = { clean: 0.95, damaged: 0.72, ruined: 0.57 };
    assert.equal(certaintyOf({ wrong: 0.99, right: 0.95 }, 'clean', leastSure), 'sure');
    assert.equal(certaintyOf({ wrong: 0.7, right: 0.5 }, 'ruined', leastSure), 'sure');
    assert.equal(certaintyOf({ wrong: 0.7, right: 0.5 }, 'clean', leastSure), 'likely');
    assert.equal(certaintyOf({ wrong: 0.99, right: 0 }, 'ruined', leastSure), 'likely');
    assert.equal(certaintyOf({ wrong: 0.3, right: 0.1 }, 'ruined', leastSure), 'possible');
    assert.equal(certaintyOf({ wrong: 0.1, right: 0.9 }, 'ruined', leastSure), undefined);
  });
});

describe('observations', () => {
  test('stand in order at Han characters, the page read through blanks and line ends', () => {
    const text = '截至自 前，全省\n爱岗教\r\n业的民警。';
    const observed = observe(parsePage(text), model);
    assert.ok(observed.some(({ at, readings }) => text[at] === '自' && readings[0] === '目'));
    for (const { at, readings } of observed) assert.ok(/\p{Script=Han}/u.test(text.charAt(at)) && readings.length > 0);
  });
  test('do not change with what is asked before: the finder of candidates keeps what it found', () => {
    const observed = () => observe(parsePage('广大民警爱岗教业，受到群众称赞。'), model);
    assert.deepEqual(observed(), observed());
  });
});

describe('echoes', () => {
  const echoesOf = (...texts: string[]): string[] => {
    const readings = texts.map((text) => readingOf(model, text));
    return echoesIn(model, readings, texts).map(
      ({ block, index, reading }) =>
        texts[block]!.charAt(readings[block]!.run.at[index]!) + model.characters.alphabet.characters[reading.symbol],
    );
  };
  test('are what the page writes beside the neighbour elsewhere', () => {
    const elsewhere = ['民警一边疏散群众，一边联系消防。', '多名民警受到表扬。', '社区民警走访商户。'];
    assert.deepEqual(echoesOf('围警赶到现场。', ...elsewhere), ['围民']);
    assert.deepEqual(echoesOf('围警赶到现场。', '围警。', ...elsewhere), []);
    assert.deepEqual(echoesOf('围警赶到现场。'), []);
  });
});

describe('word division', () => {
  test('is likelier with the right character, and tells the word over a place', () => {
    const [wrong, right] = divisionsWith(model.words, '爱岗教业的民警', 2, ['教', '敬']) as [Division, Division];
    assert.ok(right.cost < wrong.cost - 5);
    assert.ok(right.wordLength >= 2);
    assert.equal(divisionsWith(model.words, '，', 0, ['，'])[0]!.wordLength, 1);
  });
  test('does not depend on what else is asked, nor on what stands at the place', () => {
    const [, replaced] = divisionsWith(model.words, '全省公女机关广大民警', 3, ['女', '安']);
    assert.deepEqual(replaced, divisionsWith(model.words, '全省公安机关广大民警', 3, ['安'])[0]);
  });
});

describe('alignment of what was printed and read', () => {
  test('finds partners past lost and added characters', () => {
    assert.deepEqual([...partners('全省公安机关', '全省公女机关')], [0, 1, 2, 3, 4, 5]);
    assert.deepEqual([...partners('全省公安机关', '全公安机关')], [0, 2, 3, 4, 5]);
    assert.deepEqual([...partners('全省', '全一省')], [0, -1, 1]);
    assert.deepEqual([...partners('', '全')], [-1]);
  });
});
