import { clauseBefore } from '../../text/clause.ts';
import { tidy } from '../interval.ts';
import { readNumeral } from '../numeral.ts';
import type { FormCheck, FormVerdict } from './form.ts';

const DAY_PART = '下午|午后|午後|傍晚|晚上|晚间|晚間|夜间|今晚|明晚|昨晚|当晚|當晚|每晚|晚';
const DOT = '[.．•・‧∙⋅]';
/** What a date names when it stands for an event: “6·10”案件. */
const EVENT =
  '案|专案|專案|事故|事件|惨案|慘案|血案|矿难|空难|特大|重大|汶川|玉树|地震|大地震|运动|運動|晚会|晚會|阅兵|閱兵|购物|恐怖|袭击|讲话|講話';

/** Arabic figures that GB/T 15835-2011 5.1 and 5.3 write otherwise. */
export const ARABIC_FORMS: readonly FormCheck[] = [
  {
    pattern:
      /(0\d|[1-9]\d(?=年\d{1,2}月(?!\d))|[89]\d(?=年(?:参军|入伍|毕业|出生|入党|考上|考入|高考|下岗|洪水|抗洪)))年(?<![\d.’'‘].{3})(?![级級])/g,
    judge: ({ 0: written, 1: year, index }, text) =>
      /历时|徒刑|刑期|长达|任职|工龄|第$/.test(clauseBefore(text, index, 8))
        ? undefined
        : { reason: '的年份应写四位', newTexts: [(Number(year) < 50 ? '20' : '19') + written] },
  },
  {
    pattern: /(?<![世紀纪\d“《])([1-9]0|[一二三四五六七八九]十)年代/g,
    judge: ({ 0: written, index }, text) =>
      saysCentury(text, index)
        ? undefined
        : { reason: '没有写明世纪', newTexts: [`20世纪${written}`, `21世纪${written}`] },
  },
  {
    pattern:
      /(?<![\d.,])\d+(?:\.\d+)?(?:[万亿]\d)*(?:千(?![克瓦米卡帕赫伏焦安牛兆比禧分]|公顷|零一夜)|百(?![分强事度胜姓货合科]))(?:\d百)?[万亿]?(?![百千])/g,
    judge: ({ 0: written, index }, text) => judgeThousands(written, text, index),
  },
  {
    pattern: /(?<![\w.．\d ])\.\d+(?=[%％‰万亿元个米\u4e00-\u9fff，。、）)])/g,
    judge: ({ 0: written }) => ({ reason: '小数点前应有0', newTexts: [`0${written}`] }),
  },
  {
    // 昨晚20:30 tells the day and is common.
    pattern: new RegExp(
      `(?![今明昨当當]晚\\d\\d[:：])(?<![今明昨当當])(${DAY_PART})(1[3-9]|2[0-4])(?=[时時点點]|[:：]\\d\\d)`,
      'g',
    ),
    judge: ({ 1: part, 2: hour }) => judgeClock(part!, Number(hour)),
  },
  {
    pattern: new RegExp(
      `([“"])(\\d{1,2})${DOT}(\\d{1,2})([”"])(?=[^\\d\\n]{0,4}(?:${EVENT}|专项|行动|国际|消防|禁毒))`,
      'g',
    ),
    judge: ({ 1: open, 2: month, 3: day, 4: close }) =>
      isMonthDay(month!, day!) ? eventDate(`${open}${month}·${day}${close}`) : undefined,
  },
  {
    pattern: new RegExp(`(?<![\\d.“"第])(\\d{1,2})${DOT}(\\d{1,2})(?=(?:${EVENT}))`, 'g'),
    judge: ({ 1: month, 2: day }) => (isMonthDay(month!, day!) ? eventDate(`“${month}·${day}”`) : undefined),
  },
  {
    pattern: /[.．•・‧∙⋅](?<=[“"](?:一|十|十一|十二|一二).)(?=[一二三四五六七八九十]{1,3}[”"])/g,
    judge: () => ({ reason: '应用间隔号“·”', newTexts: ['·'], isSafe: true }),
  },
  {
    pattern: /[~∼〜](?<=[\d%％万亿℃].)(?=\d)/g,
    judge: () => ({ reason: '应用全角浪纹号“～”表示范围', newTexts: ['～'], isSafe: true }),
  },
  {
    pattern: /(?<![\w\-/.])(?:19|20)\d\d-(?:[1-9]-(?:0\d|[12]\d|3[01])|0[1-9]-[1-9])(?![\d-])/g,
    judge: ({ 0: written }) => ({
      reason: '月和日的位数不一致',
      newTexts: [written.replace(/-(\d)(?!\d)/g, '-0$1')],
      certainty: 'likely',
    }),
  },
  {
    pattern: /(?<![\d、])((?:19|20)\d\d)、(\d{1,2})、(\d{1,2})(?![\d、.%])/g,
    judge: ({ 1: year, 2: month, 3: day }) =>
      isMonthDay(month!, day!)
        ? { reason: '的年月日之间不用顿号', newTexts: [`${year}年${month}月${day}日`] }
        : undefined,
  },
];

/** Whether the century was named just before, in the same paragraph: 20世纪80年代到90年代. */
function saysCentury(text: string, index: number): boolean {
  const paragraph = text.slice(Math.max(0, index - 200, text.lastIndexOf('\n', index - 1) + 1), index);
  return /世纪|世紀|(?:19|20)\d\d年/.test(paragraph);
}

/** 3千万 → 3000万, 3亿4千5百万 → 3.45亿, 1万8千 → 1.8万. */
function judgeThousands(written: string, text: string, index: number): FormVerdict | undefined {
  const numeral = readNumeral(text, index);
  if (!numeral || numeral.end !== index + written.length || /\d{2,}[千百]/.test(written)) return undefined;
  const { value } = numeral;
  const hasMyriads = /万/.test(written);
  const newText = /亿/.test(written)
    ? `${tidy(value / 1e8)}亿`
    : hasMyriads
      ? `${tidy(value / 1e4)}万`
      : String(tidy(value));
  return { reason: '里阿拉伯数字后只能用“万”“亿”', newTexts: [newText] };
}

function judgeClock(part: string, hour: number): FormVerdict {
  const rest = hour > 12 && hour < 24 ? [`${part}${hour - 12}`] : [];
  const alone = /^(?:下午|午|傍晚|晚上|晚间|晚間|晚$)/.test(part) ? [String(hour)] : [];
  return { reason: '把12小时制和24小时制混用', newTexts: [...rest, ...alone] };
}

const isMonthDay = (month: string, day: string): boolean =>
  Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;

const eventDate = (newText: string): FormVerdict => ({ reason: '的月日之间应用间隔号', newTexts: [newText] });
