import type { Finding } from '../../core/engine/finding.ts';
import { articleRule } from '../../core/engine/rule.ts';
import { markupOf } from '../../core/page/markup.ts';
import type { Span } from '../../core/text/span.ts';

/** Markup that a converter left in a page that is not written in Markdown. */
export const strayMarkup = articleRule(
  {
    id: 'stray-markup',
    family: 'ocr',
    title: { zh: '残留标记', en: 'Stray markup' },
    severity: 'info',
    fix: 'safe',
    docs: {
      what: '转换工具留下的标记：**粗体**、行首的 #、<br>、表格的 | 行。',
      why: '标记不是报道的文字。通篇用 Markdown 写的文稿、隐去号码的星号（138****5678）、算式里的星号不报。',
      bad: ['镇里的**路灯改造**到年底完工。', '老街修好了。<br>渡口也修好了。'],
      good: ['联系电话：138****5678。', '面积按 2**3 计算。'],
    },
  },
  function* ({ text }) {
    for (const group of markupOf(text)) {
      const fixes: Finding['fixes'] = [
        { kind: 'safe', title: '删除标记', edits: group.map((span) => ({ span, newText: newTextFor(text, span) })) },
      ];
      for (const span of group)
        yield { ...span, message: `“${text.slice(span.start, span.end).trim()}”是转换时留下的标记`, fixes };
    }
  },
);

/** A line break written as a tag becomes one, unless the line ends there anyway. */
function newTextFor(text: string, { start, end }: Span): string {
  return text.startsWith('<', start) && !/[\r\n]/.test(text.charAt(end) || '\n') ? '\n' : '';
}
