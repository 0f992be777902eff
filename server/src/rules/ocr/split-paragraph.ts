import type { Finding } from '../../core/engine/finding.ts';
import { articleRule } from '../../core/engine/rule.ts';
import type { LanguageModel } from '../../core/language/services.ts';
import { endingOf, openingOf, quoted } from '../../core/page/excerpt.ts';
import { certaintyOf, type Join, joinsOf } from '../../core/page/joins.ts';
import type { Page, Role } from '../../core/page/page.ts';
import { joinFixes } from '../../core/page/repair.ts';

export const splitParagraph = articleRule(
  {
    id: 'split-paragraph',
    family: 'ocr',
    title: { zh: '一句断成两处', en: 'Split paragraph' },
    severity: 'error',
    fix: 'suggestion',
    docs: {
      what: '一句话被图说、标题或另一栏的文字隔断，在后文接续。',
      why: '版面按块识别，跨栏的段落中间会插进别的块；上下半句由引号配对、接缝处的词语和位置共同判定，邻近而不相干的段落不接。',
      bad: [
        '社区开办食堂\n\n为了方便老人就餐，社区办起了“暖心\n\n图为食堂一角。李青 摄\n\n食堂”，每天供应三餐，价格也很便宜。',
      ],
      good: [
        '社区开办食堂\n\n为了方便老人就餐，社区办起了“暖心食堂”。\n\n图为食堂一角。李青 摄\n\n食堂每天供应三餐，价格也很便宜。',
      ],
    },
  },
  function* (page, _, language) {
    for (const join of joinsOf(page, language).joins)
      if (join.tail > join.head + 1) yield report(page, join, language.model);
  },
);

function report(page: Page, join: Join, model: LanguageModel | undefined): Finding {
  const { text, blocks } = page;
  const ending = endingOf(text, blocks[join.head]!);
  const opening = openingOf(text, blocks[join.tail]!);
  const obstacle = OBSTACLES[blocks[join.head + 1]!.role] ?? '别的文字';
  return {
    ...ending,
    message: `“${quoted(text, ending)}”被${obstacle}隔断，应下接“${quoted(text, opening)}”`,
    certainty: certaintyOf(join),
    related: [{ ...opening, message: '下半句在这里' }],
    fixes: joinFixes(page, join, '接回下半句，隔断的内容移到段后', model),
  };
}

const OBSTACLES: Partial<Record<Role, string>> = {
  caption: '图说',
  headline: '标题',
  kicker: '标题',
  subtitle: '标题',
  subhead: '小标题',
  byline: '署名',
};
