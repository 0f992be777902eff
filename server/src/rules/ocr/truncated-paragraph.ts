import type { Finding } from '../../core/engine/finding.ts';
import { articleRule } from '../../core/engine/rule.ts';
import { endingOf, quoted } from '../../core/page/excerpt.ts';
import { type Truncation, truncationsOf } from '../../core/page/truncation.ts';
import { span } from '../../core/text/span.ts';

export const truncatedParagraph = articleRule(
  {
    id: 'truncated-paragraph',
    family: 'ocr',
    title: { zh: '段落残缺', en: 'Truncated paragraph' },
    severity: 'warning',
    fix: 'suggestion',
    standard: 'GB/T 15834-2011 4.1.3',
    docs: {
      what: '段落在句中中断，全文找不到下文；或句子完整而段末缺少句末标点。',
      why: '末行漏识是版面识别的常见损伤；标题、图说、署名、列表和诗行本来不用句末标点，不在此列。',
      bad: [
        '食堂每天供应三餐，价格很便宜。来吃饭的老人越来越多，社区又增设了“送餐上',
        '食堂每天供应三餐。来吃饭的老人越来越多，社区又增设了送餐点，',
      ],
      good: [
        '食堂每天供应三餐，价格很便宜。来吃饭的老人越来越多。',
        '本报讯 食堂每天供应三餐，价格很便宜。（记者 张三）',
      ],
    },
  },
  function* (page, _, language) {
    for (const truncation of truncationsOf(page, language)) yield report(page.text, truncation);
  },
);

function report(text: string, { block, lost }: Truncation): Finding {
  const ending = endingOf(text, block);
  const told = `段末“${quoted(text, ending)}”`;
  if (lost === 'words') return { ...ending, message: `${told}在句中中断，下文缺失` };
  if (lost === 'unclear') return { ...ending, message: `${told}没有句末标点，可能缺字` };
  return {
    ...ending,
    message: `${told}缺少句末标点`,
    fixes: [{ kind: 'suggestion', title: '补上句号', edits: [{ span: span(block.end, block.end), newText: '。' }] }],
  };
}
