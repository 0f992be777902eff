import type { Finding } from '../../core/engine/finding.ts';
import { articleRule } from '../../core/engine/rule.ts';
import type { Page } from '../../core/page/page.ts';
import { conflictsOf } from '../../core/quantity/conflict.ts';
import { wrongConversionsOf } from '../../core/quantity/conversion.ts';
import { haveSameDigits } from '../../core/quantity/misprint.ts';
import type { Quantity } from '../../core/quantity/quantity.ts';
import { writtenForm } from '../../core/quantity/reading.ts';

export const scaleSlip = articleRule(
  {
    id: 'scale-slip',
    family: 'number',
    title: { zh: '数量级出入', en: 'Scale slip' },
    severity: 'warning',
    fix: 'none',
    docs: {
      what: '同一数量两处数字相同而相差十倍、千倍、万倍或亿倍，或单位不同（万与亿、元与万元、亩与平方米），括注的换算不对。',
      why: '错位的小数点、漏掉的“万”和换错的单位最常见，也最伤人。',
      bad: ['全市发放消费券3.2亿元\n\n本报讯　记者获悉，全市已发放消费券3.2万元，惠及商户。'],
      good: ['全市发放消费券3.2亿元\n\n本报讯　记者获悉，全市已发放消费券32000万元，惠及商户。'],
    },
  },
  {
    article: function* (page) {
      for (const { quantity, other, certainty } of conflictsOf(page))
        if (haveSameDigits(quantity, other)) yield { ...slip(page, quantity, other), certainty };
      for (const { first, second } of wrongConversionsOf(page)) yield slip(page, second, first);
    },
  },
);

function slip(page: Page, quantity: Quantity, other: Quantity): Finding {
  const here = writtenForm(page, quantity);
  const there = writtenForm(page, other);
  return {
    start: quantity.start,
    end: quantity.end,
    message: `“${here}”与另一处“${there}”差了数量级或换错了单位`,
    related: [{ start: other.start, end: other.end, message: `此处为“${there}”` }],
  };
}
