import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { alphabetOf, LATIN, NUMBER, symbolsOf } from '../server/src/core/language/alphabet.ts';
import {
  bigramListsOf,
  clearRow,
  costInRow,
  fillRow,
  NO_BIGRAM,
  type SymbolLists,
} from '../server/src/core/language/bigram-lists.ts';
import { readSections } from '../server/src/core/language/container.ts';
import { entryOf, mix, tableOf } from '../server/src/core/language/hash-table.ts';
import { costOfNgram, ngramOf } from '../server/src/core/language/ngram-table.ts';
import { segment } from '../server/src/core/language/segment.ts';
import { loadLanguage, readModelFiles } from '../server/src/host/model.ts';
import { containerOf, hashTableSections } from '../server/tools/model/container.ts';
import { testLanguage } from './language.ts';

const shipped = fileURLToPath(new URL('../server/src/data', import.meta.url));
const model = testLanguage.model!;

describe('the language model', () => {
  test('prefers what is written to its look-alike', () => {
    for (const [right, wrong] of [
      ['截至目前', '截至自前'],
      ['千方百计', '干方百计'],
      ['爱岗敬业', '爱岗教业'],
      ['自己的选择', '自已的选择'],
    ] as const)
      assert.ok(model.score(right) > model.score(wrong) + 2, `${right} ${model.score(right)} ${model.score(wrong)}`);
  });

  test('gives every text a finite score', () => {
    for (const text of ['', ' ', 'abc', '\u0000', '\ud800', '龘龘龘', '我'.repeat(1000)])
      assert.ok(Number.isFinite(model.score(text)));
  });

  test('knows words and what is none', () => {
    assert.ok(model.wordScore('目前') > model.wordScore('饕餮'));
    assert.equal(model.wordScore('自前线'), -Infinity);
    assert.equal(model.wordScore(''), -Infinity);
    assert.equal(model.wordScore('中'.repeat(50)), -Infinity);
  });

  test('reads numbers and Latin words as one symbol each and skips blanks', () => {
    const alphabet = alphabetOf(`${NUMBER}${LATIN}年增长`);
    const { symbols, at, length } = symbolsOf(alphabet, '20 24年 GDP增\n长3.5');
    assert.deepEqual([...symbols.subarray(0, length)], [1, 3, 2, 4, 5, 1]);
    assert.deepEqual([...at.subarray(0, length + 1)], [0, 5, 7, 10, 12, 13, 16]);
  });
});

describe('the lists of bigrams', () => {
  const { bigrams, tables, alphabet } = model.characters;
  const pairsOf = ({ starts, symbols, costs }: SymbolLists, of: number) =>
    Array.from(symbols.subarray(starts[of], starts[of + 1]), (symbol, i) => ({
      symbol,
      cost: costs[starts[of]! + i]!,
    }));

  test('hold what the table holds, by either symbol', () => {
    const first = alphabet.symbolByCode['目'.charCodeAt(0)]!;
    const followers = pairsOf(bigrams.after, first);
    assert.ok(followers.length > 20);
    for (const { symbol, cost } of followers) {
      assert.equal(costOfNgram(ngramOf(tables[0]!, mix(mix(0, symbol), first))), cost);
      assert.ok(pairsOf(bigrams.before, symbol).some((pair) => pair.symbol === first && pair.cost === cost));
    }
  });

  test('fill a row and leave it empty', () => {
    const row = new Uint16Array(alphabet.size);
    const first = alphabet.symbolByCode['目'.charCodeAt(0)]!;
    fillRow(row, bigrams.after, first);
    const { symbol, cost } = pairsOf(bigrams.after, first)[0]!;
    assert.equal(costInRow(row[symbol]!), cost);
    clearRow(row, bigrams.after, first);
    assert.ok(row.every((entry) => entry === NO_BIGRAM));
  });

  test('that do not agree are refused', () => {
    const starts = new Uint8Array(Uint32Array.of(0, 1, 1).buffer);
    const symbols = new Uint8Array(Uint16Array.of(1).buffer);
    assert.doesNotThrow(() => bigramListsOf([starts, symbols, Uint8Array.of(9)], 2));
    assert.throws(() => bigramListsOf([starts, symbols, Uint8Array.of(9, 9)], 2), /bad bigrams/);
  });
});

