import type { Finding } from '../../core/engine/finding.ts';
import { articleRule } from '../../core/engine/rule.ts';
import type { Article, Page } from '../../core/page/page.ts';
import { type Interval, tidy } from '../../core/quantity/interval.ts';
import { readNumeral } from '../../core/quantity/numeral.ts';
import { isOfOtherCalendar } from '../../core/quantity/other-calendar.ts';
import { quantitiesOf, within } from '../../core/quantity/quantity.ts';
import { matchesOf } from '../../core/text/matches.ts';
import { type Span, textOf } from '../../core/text/span.ts';

/** One kind of figure written in two ways in one article. */
export const mixedNumberStyle = articleRule(
  {
    id: 'mixed-number-style',
    family: 'number',
    title: { zh: '同类数字写法不一', en: 'Mixed number style' },
    severity: 'hint',
    fix: 'suggestion',
    standard: 'GB/T 15835-2011 4.3',
    docs: {
      what: '一篇之中同类数字两种写法：35%和百分之三十五，10000人和1万人，35人和三十二人，5月3日和五月三日。',
      why: '标准要求“同类别同形式”。百分之百、农历日期和书名里的写法不计。',
      bad: ['走读生占35%，寄宿生占百分之六十五。'],
      good: ['走读生占35%，寄宿生占65%，百分之百的学生报了名。'],
    },
  },
  {
    article: function* (page) {
      for (const article of page.articles) {
        for (const style of STYLES) yield* checkStyle(page.text, article, style);
        yield* checkRoundNumbers(page.text, article);
        yield* checkCounts(page, article);
      }
    },
  },
);

interface Style {
  readonly name: string;
  readonly arabic: RegExp;
  readonly han: RegExp;
  readonly toArabic: (written: string) => string;
}

const HAN = '[一二三四五六七八九十]';

const STYLES: readonly Style[] = [
  {
    name: '百分比',
    arabic: /\d[%％]/g,
    han: /百分之(?!百)[一二三四五六七八九十百零点]+/g,
    toArabic: (written) => `${numberIn(written.slice(3))}%`,
  },
  {
    name: '日期',
    arabic: /(?<!\d)\d{1,2}月\d{1,2}日/g,
    han: new RegExp(`(?<![${HAN.slice(1, -1)}年])${HAN}{1,2}月${HAN}{1,3}日`, 'g'),
    toArabic: (written) => written.replace(new RegExp(`${HAN}+`, 'g'), (number) => String(numberIn(number))),
  },
];

const numberIn = (han: string): number => tidy(readNumeral(han, 0)?.value ?? 0);

function* checkStyle(text: string, article: Article, { name, arabic, han, toArabic }: Style): Generator<Finding> {
  const inHan = placesOf(text, article, han).filter(({ start }) => !isOfOtherCalendar(text, start));
  if (inHan.length === 0) return;
  const [model] = placesOf(text, article, arabic);
  if (!model) return;
  for (const place of inHan) {
    const written = textOf(text, place);
    yield report(place, `${name}“${written}”用汉字，文中另有用阿拉伯数字的`, toArabic(written), model);
  }
}

/** 10000人 beside 2万人. */
function* checkRoundNumbers(text: string, article: Article): Generator<Finding> {
  const round = placesOf(text, article, /(?<![\d.,])[1-9]\d{0,3}0000(?=[人元名户吨亩公个])/g);
  if (round.length === 0) return;
  for (const place of round) {
    const unit = text.charAt(place.end);
    const [model] = placesOf(text, article, new RegExp(`\\d万(?=${unit})`, 'g'));
    if (model)
      yield report(
        place,
        `“${textOf(text, place)}”没有用“万”，文中另有用“万”的`,
        `${Number(textOf(text, place)) / 1e4}万`,
        model,
      );
  }
}

/** 35人 beside 三十二人. Round numbers (三百人) and rough ones (三十几人) are usual in Han. */
function* checkCounts(page: Page, article: Article): Generator<Finding> {
  const amounts = within(quantitiesOf(page), article).filter(
    ({ kind, unit, isRange }) => kind === 'amount' && unit && !isRange,
  );
  for (const { form, number, interval, nominal, unit } of amounts) {
    if (form !== 'han' || number.end - number.start < LEAST_HAN || isRough(interval, nominal)) continue;
    const model = amounts.find((other) => other.form === 'arabic' && other.unit === unit && other.nominal >= 10);
    if (model)
      yield report(
        number,
        `“${textOf(page.text, number)}${unit!.text}”用汉字，文中另有用阿拉伯数字的`,
        String(nominal),
        model.number,
      );
  }
}

/** 三四百 begins at its lowest value; 四百元 allows what rounds to it. */
const isRough = ({ low, high }: Interval, nominal: number): boolean => low === nominal && high > low;

/** 十二, 三百 have fewer characters than what one writes out: 三十二, 四千五百. */
const LEAST_HAN = 3;

function placesOf(text: string, { start, end }: Span, pattern: RegExp): Span[] {
  return [...matchesOf(text.slice(start, end), pattern)].map(({ index, 0: written }) => ({
    start: start + index,
    end: start + index + written.length,
  }));
}

const report = (place: Span, message: string, newText: string, model: Span): Finding => ({
  start: place.start,
  end: place.end,
  message,
  related: [{ start: model.start, end: model.end, message: '另一种写法' }],
  fixes: [{ kind: 'suggestion', title: `改为“${newText}”`, edits: [{ span: place, newText }] }],
});
