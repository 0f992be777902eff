import type { Finding, Fix } from '../../core/engine/finding.ts';
import { articleRule } from '../../core/engine/rule.ts';
import { quoted } from '../../core/page/excerpt.ts';
import { type GluedHeading, gluedHeadingsOf } from '../../core/page/glued-heading.ts';
import { span } from '../../core/text/span.ts';

export const gluedHeading = articleRule(
  {
    id: 'glued-heading',
    family: 'ocr',
    title: { zh: '标题与正文粘连', en: 'Glued heading' },
    severity: 'warning',
    fix: 'suggestion',
    docs: {
      what: '标题、小标题与正文连成一段，中间没有换行或句号。',
      why: '版面识别会把标题并入正文，段首小标题的末字和句号会随印刷行一起丢失；以句号结束的段首小标题不在此列。',
      bad: ['老码头变身城市客厅本报讯 经过一年的修缮，东岭河边的老码头日前重新开放，吸引了许多市民前来参观。'],
      good: ['本报讯 经过一年的修缮，东岭河边的老码头日前重新开放，吸引了许多市民前来参观，周末游人更多。'],
    },
  },
  function* (page, _, language) {
    for (const heading of gluedHeadingsOf(page, language)) yield report(page.text, heading);
  },
);

function report(text: string, heading: GluedHeading): Finding {
  const { start, end, kind, isWhole, certainty } = heading;
  const told = `“${quoted(text, heading)}”`;
  switch (kind) {
    case 'line':
      return { start, end, certainty, message: `标题${told}与正文粘连`, fixes: [breakFix(text, end)] };
    case 'trailing':
      return { start, end, certainty, message: `标题${told}粘在上一段末尾`, fixes: [breakFix(text, start)] };
    case 'run-in':
      return isWhole
        ? { start, end, message: `段首小标题${told}缺少句号，与正文粘连`, fixes: [stopFix(text, heading)] }
        : { start, end, message: `段首小标题${told}行末缺字，与正文粘连` };
  }
}

const breakFix = (text: string, at: number): Fix => ({
  kind: 'suggestion',
  title: '标题另起一行',
  edits: [{ span: span(at, at), newText: text.includes('\n\n') ? '\n\n' : '\n' }],
});

function stopFix(text: string, { start, end }: GluedHeading): Fix {
  const from = start + text.slice(start, end).trimEnd().length;
  return { kind: 'suggestion', title: '补上句号', edits: [{ span: span(from, end), newText: '。' }] };
}
