import { articleRule } from '../../core/engine/rule.ts';
import { wrongSumsOf } from '../../core/quantity/breakdown.ts';
import { formatInterval, sumOf } from '../../core/quantity/interval.ts';
import type { Quantity } from '../../core/quantity/quantity.ts';
import { writtenForm } from '../../core/quantity/reading.ts';
import { wrongRemaindersOf } from '../../core/quantity/remainder.ts';
import { wrongShareListsOf } from '../../core/quantity/shares.ts';

export const sumMismatch = articleRule(
  {
    id: 'sum-mismatch',
    family: 'number',
    title: { zh: '分项之和不等于总数', en: 'Parts do not add up' },
    severity: 'warning',
    fix: 'none',
    docs: {
      what: '写明不漏一项的分项（男…女…、分别为、其余、甲和乙共）相加不等于所给的总数。',
      why: '“其中”只举部分、各项有交叉或带“余”“约”而区间容得下的，不算不符。',
      bad: ['参训学员共120人，其中男学员70人、女学员40人。'],
      good: ['参训学员共110人，其中男学员70人、女学员40人。', '参训学员共120人，其中党员70人、女学员40人。'],
    },
  },
  {
    block: function* (page) {
      for (const { shares, total } of wrongShareListsOf(page)) {
        const written = shares.map((share) => writtenForm(page, share));
        yield {
          start: shares[0]!.start,
          end: shares.at(-1)!.end,
          message: `${written.join(' + ')} = ${Math.round(total * 1000) / 10}%，各项之和不是100%`,
        };
      }
      for (const { from, taken, left, actual } of wrongRemaindersOf(page)) {
        const written = (figure: Quantity) => writtenForm(page, figure);
        yield {
          start: from.start,
          end: left.end,
          message: `${written(from)} − ${written(taken)} = ${formatInterval(actual)}${unitOf(left)}，与所剩“${written(left)}”不符`,
        };
      }
      for (const { whole, parts } of wrongSumsOf(page)) {
        const all = [whole, ...parts];
        const sum = sumOf(parts.map(({ value }) => value));
        yield {
          start: Math.min(...all.map(({ start }) => start)),
          end: Math.max(...all.map(({ end }) => end)),
          message: `${parts.map((part) => writtenForm(page, part)).join(' + ')} = ${formatInterval(sum)}${unitOf(whole)}，与总数“${writtenForm(page, whole)}”不符`,
          related: all.map((figure) => ({
            start: figure.start,
            end: figure.end,
            message: `${figure === whole ? '总数' : '分项'}“${writtenForm(page, figure)}”`,
          })),
        };
      }
    },
  },
);

const unitOf = ({ unit }: Quantity): string => (unit?.factor === 1 ? unit.text : (unit?.base ?? ''));
