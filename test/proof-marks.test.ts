import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proofMarksOf } from '../server/src/core/engine/proof-marks.ts';

const cases: [string, string, [number, number, string][], string[]][] = [
  ['a wrong character', '自前全市', [[0, 1, '目']], ['改正']],
  ['an extra word', '工作工作完成', [[2, 4, '']], ['删除']],
  ['a missing mark', '他说，', [[3, 3, '“']], ['增补']],
  ['two that changed places', '据数表明', [[0, 2, '数据']], ['对调']],
  ['a broken line', '全市\n上下', [[2, 3, '']], ['接排']],
  ['a missing break', '一。二。', [[2, 2, '\n\n']], ['另起段']],
  ['a stray space', '全 市', [[1, 2, '']], ['减小空距']],
  ['a missing space', '全市', [[1, 1, ' ']], ['加大空距']],
  [
    'a moved block',
    '上\n图片说明\n下',
    [
      [2, 7, ''],
      [8, 8, '\n图片说明'],
    ],
    ['转移', '转移'],
  ],
  ['nothing', '上', [[0, 1, '上']], []],
];

for (const [name, text, edits, marks] of cases)
  test(name, () => {
    const found = proofMarksOf(
      text,
      edits.map(([start, end, newText]) => ({ span: { start, end }, newText })),
    );
    assert.deepEqual(
      found.map(({ mark }) => mark),
      marks,
    );
  });
