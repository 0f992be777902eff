import type { Finding } from '../../core/engine/finding.ts';
import { articleRule } from '../../core/engine/rule.ts';
import { type StraySpace, strayDisplaySpacesOf, straySpacesOf } from '../../core/page/spacing.ts';

/** Print line ends that a converter left as spaces inside sentences. */
export const straySpace = articleRule(
  {
    id: 'stray-space',
    family: 'ocr',
    title: { zh: '句中空格', en: 'Stray space' },
    severity: 'warning',
    fix: 'safe',
    docs: {
      what: '句子中间的空格：印刷行末在识别或转换时留下的痕迹。',
      why: '中文字与字之间不空格。署名、图片说明的摄影者、两句式标题、人名表、外文词之间的空格都是有意的，不报。',
      bad: ['镇里把修灯的事交给各 村民小组去办。', '入秋以来， 三座便民桥先后通车。'],
      good: [
        '本报记者 周小南 通讯员 李青',
        '展览以《守望灯火 温暖归途》为题，持续到月底。',
        '这款手机装有 Android 系统。',
      ],
    },
  },
  {
    block: function* (page, _options, language) {
      for (const space of straySpacesOf(page, language)) yield report(page.text, space);
    },
    page: function* (page) {
      for (const space of strayDisplaySpacesOf(page)) yield report(page.text, space);
    },
  },
);

function report(text: string, { start, end, atLoss }: StraySpace): Finding {
  const quoted = text.slice(start - 1, end + 1);
  return {
    start,
    end,
    message: atLoss ? `“${quoted}”中多出空格，此处还可能缺字` : `“${quoted}”中多出空格`,
    fixes: [
      { kind: atLoss ? 'suggestion' : 'safe', title: '删除空格', edits: [{ span: { start, end }, newText: '' }] },
    ],
  };
}
