import type { Finding, Fix } from '../../core/engine/finding.ts';
import { articleRule } from '../../core/engine/rule.ts';
import type { Page } from '../../core/page/page.ts';
import { doubleMarksOf } from '../../core/page/quoted-blocks.ts';
import { spanContains } from '../../core/text/span.ts';

export const punctuationForm = articleRule(
  {
    id: 'punctuation-form',
    family: 'punctuation',
    title: { zh: '标点形式', en: 'Form of punctuation' },
    severity: 'info',
    fix: 'safe',
    standard: 'GB/T 15834-2011',
    docs: {
      what: '破折号、省略号、叹号问号、顿号等标点的形式不合国家标准，或同一处标点重了。',
      why: '破折号占两格（4.10.2），省略号为六点（4.11.2），叹号问号叠用不超过三个（4.2.3.3、4.3.3.3），相邻的引号、书名号之间不用顿号（4.5.3.5），“等”与省略号不并用（4.11.3）。表情、代码、网址、表格线不算。',
      bad: ['老街--新生。', '渡口今天重开。。', '他看了《江潮》、《夜航》两本书。'],
      good: ['老街——新生。', '渡口今天重开……', '他看了《江潮》（初版）、《夜航》两本书。'],
    },
  },
  {
    block: function* ({ text }) {
      for (const { form, find, judge } of FORMS) {
        if (!form.test(text)) continue;
        for (const match of text.matchAll(find)) {
          const finding = judge(match[0], match.index, text);
          if (finding) yield finding;
        }
      }
    },
    page: function* (page) {
      yield* nestedQuotations(page);
      yield* mixedQuotationMarks(page.text);
    },
  },
);

interface Form {
  /** Cheap test of the whole text. */
  readonly form: RegExp;
  readonly find: RegExp;
  readonly judge: (found: string, at: number, text: string) => Finding | undefined;
}

const HAN = '\\p{Script=Han}';
const han = (pattern: string): RegExp => new RegExp(pattern.replaceAll('漢', HAN), 'gu');

/** Replaces the whole match. */
const replaced =
  (message: (found: string) => string, newText: (found: string) => string, kind: Fix['kind'] = 'safe') =>
  (found: string, at: number): Finding => {
    const span = { start: at, end: at + found.length };
    const after = newText(found);
    const title = after === '' ? `删去“${found}”` : `改为“${after}”`;
    return { ...span, message: message(found), fixes: [{ kind, title, edits: [{ span, newText: after }] }] };
  };

const FORMS: readonly Form[] = [
  {
    form: /--|－－|— —|──|一一|(?<!—)—(?!—)/,
    find: han('(?<=[漢”》）])(?:--|－－|— —|──)(?=[漢“《（])'),
    judge: dash,
  },
  {
    form: /一一/,
    find: han('(?<=[”》）])一一(?=[漢“《])'),
    judge: replaced(
      () => '“一一”疑为破折号“——”',
      () => '——',
      'suggestion',
    ),
  },
  {
    form: /\.{3}|。{2}|…/,
    find: han('(?<=[漢，、”])(?:\\.{3,6}|。{3,}|·{3,}|…)(?![….。·])(?<!……)'),
    judge: replaced(
      (found) => `省略号“${found}”应为六点“……”（GB/T 15834 4.11.2）`,
      () => '……',
    ),
  },
  {
    form: /…{5}/,
    find: /…{5,}/gu,
    judge: replaced(
      () => '省略号最多两个连用（GB/T 15834 4.11.2）',
      () => '…………',
    ),
  },
  {
    form: /[，。、；：,]{2}/,
    find: /(?<![，。、；：,])(?:，{2,}|。{2}|、{2,}|；{2,}|：{2,}|，。|、。|；。|，；|，、|、，|。，|：，)(?![，。、；：,])/gu,
    judge: doubledMark,
  },
  {
    form: /[！？!?]{4}/,
    find: han('(?<=[漢”])[！？!?]{4,}'),
    judge: replaced(
      (found) => `“${found}”叠用过多，叹号问号最多叠用三个（GB/T 15834 4.2.3.3）`,
      (found) => found.slice(0, 3),
    ),
  },
  {
    form: /[”》]、[“《]/,
    find: /(?<=”)、(?=“)|(?<=》)、(?=《)/gu,
    judge: betweenMarks,
  },
  {
    form: /等/,
    find: /……等(?=[，。；！？]|$)/gmu,
    judge: replaced(
      () => '省略号与“等”不并用（GB/T 15834 4.11.3）',
      () => '等',
      'suggestion',
    ),
  },
  {
    form: /等(?:等)?……/,
    find: /(?<=等)……(?=[，。；！？”]|$)/gmu,
    judge: replaced(
      () => '“等”后面不再用省略号（GB/T 15834 4.11.3）',
      () => '',
      'suggestion',
    ),
  },
  {
    form: /。”。/,
    find: /(?<=[。！？]”)。/gu,
    judge: replaced(
      () => '引文末已有句末标点，后引号外不再用句号',
      () => '',
    ),
  },
  {
    form: /”。/,
    find: /(?<=\p{Script=Han})”。/gu,
    judge: fullStopOutside,
  },
];

