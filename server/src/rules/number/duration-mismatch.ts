import type { Finding } from '../../core/engine/finding.ts';
import { articleRule } from '../../core/engine/rule.ts';
import { dayNumber, isValidDate } from '../../core/quantity/calendar.ts';
import { readNumeral } from '../../core/quantity/numeral.ts';
import { matchesOf } from '../../core/text/matches.ts';

/** Spans of time against their two ends: 从2019年到2024年的八年, 1980年出生 … 2024年 … 50岁, 1949年 … 80周年. */
export const durationMismatch = articleRule(
  {
    id: 'duration-mismatch',
    family: 'number',
    title: { zh: '时长与起止不符', en: 'Duration against its ends' },
    severity: 'info',
    fix: 'none',
    docs: {
      what: '同一句里起止年份与年数、起止日期与天数、生年与年龄、创立年份与周年数相差超过一。',
      why: '首尾都算或都不算会差一，因此差一不报；约数和没有写明另一端的不作判断。',
      bad: [
        '从2019年到2024年的八年里，他走遍全县。',
        '他生于1980年，2024年去世，享年50岁。',
        '学校1950年创办，2024年迎来建校80周年。',
      ],
      good: [
        '从2019年到2024年的六年里，他走遍全县。',
        '他生于1980年，2024年去世，享年44岁。',
        '五年来，工程连续六年获奖。',
      ],
    },
  },
  {
    block: function* ({ text }) {
      yield* checkYears(text);
      if (text.includes('个月')) yield* checkMonths(text);
      if (text.includes('天'))
        for (const match of matchesOf(text, DAYS)) yield* judge(match, daysBetween(match), match[4]!, '天');
      if (text.includes('岁'))
        for (const pattern of [AGE, BORN, BORN_BEFORE_NAME]) yield* checkSpan(text, pattern, '岁');
      if (text.includes('周年')) yield* checkAnniversaries(text);
    },
  },
);

const COUNT = '(\\d{1,3}|[一二两三四五六七八九十百]{1,4})';
const YEARS = new RegExp(
  `(?<!\\d)(\\d{4})年(?:[底初春夏秋冬]|\\d{1,2}月)?(?:[到至]|—|－|-|～)(\\d{4})年(?:[底初春夏秋冬]|\\d{1,2}月)?(?:，?(?:的|这|共|共计|历时|整整|前后|一共|在这|连续|长达|时隔|跨越|走过)){0,3}${COUNT}年(?=[，。、；间里来时中]|时间|之间)`,
  'g',
);
const MONTHS = new RegExp(
  `(?<!\\d)(\\d{4})年(\\d{1,2})月(?:[到至]|—|-|～)(\\d{4})年(\\d{1,2})月(?:，?(?:的|共|共计|历时|为期|整整|长达)){0,2}${COUNT}个月`,
  'g',
);
const DAYS = new RegExp(
  `(?<!\\d)(\\d{1,2})月(\\d{1,2})日(?:起|开始)?，?(?:[到至]|—|-|～)((?:\\d{1,2}月)?\\d{1,2})日(?:结束|举行)?(?:，?(?:的|共|共计|历时|为期|会期|展期|整整|持续)){1,2}${COUNT}天`,
  'g',
);
const AGE = new RegExp(
  `(?<!\\d)(?:(?:生于|出生于|诞生于)(?=\\d{4}年)|(?=\\d{4}年(?:\\d{1,2}月)?生(?!产))|（(?=\\d{4}[年—-]))(\\d{4})[^。！？\\n\\r\\d]{1,40}?(\\d{4})(?:年|）)[^。！？\\n\\r\\d]{0,20}(?:享年|终年|时年|年仅|已经|已)${COUNT}岁`,
  'g',
);
const BORN = new RegExp(
  `(?<!\\d)(\\d{4})年(?:\\d{1,2}月)?(?:\\d{1,2}日)?(?:出生|生于|诞生)[^。！？\\n\\r\\d]{0,30}?[，；](\\d{4})年[^。！？；\\n\\r\\d]{0,20}?(?:享年|终年|时年|年仅|已经|正好|刚满|年满|他|她)${COUNT}岁`,
  'g',
);
/** 1960年出生的某人2024年已80岁. */
const BORN_BEFORE_NAME = new RegExp(
  `(?<!\\d)(\\d{4})年出生的[\\u4e00-\\u9fff]{2,8}[，到]?(\\d{4})年(?:就)?(?:已经|已|年满|刚满|正好|年仅|才)${COUNT}岁`,
  'g',
);
const BUILT = new RegExp(
  `(?<!\\d)(\\d{4})年[^。！？；\\n\\r\\d]{0,4}(?:\\d{1,2}月)?[^。！？；\\n\\r\\d]{0,6}(?:开工|动工|启动|立项|开始|奠基)[^。！？；\\n\\r\\d]{0,8}(\\d{4})年(?:\\d{1,2}月)?[^。！？；\\n\\r\\d]{0,8}(?:竣工|完工|建成|结束|完成|通车|投产)[^。！？；\\n\\r\\d]{0,6}历时${COUNT}年`,
  'g',
);
const ANNIVERSARY = new RegExp(
  `(?<!\\d)(?:(?:成立|创办|创建|创刊|始建|建)于)?(\\d{4})年(?:\\d{1,2}月)?(?:\\d{1,2}日)?(?:，|(?:正式)?(?:成立|创办|创建|建校|建成|创刊|建厂|开业|建馆|建院))[^。！？\\n\\r\\d]{0,30}?(\\d{4})年[^。！？；\\n\\r\\d]{0,16}?(?:建校|成立|创办|创刊|建厂|建馆|建院|建成|开业|创建|迎来)[^。！？，；\\n\\r\\d一二三四五六七八九十]{0,8}${COUNT}周年`,
  'g',
);
const KNOWN_ANNIVERSARY = new RegExp(
  `(?<!\\d)(\\d{4})年(?:是|迎来|适逢|正值|恰逢|，)?[^。！？，；\\n\\r\\d]{0,8}?(新中国成立|中华人民共和国成立|中国共产党成立|建党|中国人民解放军建军|抗日战争胜利|抗战胜利|红军长征胜利|改革开放)${COUNT}周年`,
  'g',
);
const FOUNDED: readonly (readonly [RegExp, number])[] = [
  [/新中国|中华人民共和国/, 1949],
  [/共产党|建党/, 1921],
  [/建军/, 1927],
  [/抗/, 1945],
  [/长征/, 1936],
  [/改革开放/, 1978],
];

