import type { Finding } from '../../core/engine/finding.ts';
import { articleRule } from '../../core/engine/rule.ts';
import { type BreakReason, type LineBreak, sentenceBreaksOf, wrappedBreaksOf } from '../../core/page/breaks.ts';
import type { Span } from '../../core/text/span.ts';

/** Line breaks inside sentences and subheads: hard-wrapped print lines, a sentence or figure cut by an empty line. */
export const brokenLine = articleRule(
  {
    id: 'broken-line',
    family: 'ocr',
    title: { zh: '句中断行', en: 'Broken line' },
    severity: 'warning',
    fix: 'safe',
    standard: 'GB/T 15834-2011 5.1.1–5.1.3',
    docs: {
      what: '句子、数字或小标题中间的换行、空行：印刷行末的硬回车，行首出现句末点号或后引号，行末出现前引号。',
      why: '点号、后引号、后括号不居行首，前引号、前括号不居行末，所以这样的换行必在句中。诗行、表格、两行小标题是有意分行，不报。',
      bad: ['清河镇的路灯一盏接一盏亮起来\n\n，晚归的人不再摸黑。', '村民们都说：“\n\n路亮了，心也亮了。”'],
      good: ['清河镇的路灯一盏接一盏亮起来。\n\n晚归的人不再摸黑。', '夜雨敲窗急，\n孤灯照影长。'],
    },
  },
  function* (page, _options, language) {
    const { text } = page;
    for (const breaks of wrappedBreaksOf(page, language)) {
      const proven = breaks.filter(({ isProven }) => isProven);
      const doubtful = breaks.filter(({ isProven }) => !isProven);
      if (proven.length > 0) yield paragraphFinding(text, proven);
      for (const found of doubtful) yield breakFinding(text, found);
    }
    for (const found of sentenceBreaksOf(page, language)) yield breakFinding(text, found);
  },
);

/** One finding for all the print lines of a paragraph. */
function paragraphFinding(text: string, breaks: readonly LineBreak[]): Finding {
  return {
    ...withNeighbours(text, breaks[0]!),
    message: `“${around(text, breaks[0]!)}”处按印刷行断开，这一段共有${breaks.length}处`,
    fixes: [{ kind: 'safe', title: '合并为一段', edits: breaks.map((span) => joinEdit(text, span)) }],
  };
}

const MESSAGES: Readonly<Record<BreakReason, string>> = {
  wrapped: '可能是一段之中的印刷行末',
  'closing-mark': '行首不应是点号或后引号，句子被断开',
  'opening-mark': '行末不应是前引号或前括号，句子被断开',
  number: '数字与后文被断开',
  sentence: '句子没有完，被换行断开',
  subhead: '小标题被断为两行',
};

function breakFinding(text: string, found: LineBreak): Finding {
  const { reason, isProven, certainty } = found;
  return {
    ...withNeighbours(text, found),
    message: `“${around(text, found)}”${MESSAGES[reason]}`,
    ...(certainty && { certainty }),
    fixes: [
      {
        kind: isProven ? 'safe' : 'suggestion',
        title: '合并为一行',
        edits: [joinEdit(text, found, reason === 'subhead')],
      },
    ],
  };
}

/** The break with the character on either side: blanks alone are hardly seen in an editor. */
function withNeighbours(text: string, { start, end }: Span): Span {
  const before = text.slice(start - 2, start);
  return {
    start: start - ((before.codePointAt(0) ?? 0) > 0xffff ? 2 : 1),
    end: end + (text.codePointAt(end)! > 0xffff ? 2 : 1),
  };
}

const QUOTED = 4;

const around = (text: string, { start, end }: LineBreak): string =>
  `${text.slice(Math.max(0, start - QUOTED), start).trim()}|${text.slice(end, end + QUOTED).trim()}`;

/** Closes the gap; between Latin words, and between the halves of a subhead, a space stays. */
function joinEdit(text: string, { start, end }: LineBreak, isSubhead = false) {
  const isLatin = /[A-Za-z]/.test(text.charAt(start - 1)) && /[A-Za-z]/.test(text.charAt(end));
  return { span: { start, end }, newText: isLatin || isSubhead ? ' ' : '' };
}
