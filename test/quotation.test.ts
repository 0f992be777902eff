import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quotationsOf } from '../server/src/core/text/quotation.ts';

const rolesIn = (text: string) =>
  quotationsOf(text, { start: 0, end: text.length })
    .marks.map(({ role }) => (role === 'open' ? '<' : '>'))
    .join('');
const faultsIn = (text: string) =>
  quotationsOf(text, { start: 0, end: text.length }).faults.map(({ kind, mark }) => `${kind} ${mark.at}`);

test('straight marks alternate', () => {
  assert.equal(rolesIn('开展"春风""秋实"两项行动,评出"最美窗口"。'), '<><><>');
});

test('a lost closing mark costs one fault, the rest keeps its roles', () => {
  const text = '推行"一窗受理，设立"绿色通道"，办好"关键小事"。';
  assert.equal(rolesIn(text), '<<><>');
  assert.deepEqual(faultsIn(text), ['unclosed 2']);
});

test('a lost opening mark', () => {
  assert.deepEqual(faultsIn('打造一站到底"服务品牌，推出"夜间课堂"。'), ['unopened 6']);
});

test('a mark that faces the wrong way', () => {
  assert.deepEqual(faultsIn('他们组建“银龄先锋“，每周上门。'), ['reversed 9']);
});

test('speech with a comma before its closing mark', () => {
  assert.deepEqual(faultsIn('"水来了，"老周说，"大家快走。"'), []);
  assert.equal(rolesIn('"水来了，"老周说，"大家快走。"'), '<><>');
});

test('a quotation that holds another of the same marks is no fault', () => {
  assert.deepEqual(faultsIn('他说：“我们把“小巷管家”请进门，大家都点头。”'), []);
});
