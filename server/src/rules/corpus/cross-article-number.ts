import { corpusRule, type LocatedFinding } from '../../core/engine/rule.ts';
import { type CrossConflict, conflictsAmong, dateInWords, type Located } from '../../core/quantity/compare.ts';
import { factsOf, keyOfFact, type QuantityFact } from '../../core/quantity/facts.ts';

export const crossArticleNumber = corpusRule<QuantityFact>(
  {
    id: 'cross-article-number',
    family: 'corpus',
    title: { zh: '稿件之间数字不一', en: 'Figures differ between articles' },
    severity: 'info',
    fix: 'none',
    docs: {
      what: '两篇稿件对同一主体、同一范围、同一时期的同一事物给出了不可能都对的数字。',
      why: '日期不同的稿件，累计数会增长，只作提示并写明两个日期；别的地方、别的年份、其中一部分和计划数不比。',
      bad: ['一稿：江湾市已组建义务巡防队伍1860支。另一稿：江湾市已组建义务巡防队伍2140支。'],
      good: ['一稿：全省建成农村养老大院5200个。另一稿：全市建成农村养老大院310个。'],
    },
  },
  {
    collect: factsOf,
    keysOf: (fact) => [keyOfFact(fact)],
    compare: function* (facts) {
      for (const conflict of conflictsAmong(facts)) {
        yield located(conflict.one, conflict.other, conflict);
        yield located(conflict.other, conflict.one, conflict);
      }
    },
  },
);

function located(
  { path, fact }: Located,
  { path: otherPath, fact: other }: Located,
  { isSameDay }: CrossConflict,
): LocatedFinding {
  const days = isSameDay ? '' : `（两稿日期：${dateInWords(fact.date)}、${dateInWords(other.date)}）`;
  return {
    path,
    finding: {
      start: fact.start,
      end: fact.end,
      ...(!isSameDay && { certainty: 'possible' as const }),
      message: `${fact.counted}“${fact.written}”与另一稿的“${other.written}”不一致${days}`,
      related: [{ path: otherPath, start: other.start, end: other.end, message: `另一稿作“${other.written}”` }],
    },
  };
}
