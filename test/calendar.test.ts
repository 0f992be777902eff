import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePage } from '../server/src/core/page/parse.ts';
import { dayNumber, daysInMonth, isValidDate, weekdayOf } from '../server/src/core/quantity/calendar.ts';
import { datesOf } from '../server/src/core/quantity/time.ts';
import { areComparable, readUnit } from '../server/src/core/quantity/unit.ts';

test('weekdays and day differences agree with the host calendar for 400 years', () => {
  for (let day = Date.UTC(1800, 0, 1); day < Date.UTC(2200, 0, 1); day += 86_400_000 * 13) {
    const date = new Date(day);
    const [y, m, d] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
    assert.equal(weekdayOf(y, m, d), date.getUTCDay() || 7);
    assert.equal(dayNumber(y, m, d) - dayNumber(1970, 1, 1), day / 86_400_000);
  }
});

test('months have their days', () => {
  assert.deepEqual([daysInMonth(2, 2023), daysInMonth(2, 2024), daysInMonth(2), daysInMonth(13)], [28, 29, 29, 0]);
  assert.ok(!isValidDate(2023, 2, 29) && !isValidDate(2023, 4, 31) && isValidDate(2000, 2, 29));
});

test('dates are read in every form, even impossible ones', () => {
  const read = (text: string) =>
    datesOf(parsePage(text)).map((date) => [text.slice(date.start, date.end), date.year, date.month, date.day]);
  assert.deepEqual(read('定于2月30日举行'), [['2月30日', undefined, 2, 30]]);
  assert.deepEqual(read('二〇二四年五月三十一日夜'), [['二〇二四年五月三十一日', 2024, 5, 31]]);
  assert.deepEqual(read('自2019年以来'), [['2019年', 2019, undefined, undefined]]);
  assert.deepEqual(read('发布于2023-01-10 09:00'), [['2023-01-10', 2023, 1, 10]]);
  assert.deepEqual(read('历时3个月，3月起，五年来，90年代'), []);
});

test('a weekday beside a date belongs to it', () => {
  const [date] = datesOf(parsePage('会议改在2024年5月30日（星期四）召开'));
  assert.equal(date?.weekday?.value, 4);
});

test('units convert within their kind only', () => {
  const unit = (written: string) => readUnit(written, 0)!.unit;
  assert.ok(areComparable(unit('公里'), unit('米')) && areComparable(unit('亩'), unit('公顷')));
  assert.ok(!areComparable(unit('元'), unit('美元')) && !areComparable(unit('元/吨'), unit('元')));
  assert.ok(Math.abs(unit('公顷').factor / unit('亩').factor - 15) < 1e-9);
  assert.ok(areComparable(unit('名'), unit('位')));
});