describe('segmentation', () => {
  const words = (text: string) => segment(model.words, text).map(({ start, end }) => text.slice(start, end));
  test('divides into the most probable words', () => {
    assert.deepEqual(words('目前全省社区民警8900余人,GDP'), [
      '目前',
      '全省',
      '社区',
      '民警',
      '8900',
      '余',
      '人',
      ',',
      'GDP',
    ]);
  });
  test('tiles any text', () => {
    for (const text of ['', '龘龘', '\ud800中', '中\r\n文 a1', '𠮷野家']) assert.equal(words(text).join(''), text);
  });
});

describe('data files', () => {
  const sound = containerOf(7, [Uint8Array.of(1, 2, 3), Uint32Array.of(4)]);
  const damaged = (word: number, value: number): ArrayBuffer => {
    const copy = sound.slice(0);
    new Uint32Array(copy)[word] = value;
    return copy;
  };
  test('are read back', () => {
    assert.deepEqual(
      readSections(sound, 7, 2).map((section) => [...section]),
      [
        [1, 2, 3],
        [4, 0, 0, 0],
      ],
    );
  });
  const cases: [string, ArrayBuffer, RegExp][] = [
    ['empty', new ArrayBuffer(0), /truncated/],
    ['truncated', sound.slice(0, sound.byteLength - 8), /truncated|length/],
    ['cut in a word', sound.slice(0, 21), /truncated/],
    ['of another kind', damaged(0, 1), /magic/],
    ['of another version', damaged(1, 8), /version/],
    ['with other sections', damaged(3, 9), /sections/],
    ['with a changed byte', damaged(sound.byteLength / 4 - 2, 5), /checksum/],
    ['with a wild length', damaged(4, 0xfffffff0), /truncated/],
  ];
  for (const [name, buffer, message] of cases)
    test(`${name}: refused`, () => assert.throws(() => readSections(buffer, 7, 2), message));

  test('a hash table holds what was put in and little else', () => {
    const hashes = Int32Array.from({ length: 1000 }, (_, i) => Math.imul(i, 0x9e3779b1));
    const column = Uint8Array.from({ length: 1000 }, (_, i) => i & 255);
    const sections = hashTableSections(hashes, [column]).map(
      (part) => new Uint8Array(part.buffer, part.byteOffset, part.byteLength),
    );
    const table = tableOf(sections);
    hashes.forEach((hash, i) => {
      assert.equal(table.columns[0]![entryOf(table, hash)], i & 255);
    });
    assert.throws(() => tableOf(sections.slice(0, 1)), /missing table/);
    assert.throws(() => tableOf([sections[0]!, sections[1]!.subarray(2), sections[2]!]), /bad table/);
  });

  for (const [name, spoil] of [
    ['missing', (folder: string) => rmSync(path.join(folder, 'words.bin'))],
    [
      'truncated',
      (folder: string) =>
        writeFileSync(path.join(folder, 'words.bin'), readFileSync(path.join(folder, 'words.bin')).subarray(0, 5000)),
    ],
  ] as const)
    test(`${name}: no model, said once`, () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'galley-data-'));
      try {
        cpSync(shipped, folder, { recursive: true });
        spoil(folder);
        const messages: string[] = [];
        const language = loadLanguage(
          (message) => messages.push(message),
          () => readModelFiles(folder),
        );
        assert.equal(language.model, undefined);
        assert.equal(language.model, undefined);
        assert.equal(messages.length, 1);
        assert.match(messages[0]!, /words\.bin|truncated/);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
});
