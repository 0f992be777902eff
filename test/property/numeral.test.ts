import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { contains, isDisjoint, rounded, tidy } from '../../server/src/core/quantity/interval.ts';
import { readNumeral } from '../../server/src/core/quantity/numeral.ts';

/** Every way to write a whole number below 10^12 that newspapers use. */
const WRITERS: Readonly<Record<string, (value: number) => string>> = {
  arabic: String,
  grouped: (value) => value.toLocaleString('en-US'),
  fullWidth: (value) => toFullWidth(String(value)),
  han: writeHan,
  positional: (value) => [...String(value)].map((digit) => '〇一二三四五六七八九'[Number(digit)]).join(''),
  myriads: (value) => `${tidy(value / 1e4)}万`,
  hundredMillions: (value) => `${tidy(value / 1e8)}亿`,
};

const wholeNumbers = fc.oneof(fc.integer({ min: 100, max: 99_999 }), fc.integer({ min: 100, max: 99_999_999 }));

for (const [form, write] of Object.entries(WRITERS)) {
  test(`a whole number written ${form} is read as it is`, () => {
    fc.assert(
      fc.property(wholeNumbers, (value) => {
        const written = write(value);
        const numeral = readNumeral(`共${written}人`, 1);
        assert.equal(numeral?.value, value, written);
        assert.equal(numeral.end, 1 + written.length, written);
        assert.ok(contains(numeral.interval, value));
      }),
    );
  });
}

test('a number between two Han characters of another kind is read whole, wherever it stands', () => {
  fc.assert(
    fc.property(fc.constantFrom('共', '的', '，', ''), wholeNumbers, (before, value) => {
      const numeral = readNumeral(`${before}${writeHan(value)}名`, before.length);
      assert.equal(numeral?.value, value);
    }),
  );
});

test('what rounds to a figure lies in its interval, its neighbours do not', () => {
  fc.assert(
    fc.property(fc.integer({ min: 11, max: 9999 }), (tenths) => {
      const { interval } = readNumeral(`${tenths / 10}万`, 0)!;
      const step = tenths % 10 === 0 ? 10000 : 1000;
      assert.ok(contains(interval, tenths * 1000 + step / 2 - 1));
      assert.ok(!contains(interval, tenths * 1000 + step));
    }),
  );
});

test('disjointness is symmetric and irreflexive', () => {
  const intervals = fc.tuple(fc.integer({ min: 0, max: 1e9 }), fc.constantFrom(0.1, 1, 10, 1000));
  fc.assert(
    fc.property(intervals, intervals, ([a, placeA], [b, placeB]) => {
      const one = rounded(a, placeA);
      const other = rounded(b, placeB);
      assert.equal(isDisjoint(one, other), isDisjoint(other, one));
      assert.ok(!isDisjoint(one, one));
    }),
  );
});

test('reading never throws and stays inside any text', () => {
  const unit = fc.constantFrom(...'一二三十百千万亿几数半点〇零两09.,，分之成个\ud800\udc00\u0000年');
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 30 }), (text) => {
      for (let at = 0; at <= text.length; at++) {
        const numeral = readNumeral(text, at);
        if (!numeral) continue;
        assert.ok(numeral.start === at && numeral.end > at && numeral.end <= text.length);
        assert.ok(numeral.interval.low <= numeral.interval.high);
      }
    }),
  );
});

const toFullWidth = (written: string): string =>
  written.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

function writeHan(value: number): string {
  const [hundredMillions, myriads, units] = [Math.floor(value / 1e8), Math.floor(value / 1e4) % 1e4, value % 1e4];
  let written = '';
  if (hundredMillions) written += `${writeSection(hundredMillions)}亿`;
  if (myriads) written += `${written && myriads < 1000 ? '零' : ''}${writeSection(myriads)}万`;
  if (units) written += `${written && units < 1000 ? '零' : ''}${writeSection(units)}`;
  return written;
}

function writeSection(value: number): string {
  const scales = [1000, 100, 10, 1];
  const names = ['千', '百', '十', ''];
  let written = '';
  let skipped = false;
  scales.forEach((scale, index) => {
    const digit = Math.floor(value / scale) % 10;
    if (digit === 0) {
      skipped = written !== '';
      return;
    }
    written += `${skipped ? '零' : ''}${'〇一二三四五六七八九'[digit]}${names[index]}`;
    skipped = false;
  });
  return written;
}
