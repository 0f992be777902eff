import { articleRule } from '../../core/engine/rule.ts';
import { partsOverWholes } from '../../core/quantity/part-of-whole.ts';
import { writtenForm } from '../../core/quantity/reading.ts';

export const partExceedsWhole = articleRule(
  {
    id: 'part-exceeds-whole',
    family: 'number',
    title: { zh: '部分大于整体', en: 'Part exceeds whole' },
    severity: 'error',
    fix: 'none',
    docs: {
      what: '“其中”引出的部分比它所属的整体还大。',
      why: '比率、增幅、人均和历年累计的数字不与总数相比。',
      bad: ['全县评出文明家庭60户，其中农村家庭85户。'],
      good: ['全县评出文明家庭85户，其中农村家庭60户。'],
    },
  },
  {
    block: function* (page) {
      for (const { part, whole } of partsOverWholes(page)) {
        yield {
          start: part.start,
          end: part.end,
          message: `部分“${writtenForm(page, part)}”大于整体“${writtenForm(page, whole)}”`,
          related: [{ start: whole.start, end: whole.end, message: `整体“${writtenForm(page, whole)}”` }],
        };
      }
    },
  },
);
