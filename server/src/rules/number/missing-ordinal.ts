import type { Finding } from '../../core/engine/finding.ts';
import { articleRule } from '../../core/engine/rule.ts';
import { CIRCLED_FORM, type Ordinal, ordinalsOf } from '../../core/quantity/ordinal.ts';

/** A gap in a run of ordinals: 一是 … 三是, 第一 … 第三, （一） … （三）. */
export const missingOrdinal = articleRule(
  {
    id: 'missing-ordinal',
    family: 'number',
    title: { zh: '序号缺漏', en: 'Missing ordinal' },
    severity: 'warning',
    fix: 'none',
    standard: 'GB/T 15834-2011 B.3',
    docs: {
      what: '一篇之中同一种序号跳过了一个：一是…三是，第一，…第三，（一）…（三），1.…3.。',
      why: '序号跳过，不是漏了一段就是编错了号。摘录从“二是”说起、用“第二”“其次”代替“二是”的不在此列。',
      bad: ['要抓好两件事：一是修路，三是架桥。', '第一，要有信心。第三，要有办法。'],
      good: ['要抓好两件事：一是修路，二是架桥。', '第一，要有信心。其次，要有耐心。第三，要有办法。'],
    },
  },
  {
    *article(page) {
      const ordinals = ordinalsOf(page);
      for (const { start, end } of page.articles)
        yield* checkRuns(
          page.text,
          ordinals.filter((ordinal) => start <= ordinal.start && ordinal.start < end),
        );
    },
  },
);

/** Only a run that was opened by its first ordinal can have a gap: excerpts begin anywhere. */
function* checkRuns(text: string, ordinals: readonly Ordinal[]): Generator<Finding> {
  const lastByRun = new Map<string, Ordinal>();
  for (const ordinal of ordinals) {
    const run = `${ordinal.form}${ordinal.isHan}`;
    const last = lastByRun.get(run);
    if (!last && ordinal.value !== 1) continue;
    if (last && ordinal.value > last.value + 1 && !isFilled(text.slice(last.end, ordinal.start), last.value + 1))
      yield report(text, last, ordinal);
    lastByRun.set(run, ordinal);
  }
}

const numberOf = (value: number, isHan: boolean): string =>
  isHan && value <= 10 ? '〇一二三四五六七八九十'.charAt(value) : String(value);

const nameOf = (value: number, form: string, isHan: boolean): string =>
  form === CIRCLED_FORM ? String.fromCharCode(0x245f + value) : form.replace('N', numberOf(value, isHan));

/** Whether the missing place is taken in another form: 第二, 其二, 其次, 再次. */
function isFilled(between: string, value: number): boolean {
  const number = numberOf(value, true);
  if (/其次|再次|再者|此外|另外|另一|还有|最后/.test(between)) return true;
  return between.includes(`第${number}`) || between.includes(`其${number}`) || between.includes(`${number}是`);
}

function report(text: string, last: Ordinal, { start, end, value, form, isHan }: Ordinal): Finding {
  const missing = Array.from({ length: value - last.value - 1 }, (_, i) => last.value + 1 + i);
  const names = missing.slice(0, 3).map((number) => `“${nameOf(number, form, isHan)}”`);
  return {
    start,
    end,
    message: `“${text.slice(last.start, last.end)}”之后是“${text.slice(start, end)}”，缺${names.join('')}`,
    ...(missing.length > 1 && { certainty: 'likely' }),
    related: [{ start: last.start, end: last.end, message: '前一个序号' }],
  };
}