/** A pattern of a first year, a last year and the count between them. */
function* checkSpan(text: string, pattern: RegExp, unit: string): Generator<Finding> {
  for (const match of matchesOf(text, pattern))
    yield* judge(match, Number(match[2]) - Number(match[1]), match[3]!, unit);
}

function* checkYears(text: string): Generator<Finding> {
  yield* checkSpan(text, YEARS, '年');
  if (text.includes('历时')) yield* checkSpan(text, BUILT, '年');
}

function* checkMonths(text: string): Generator<Finding> {
  for (const match of matchesOf(text, MONTHS)) {
    const months = (Number(match[3]) - Number(match[1])) * 12 + Number(match[4]) - Number(match[2]);
    yield* judge(match, months, match[5]!, '个月');
  }
}

function* checkAnniversaries(text: string): Generator<Finding> {
  yield* checkSpan(text, ANNIVERSARY, '周年');
  for (const match of matchesOf(text, KNOWN_ANNIVERSARY)) {
    const founded = FOUNDED.find(([name]) => name.test(match[2]!))?.[1];
    if (founded) yield* judge(match, Number(match[1]) - founded, match[3]!, '周年');
  }
}

/** Days from the first date to the second in the same or the following year; NaN where one is no date. */
function daysBetween([, month, day, last]: RegExpExecArray): number {
  const [lastMonth, lastDay] = last!.includes('月') ? last!.split('月').map(Number) : [Number(month), Number(last)];
  if (!isValidDate(2024, Number(month), Number(day)) || !isValidDate(2024, lastMonth!, lastDay!)) return Number.NaN;
  const days = dayNumber(2024, lastMonth!, lastDay!) - dayNumber(2024, Number(month), Number(day));
  return days >= 0 ? days : days + 365;
}

/** One more or less is a way of counting; the last day of two counted ends may add another. */
function* judge(match: RegExpExecArray, span: number, written: string, unit: string): Generator<Finding> {
  const stated = readNumeral(written, 0)?.value;
  const slack = unit === '天' ? 2 : 1;
  if (stated === undefined || Number.isNaN(span) || span < 0) return;
  if (stated >= span - 1 && stated <= span + slack) return;
  const [whole] = match;
  yield {
    start: match.index,
    end: match.index + whole.length,
    message: `“${written}${unit}”与起止不符，相隔${span}${unit}`,
  };
}
