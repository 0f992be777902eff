import { articleRule } from '../../core/engine/rule.ts';
import { formatInterval, type Interval } from '../../core/quantity/interval.ts';
import { type WrongRatio, wrongRatiosOf } from '../../core/quantity/ratios.ts';
import { writtenForm } from '../../core/quantity/reading.ts';

export const percentageMismatch = articleRule(
  {
    id: 'percentage-mismatch',
    family: 'number',
    title: { zh: '比例或增幅算不出来', en: 'Percentage does not follow' },
    severity: 'warning',
    fix: 'none',
    docs: {
      what: '占比、增幅、倍数与同一句里的两个数值算出来的不一样。',
      why: '四舍五入与截尾都算相符；年均增幅、另有基数的占比不比。',
      bad: ['受访者共1200人，其中女性480人，占45%。', '会员由80人增至120人，增长40%。'],
      good: ['受访者共1200人，其中女性480人，占40%。', '会员由80人增至120人，增长50%。'],
    },
  },
  {
    block: function* (page) {
      for (const wrong of wrongRatiosOf(page)) {
        const { stated, first, second } = wrong;
        yield {
          start: stated.start,
          end: stated.end,
          ...(wrong.isRoundingPossible && { certainty: 'likely' as const }),
          message: `按“${writtenForm(page, first)}”和“${writtenForm(page, second)}”计算，${NAMES[wrong.kind]}应为${inWords(wrong)}，不是“${writtenForm(page, stated)}”`,
          related: [first, second].map((figure) => ({
            start: figure.start,
            end: figure.end,
            message: `算式中的“${writtenForm(page, figure)}”`,
          })),
        };
      }
    },
  },
);

const NAMES: Readonly<Record<WrongRatio['kind'], string>> = {
  share: '占比',
  growth: '增幅',
  decline: '降幅',
  multiple: '倍数',
  points: '差距',
  difference: '增减数',
};

function inWords({ actual, kind }: WrongRatio): string {
  if (kind === 'difference') return `${formatInterval(actual)}`;
  if (kind === 'multiple') return `${formatInterval(shortened(actual, 1))}倍`;
  if (kind === 'points') return `${formatInterval(shortened(actual, 1))}个百分点`;
  return `${formatInterval(shortened(actual, 100))}%`;
}

/** One decimal is as much as a reader needs; ends that meet there are one value. */
const shortened = ({ low, high }: Interval, factor: number): Interval => ({
  low: Math.round(low * factor * 10) / 10,
  high: Math.round(high * factor * 10) / 10,
});
