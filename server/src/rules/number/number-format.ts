import type { Finding, Fix } from '../../core/engine/finding.ts';
import { articleRule } from '../../core/engine/rule.ts';
import type { Article, Page } from '../../core/page/page.ts';
import { ARABIC_FORMS } from '../../core/quantity/form/arabic.ts';
import type { FormCheck, FormVerdict } from '../../core/quantity/form/form.ts';
import { HAN_FORMS } from '../../core/quantity/form/han.ts';
import { type LongFigure, longFiguresOf } from '../../core/quantity/form/separators.ts';
import { rangesOf } from '../../core/quantity/range.ts';
import { matchesOf } from '../../core/text/matches.ts';
import { type Span, span, textOf } from '../../core/text/span.ts';

/** How GB/T 15835-2011 writes numbers: in Han characters or Arabic figures, and with which marks. */
export const numberFormat = articleRule(
  {
    id: 'number-format',
    family: 'number',
    title: { zh: '数字写法', en: 'Number format' },
    severity: 'info',
    fix: 'safe',
    standard: 'GB/T 15835-2011',
    docs: {
      what: '不合《出版物上数字用法》的写法：3、4个，几10，二零二四年，农历8月15，星期5，08年，90年代，3千万，.5%，下午15点，6.10案件，5~10，时有时无的千分撇，全角数字。',
      why: '同一个数只应有一种写法。概数、农历、星期用汉字，计量用阿拉伯数字；全角数字、千分撇和浪纹号可以自动改正，改动汉字的只作建议。',
      bad: ['等了3、4个小时。', '会议于二零二四年召开。', '投资3千万元。', '增长.5%。', '下午15点开会。'],
      good: ['等了三四个小时。', '会议于二〇二四年召开。', '投资3000万元。', '增长0.5%。', '每次1、3、5分钟。'],
    },
  },
  {
    block: function* (page) {
      for (const check of [...HAN_FORMS, ...ARABIC_FORMS]) yield* checkForm(page.text, check);
      yield* checkHyphens(page);
    },
    article: function* ({ text, articles }) {
      for (const article of articles) {
        yield* checkFullWidth(text, article);
        yield* checkSeparators(text, article);
      }
    },
  },
);

function* checkForm(text: string, { pattern, judge }: FormCheck): Generator<Finding> {
  for (const match of matchesOf(text, pattern)) {
    const verdict = judge(match, text);
    if (verdict) yield report(text, span(match.index, match.index + match[0].length), verdict);
  }
}

function report(text: string, place: Span, { reason, newTexts, isSafe, certainty }: FormVerdict): Finding {
  const fixes = newTexts.map(
    (newText): Fix => ({
      kind: isSafe ? 'safe' : 'suggestion',
      title: `改为“${newText}”`,
      edits: [{ span: place, newText }],
    }),
  );
  return { ...place, message: `“${textOf(text, place)}”${reason}`, ...(certainty && { certainty }), fixes };
}

/** 5-10人: a hyphen joins words and numbers of codes; ranges take ～ or — (GB/T 15834-2011 4.13). Newspapers are lax here. */
function* checkHyphens(page: Page): Generator<Finding> {
  for (const { start, first, mark, second } of rangesOf(page)) {
    if (mark !== '-' || (second.unit === '' && second.scale === '') || first.number >= second.number) continue;
    const at =
      start +
      first.written.length +
      first.unit.length +
      (page.text.charAt(start + first.written.length + first.unit.length) === ' ' ? 1 : 0);
    const isTime = /^[月日号時时]$/.test(second.unit) || (second.unit === '年' && first.number > 1000);
    const newText = isTime ? '—' : '～';
    yield report(page.text, span(at, at + 1), {
      reason: `不表示范围，应用“${newText}”`,
      newTexts: [newText],
      certainty: 'possible',
    });
  }
}

const FULL_WIDTH = /[０-９]+(?:．[０-９]+)?/g;
/** From so many on, an article is set in full-width figures throughout and gets one finding. */
const THROUGHOUT = 8;

function* checkFullWidth(text: string, { start, end }: Article): Generator<Finding> {
  const runs = [...matchesOf(text.slice(start, end), FULL_WIDTH)].map(({ index, 0: run }) =>
    span(start + index, start + index + run.length),
  );
  if (runs.length < THROUGHOUT) {
    for (const run of runs)
      yield report(text, run, {
        reason: '是全角数字，应用半角',
        newTexts: [halfWidth(textOf(text, run))],
        isSafe: true,
      });
    return;
  }
  const edits = runs.map((run) => ({ span: run, newText: halfWidth(textOf(text, run)) }));
  yield {
    ...runs[0]!,
    message: `全文${runs.length}处用全角数字，应用半角`,
    fixes: [{ kind: 'safe', title: '全文改为半角数字', edits }],
  };
}

const halfWidth = (written: string): string =>
  written.replace(/[０-９．]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));

/** One article sets thousands apart either always or never; the rarer way is reported. */
function* checkSeparators(text: string, { start, end }: Article): Generator<Finding> {
  if (!/\d,\d{3}/.test(text.slice(start, end))) return;
  const figures = longFiguresOf(text, start, end);
  const grouped = figures.filter(({ isGrouped }) => isGrouped);
  const plain = figures.filter(({ isGrouped }) => !isGrouped);
  if (grouped.length === 0 || plain.length === 0) return;
  for (const figure of grouped.length > plain.length ? plain : grouped) yield reportSeparator(text, figure);
}

function reportSeparator(text: string, figure: LongFigure): Finding {
  const written = textOf(text, figure);
  const newText = figure.isGrouped ? written.replaceAll(',', '') : written.replace(/\B(?=(?:\d{3})+$)/g, ',');
  const reason = figure.isGrouped ? '用了千分撇，文中其他数字没有用' : '没有用千分撇，文中其他数字用了';
  return report(text, figure, { reason, newTexts: [newText], isSafe: true });
}
