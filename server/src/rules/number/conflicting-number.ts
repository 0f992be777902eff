import type { Fix } from '../../core/engine/finding.ts';
import { articleRule } from '../../core/engine/rule.ts';
import type { Page } from '../../core/page/page.ts';
import { conflictsOf } from '../../core/quantity/conflict.ts';
import { haveSameDigits } from '../../core/quantity/misprint.ts';
import type { Quantity } from '../../core/quantity/quantity.ts';
import { valueInWords, writtenForm } from '../../core/quantity/reading.ts';

export const conflictingNumber = articleRule(
  {
    id: 'conflicting-number',
    family: 'number',
    title: { zh: '数字前后矛盾', en: 'Conflicting number' },
    severity: 'warning',
    fix: 'suggestion',
    docs: {
      what: '同一数量在标题、图片说明、导语或正文中出现两次，而两处数值不可能都对。',
      why: '“余”“近”“约”等按区间比较；口径、时间、范围不同（其中、每、计划、别的地方或时段）的数字不算矛盾。',
      bad: ['全市组建护学队8900余支\n\n本报讯　记者昨日获悉，全市已组建护学队9833支，守护学生上下学。'],
      good: ['全市组建护学队近万支\n\n本报讯　记者昨日获悉，全市已组建护学队9833支，守护学生上下学。'],
    },
  },
  {
    article: function* (page) {
      for (const { quantity, other, certainty } of conflictsOf(page)) {
        if (haveSameDigits(quantity, other)) continue;
        const here = writtenForm(page, quantity);
        const there = writtenForm(page, other);
        yield {
          start: quantity.start,
          end: quantity.end,
          certainty,
          message: `“${here}”（${valueInWords(quantity)}）与${placeOf(other)}的“${there}”（${valueInWords(other)}）说的像是一回事，数值却对不上`,
          fixes: [useOther(page, quantity, other, '此处'), useOther(page, other, quantity, '另一处')],
          related: [{ start: other.start, end: other.end, message: `此处为“${there}”` }],
        };
      }
    },
  },
);

const placeOf = ({ isDisplay }: Quantity): string => (isDisplay ? '标题' : '正文');

/** Puts the other's figure in the place of this one; unit and hedges come with it. */
function useOther(page: Page, target: Quantity, source: Quantity, where: string): Fix {
  const newText = writtenForm(page, source);
  return {
    kind: 'suggestion',
    title: `${where}改为“${newText}”`,
    edits: [{ span: { start: target.start, end: target.end }, newText }],
  };
}
