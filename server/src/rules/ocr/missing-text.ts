import type { Finding } from '../../core/engine/finding.ts';
import { articleRule } from '../../core/engine/rule.ts';
import { quoted } from '../../core/page/excerpt.ts';
import { type MissingText, missingTextOf } from '../../core/page/missing-text.ts';
import { span } from '../../core/text/span.ts';

export const missingText = articleRule(
  {
    id: 'missing-text',
    family: 'ocr',
    title: { zh: '行末缺字', en: 'Missing text' },
    severity: 'warning',
    fix: 'suggestion',
    docs: {
      what: '印刷行末丢失的字：引语只有半截、并列的人名之间缺顿号、常用词缺一字、行宽短于栏宽而上下不成句。',
      why: '识别时行末的字容易丢失；只在留有印刷行痕迹的版面上判断，并列的短语、引语和词语须有本页的旁证。',
      bad: [
        '全市建立“邻里议事厅”，请居民一起 商量小区里的大事小事。停车难、晾衣难、 充电难这些老问题，都在“邻里 和“红色管家”的帮助下有了解决的办法 ，居民们都说，这样的好办法应当长久坚 持下去，让更多的小区受益，让更多的居 民得到实实在在的好处。\n\n村里的账目清不清楚，群众心里最明 白。针对农村集体资金管理中的突出问题 ，南河县从完善制度入手，推行了“阳光 账本”的做法，让每一笔收支都晒在太阳 底下。',
      ],
      good: [
        '全市建立“邻里议事厅”，请居民一起 商量小区里的大事小事。停车难、晾衣难、 充电难这些老问题，都在“邻里议事厅” 和“红色管家”的帮助下有了解决的办法 ，居民们都说，这样的好办法应当长久坚 持下去，让更多的小区受益，让更多的居 民得到实实在在的好处。\n\n村里的账目清不清楚，群众心里最明 白。针对农村集体资金管理中的突出问题 ，南河县从完善制度入手，推行了“阳光 账本”的做法，让每一笔收支都晒在太阳 底下。',
      ],
    },
  },
  function* (page, _, { model }) {
    for (const missing of missingTextOf(page, model)) yield report(page.text, missing);
  },
);

const BESIDE = 4;

function report(text: string, { start, end, proof, lost }: MissingText): Finding {
  const around = `“${quoted(text, span(Math.max(0, start - BESIDE), start))}|${quoted(text, span(end, end + BESIDE))}”`;
  if (lost === undefined)
    return { start, end, certainty: 'likely', message: `${around}处的印刷行短于栏宽，行末可能缺字` };
  return {
    start,
    end,
    message: `${around}之间缺“${lost}”${PROOFS[proof]}`,
    fixes: [{ kind: 'suggestion', title: `补上“${lost}”`, edits: [{ span: span(start, end), newText: lost }] }],
  };
}

const PROOFS: Readonly<Record<MissingText['proof'], string>> = {
  quotation: '，本页另有完整的引语',
  list: '，并列的人名连在了一起',
  word: '',
  width: '',
};