/** In UTF-16 units. */
const LONGEST_SPEECH = 200;
const SPEECH =
  /(?:[说道问答讲称]|表示|指出|强调|认为|介绍|坦言|告诉[^。：，]{1,6})[：:]“([^“”\n]*[，。！？][^“”\n]*\p{Script=Han})$/u;

/** Speech behind a colon is a sentence of its own, its full stop inside (4.8.3.3); where it is one sentence alone, papers often set it outside. */
function fullStopOutside(_: string, at: number, text: string): Finding | undefined {
  const speech = SPEECH.exec(text.slice(Math.max(0, at - LONGEST_SPEECH), at))?.[1];
  if (!speech) return undefined;
  const finding = replaced(
    () => '独立成句的引语，句号应在后引号里面（GB/T 15834 4.8）',
    () => '。”',
    'suggestion',
  )('”。', at);
  return /[。！？]/.test(speech) ? finding : { ...finding, certainty: 'possible' };
}

/** What web pages set behind their headlines, to the end of the line (老街今日通车--临江要闻), no dash of the text. */
const SITE_NAME = /^[^。！？；\r\n]{0,8}(?:[\r\n]|$)/;

function dash(found: string, at: number, text: string): Finding | undefined {
  if (SITE_NAME.test(text.slice(at + found.length, at + found.length + 10))) return undefined;
  return replaced(
    (mark) => `破折号“${mark}”应为“——”（GB/T 15834 4.10.2）`,
    () => '——',
  )(found, at);
}

function doubledMark(found: string, at: number): Finding {
  const kept = found.includes('。') ? '。' : found.charAt(0);
  const isSame = new Set(found).size === 1;
  return replaced(
    (marks) => `标点“${marks}”重复`,
    () => kept,
    isSame ? 'safe' : 'suggestion',
  )(found, at);
}

/** Much printed all the same: a hint, and nothing that is done unasked. */
function betweenMarks(found: string, at: number, text: string): Finding {
  const marks = text.charAt(at - 1) === '”' ? '引号' : '书名号';
  return {
    ...replaced(
      () => `相邻的${marks}之间不用顿号（GB/T 15834 4.5.3.5）`,
      () => '',
      'suggestion',
    )(found, at),
    certainty: 'possible',
  };
}

/** Inner quotations take single marks (4.8.2). */
function* nestedQuotations(page: Page): Generator<Finding> {
  if (!page.text.includes('“')) return;
  for (const { quotations } of doubleMarksOf(page).blocks) {
    for (const inner of quotations.pairs) {
      const isInner = quotations.pairs.some((outer) => outer !== inner && spanContains(outer, inner));
      if (!isInner || page.text.charAt(inner.start) !== '“') continue;
      const edits = [
        { span: { start: inner.start, end: inner.start + 1 }, newText: '‘' },
        { span: { start: inner.end - 1, end: inner.end }, newText: '’' },
      ];
      const quoted = page.text.slice(inner.start, inner.end);
      yield {
        ...inner,
        message: `引号里的${quoted}应用单引号（GB/T 15834 4.8.2）`,
        fixes: [{ kind: 'safe', title: '改为单引号', edits }],
      };
    }
  }
}

/** A simplified text sets “ ”; a few 「 」 among them were left by a converter. */
function* mixedQuotationMarks(text: string): Generator<Finding> {
  const corners = [...text.matchAll(/「([^「」\n]{1,60})」/g)];
  const curly = text.match(/“/g)?.length ?? 0;
  if (corners.length === 0 || curly <= corners.length) return;
  for (const { index, 0: quoted } of corners) {
    const end = index + quoted.length;
    const edits = [
      { span: { start: index, end: index + 1 }, newText: '“' },
      { span: { start: end - 1, end }, newText: '”' },
    ];
    yield {
      start: index,
      end,
      message: `全篇用“”，此处用了「」：${quoted}`,
      fixes: [{ kind: 'safe', title: '改为“”', edits }],
    };
  }
}
