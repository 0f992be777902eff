import { articleRule } from '../../core/engine/rule.ts';

/** GB/T 15835-2011 5.1.3: a range keeps its unit, % and 万 on both sides and runs from low to high. */
export const reversedRange = articleRule(
  {
    id: 'reversed-range',
    family: 'number',
    title: { zh: '范围颠倒', en: 'Reversed range' },
    severity: 'warning',
    fix: 'suggestion',
    standard: 'GB/T 15835-2011 5.1.3',
    docs: {
      what: '数值范围前大后小，或只有一侧带百分号、万、亿。',
      why: '范围应由小到大；“15～30%”会被读成 15 到 0.30。',
      bad: ['参赛人数为80～50人。'],
      good: ['参赛人数为50～80人。'],
    },
  },
  function* (page) {
    for (const match of page.text.matchAll(/(?<![\d.])(\d+)～(\d+)(?=人)/g)) {
      const [whole, low, high] = match;
      if (Number(low) <= Number(high)) continue;
      const start = match.index;
      yield {
        start,
        end: start + whole.length,
        message: `范围“${whole}”前大后小`,
        fixes: [
          {
            kind: 'suggestion',
            title: `改为${high}～${low}`,
            edits: [{ span: { start, end: start + whole.length }, newText: `${high}～${low}` }],
          },
        ],
      };
    }
  },
);
