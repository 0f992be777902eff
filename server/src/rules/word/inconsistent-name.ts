import type { Finding } from '../../core/engine/finding.ts';
import { articleRule } from '../../core/engine/rule.ts';
import { type NameConflict, nameConflictsIn } from '../../core/language/name-conflicts.ts';

export const inconsistentName = articleRule(
  {
    id: 'inconsistent-name',
    family: 'word',
    title: { zh: '名称前后不一', en: 'Inconsistent name' },
    severity: 'info',
    fix: 'suggestion',
    docs: {
      what: '同一篇里同一个人名、地名有两种写法，只差一个音近、形近的字，或多、少一个字。',
      why: '只比有职务、称谓或“说”“表示”等字样可据的名字；同一句里并列的两个名字、数字和方位不同的地名不算。哪种写法对，请编辑核实。',
      bad: ['村民张小明种了五亩茶。\n\n“今年收成不错。”村民张晓明说。'],
      good: ['村民张小明和村民张晓明是邻居。', '东村镇的路修好了。西村镇的路还在修，东村镇派人来帮忙。'],
    },
  },
  {
    article: function* (page, _options, { model, vocabulary }) {
      for (const { start, end } of page.articles)
        for (const conflict of nameConflictsIn(page.text.slice(start, end), model))
          if (!vocabulary?.countOf(conflict.odd.name)) yield findingOf(conflict, start);
    },
  },
);

function findingOf({ odd, usual, certainty }: NameConflict, offset: number): Finding {
  const span = { start: offset + odd.start, end: offset + odd.end };
  return {
    ...span,
    message: `“${odd.name}”与本篇的“${usual.name}”疑为同一名称`,
    certainty,
    fixes: [{ kind: 'suggestion', title: `改为“${usual.name}”`, edits: [{ span, newText: usual.name }] }],
    related: [{ start: offset + usual.start, end: offset + usual.end, message: `这里作“${usual.name}”` }],
  };
}
