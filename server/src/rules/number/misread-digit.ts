import type { Finding } from '../../core/engine/finding.ts';
import { articleRule } from '../../core/engine/rule.ts';
import { matchesOf } from '../../core/text/matches.ts';

/** Figures that a reading machine spoiled: letters for digits, a full-width comma, a blank or line end inside. */
export const misreadDigit = articleRule(
  {
    id: 'misread-digit',
    family: 'number',
    title: { zh: '数字误识', en: 'Misread digit' },
    severity: 'error',
    fix: 'suggestion',
    standard: 'GB/T 15835-2011 5.1.7',
    docs: {
      what: '数字里混进字母（2O24年、l2人），千分撇误作全角逗号（9，833），小数点旁或数字中间多出空格（3. 5万、３ ０），数字被换行切断。',
      why: '这是识别留下的痕迹，一个数不应断开。型号、电话、比分和并列的数不在此列。',
      bad: ['工程于2O24年动工。', '共有l2人获奖。', '全市共有9，833名辅警。', '收入3. 5万元。'],
      good: ['工程于2024年动工。', 'C919客机飞了3次。', '第3，200人排成队。', 'O2O平台有12人。'],
    },
  },
  function* ({ text }) {
    for (const { pattern, repair, reason } of SHAPES)
      for (const match of matchesOf(text, pattern)) {
        const newText = repair(match[0]);
        if (newText !== undefined) yield report(match, newText, reason);
      }
  },
);

interface Shape {
  readonly pattern: RegExp;
  readonly reason: string;
  /** The figure as it was; undefined where the match is right. */
  readonly repair: (written: string) => string | undefined;
}

const UNIT =
  '(?:[年月日号时分秒点个名位人次件条家户项种万亿元米吨斤亩岁余多台辆所座层届份部支只头棵株起宗例张册本处场套把根块片艘架批篇幅枚粒袋箱桶盒间栋幢笔单%％℃]|公里|平方|公斤|千克|小时|厘米|毫米)';
const LETTERS: Readonly<Record<string, string>> = { O: '0', o: '0', Ｏ: '0', l: '1', I: '1', '|': '1' };

const SHAPES: readonly Shape[] = [
  {
    pattern: new RegExp(
      `(?<![A-Za-zＯ\\d.\\-/])(?=[OolIＯ|]{0,3}\\d)(?=[\\d.]{0,11}[OolIＯ|])[\\dOolIＯ|.]{2,12}(?=${UNIT})`,
      'g',
    ),
    reason: '里混有字母',
    repair: (written) => {
      const isMixed = /[OolIＯ|]/.test(written) && !/^[Oo]\d[Oo]$/.test(written);
      return isMixed ? written.replace(/[OolIＯ|]/g, (letter) => LETTERS[letter]!) : undefined;
    },
  },
  {
    pattern: new RegExp(
      `(?<![^\\u4e00-\\u9fff“（(]|^|[第年月日至到])\\d{1,3}(?:，\\d{3})+(?:\\.\\d+)?(?=${UNIT})`,
      'g',
    ),
    reason: '里的全角逗号应是千分撇',
    repair: (written) => written.replaceAll('，', ','),
  },
  {
    pattern: new RegExp(
      `(?<![^\\u4e00-\\u9fff“（(，、 ]|[^\\u4e00-\\u9fff“（(，、] |^ ?)\\d{1,4}(?:[.．] +| +[.．] ?)\\d{1,4}(?=${UNIT})`,
      'g',
    ),
    reason: '的小数点旁多出空格',
    repair: (written) => written.replaceAll(' ', ''),
  },
  {
    pattern: /[０-９]+(?:[ 　][０-９]+)+/g,
    reason: '中间多出空格',
    repair: (written) => written.replace(/[ 　]/g, ''),
  },
  {
    pattern:
      /(?<![^\u4e00-\u9fff“（(， ]|[^\u4e00-\u9fff“（(，] |^ ?)(?:[12] \d{3}|[12]\d \d{2}|[12]\d{2} \d)(?=年(?!级|前|后|来|间))/g,
    reason: '中间多出空格',
    repair: (written) => written.replace(' ', ''),
  },
  {
    pattern: new RegExp(`(?<![^\\u4e00-\\u9fff“（(，]|^) ?\\d{1,4} \\d{1,4}(?=(?:\\.\\d+)?(?!年)[余多]?${UNIT})`, 'g'),
    reason: '中间多出空格',
    repair: (written) => written.replaceAll(' ', ''),
  },
  {
    pattern: new RegExp(`(?<![^\\u4e00-\\u9fff]|^)\\d{1,4}[.．]?(?:\\r\\n|\\n|\\r){1,2}[ 　]*\\d{1,4}(?=${UNIT})`, 'g'),
    reason: '被换行切断',
    repair: (written) => written.replace(/[\s　]+/g, ''),
  },
];

function report({ index, 0: written }: RegExpExecArray, newText: string, reason: string): Finding {
  const place = { start: index, end: index + written.length };
  return {
    ...place,
    message: `“${written.replace(/[\r\n]+/g, '↵')}”${reason}，应为“${newText}”`,
    fixes: [{ kind: 'suggestion', title: `改为“${newText}”`, edits: [{ span: place, newText }] }],
  };
}
