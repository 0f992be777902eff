import { readNumeral } from '../numeral.ts';
import { type FormCheck, type FormVerdict, hanBelow100 } from './form.ts';

const MEASURE = '(?:[个個名位人天岁歲里斤件条家户倍]|公里|公斤|千米|小时|分钟|年(?![级級制、生]))';
const HAN_TENS = '[一二三四五六七八九十]';
const ZEROS: Readonly<Record<string, string>> = { 10: '十', 100: '百', 1000: '千', 10000: '万' };

/** Numbers that GB/T 15835-2011 4.2 wants in Han characters, and those it wants in one form throughout. */
export const HAN_FORMS: readonly FormCheck[] = [
  {
    pattern: new RegExp(`([1-9])、(?<![\\d.、，,第—-]..)([1-9])(?=${MEASURE}|[次米元万千百十])`, 'g'),
    judge: ({ 0: written, 1: low, 2: high, index }, text) =>
      isNext(Number(low), Number(high))
        ? approximate(hanBelow100(Number(low)) + hanBelow100(Number(high)), text.charAt(index + written.length))
        : undefined,
  },
  {
    pattern: new RegExp(`(${HAN_TENS})、([一二三四五六七八九])(?=${MEASURE}|[百千万]|十(?!年代))`, 'g'),
    judge: ({ 0: written, 1: low, 2: high, index }, text) => {
      const isListed =
        /[、第]|^$|[\n。]/.test(text.charAt(index - 1)) ||
        /第[一二三四五六七八九十百]+$/.test(text.slice(Math.max(0, index - 4), index));
      const isPair = isNext('一二三四五六七八九'.indexOf(low!), '一二三四五六七八九'.indexOf(high!));
      return isListed || !isPair
        ? undefined
        : approximate(written.replace('、', ''), text.charAt(index + written.length));
    },
  },
  {
    pattern:
      /几(10{1,4})(?!\d)|数(?<=[达有近约经了过的用共上出到来，。；、\n].|^.)(10{1,4})(?=[万亿种名人次家个条户])/g,
    judge: ({ 0: written, 1: several, 2: some }) => approximate(written.charAt(0) + ZEROS[(several ?? some)!]!),
  },
  {
    pattern: /(?<![\d.,])(10{1,3}|[2-9]0)几(?![何率])/g,
    judge: ({ 1: number }) => approximate((ZEROS[number!] ?? hanBelow100(Number(number))) + '几'),
  },
  {
    pattern: /(?<![〇零○一二三四五六七八九])[一二][零○OＯo0〇一二三四五六七八九]{3}(?=年(?![级級]))/g,
    judge: ({ 0: written }) =>
      /[零○OＯo0]/.test(written)
        ? { reason: '里的零作编号用，年份写“〇”', newTexts: [written.replace(/[零○OＯo0]/g, '〇')] }
        : undefined,
  },
  {
    pattern: /(农历|農曆|阴历|陰曆|旧历|舊曆)(\d{1,2})月(?:初?(\d{1,2})日?)?(?!\d)/g,
    judge: ({ 1: calendar, 2: month, 3: day }) =>
      lunar(`${calendar}${hanBelow100(Number(month))}月${day ? lunarDay(Number(day)) : ''}`),
  },
  {
    pattern: /((?:正|腊|臘|冬)月)(\d{1,2})日?(?![\d:：时点个])/g,
    judge: ({ 1: month, 2: day }) => (Number(day) <= 30 ? lunar(month + lunarDay(Number(day))) : undefined),
  },
  {
    pattern: /(?<![\d.])(8月15(?=中秋)|5月5(?=端午)|9月9(?=重阳|重陽)|7月7(?=七夕))/g,
    judge: ({ 0: written }) => {
      const [month, day] = written.split('月');
      return lunar(`${hanBelow100(Number(month))}月${lunarDay(Number(day))}`);
    },
  },
  {
    pattern:
      /(洪武|永乐|嘉靖|万历|崇祯|顺治|康熙|雍正|乾隆|嘉庆|道光|咸丰|同治|光绪|宣统|贞观|開元|开元)(\d{1,2})(?=年)/g,
    judge: ({ 1: reign, 2: year }) => ({
      reason: '是清代以前的纪年，用汉字',
      newTexts: [reign + hanBelow100(Number(year))],
    }),
  },
  {
    pattern:
      /(?:(星期|礼拜|禮拜)|(?<![每一二三四五六七八九十\d两几数])(周|週)(?=\d(?:[至到～~—-](?:周|週)|上午|下午|晚上|早上|中午|[（(）)])))([1-7])(?![\d个個次天小])/g,
    judge: ({ 1: long, 2: short, 3: day }) => ({
      reason: '应用汉字',
      newTexts: [(long ?? short)! + (day === '7' ? '日' : hanBelow100(Number(day)))],
    }),
  },
  {
    pattern: /(?<![十百千万第零〇一二三四五六七八九])二[个個](?=[^\u0000-\u00ff])/g,
    judge: ({ 0: written }) => ({ reason: '应用“两”', newTexts: [written.replace('二', '两')] }),
  },
  {
    pattern: /(\d{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日/g,
    judge: ({ 1: year, 2: month, 3: day }) => mixed(`${year}年${numberOf(month!)}月${numberOf(day!)}日`),
  },
  {
    pattern: /([一二][〇零一二三四五六七八九]{3})年(\d{1,2})月(?:(\d{1,2})日)?/g,
    judge: ({ 1: year, 2: month, 3: day }) =>
      mixed(`${year}年${hanBelow100(Number(month))}月${day ? hanBelow100(Number(day)) + '日' : ''}`),
  },
  {
    pattern: /百分之(\d+(?:\.\d+)?)/g,
    judge: ({ 1: value }) => mixed(`${value}%`),
  },
  {
    pattern: /(?<![\d.])(\d{1,2})分之(\d{1,2})(?![\d.])/g,
    judge: ({ 1: whole, 2: part }) =>
      mixed(`${hanBelow100(Number(whole))}分之${hanBelow100(Number(part))}`, `${part}/${whole}`),
  },
];

const isNext = (low: number, high: number): boolean => low >= 0 && high === low + 1;

const numberOf = (han: string): number => readNumeral(han, 0)?.value ?? 0;

const lunarDay = (day: number): string => (day <= 10 ? `初${hanBelow100(day)}` : hanBelow100(day));

/** 二三 counts as 两三 but before 十 (二三十), 一二 as 一两. */
const approximate = (han: string, next = ''): FormVerdict => ({
  reason: '是概数，用汉字，中间不加顿号',
  newTexts: [next === '十' ? han : han.replace(/^一二$/, '一两').replace(/^二三$/, '两三')],
});

const lunar = (han: string): FormVerdict => ({ reason: '是农历，用汉字', newTexts: [han] });

const mixed = (...newTexts: string[]): FormVerdict => ({ reason: '汉字和阿拉伯数字混用', newTexts });
