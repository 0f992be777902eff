import type { Finding } from '../../core/engine/finding.ts';
import { articleRule } from '../../core/engine/rule.ts';
import type { Article, Page } from '../../core/page/page.ts';
import { readNumeral } from '../../core/quantity/numeral.ts';
import { datesOf } from '../../core/quantity/time.ts';
import { ordinalsIn, YEARLY_EVENTS, type YearlyEvent } from '../../core/quantity/yearly-events.ts';
import type { Span } from '../../core/text/span.ts';

/** The ordinal of a yearly event against the year it is held in. */
export const eventOrdinal = articleRule(
  {
    id: 'event-ordinal',
    family: 'number',
    title: { zh: '届次与年份不符', en: 'Edition against year' },
    severity: 'warning',
    fix: 'suggestion',
    options: {
      events: {
        type: 'strings',
        default: [],
        description: '另加的每年一次的活动，写作“名称=首届年份”，如“清泉文化节=2011”',
      },
    },
    docs: {
      what: '“第几个”“第几届”节日、展会、运动会与同一句里的年份或电头的年份推算不符。',
      why: '届次由首届年份可以算出。年份无从得知、句中有几个年份或赛事延期的不作判断；名单可在设置里补充。',
      bad: ['2024年11月8日是第20个记者节。', '2023年1月10日，第四个中国人民警察节到来。'],
      good: ['2024年11月8日是第25个记者节。', '2023年1月10日，第三个中国人民警察节到来。'],
    },
  },
  {
    article: function* (page, { events }) {
      if (!ORDINAL_MARK.test(page.text)) return;
      const known = [...YEARLY_EVENTS, ...events.flatMap(readEvent)];
      for (const article of page.articles) yield* checkArticle(page, article, known);
    },
  },
);

const ORDINAL_MARK = /第[\d一二三四五六七八九十]/;
const EDITION = /第(\d{1,3}|[一二三四五六七八九十百]{1,4})(?:个|個|届|屆|次)/g;

function readEvent(written: string): YearlyEvent[] {
  const [name, year] = written.split('=');
  return name && /^\d{4}$/.test(year ?? '') ? [{ names: [name], year: Number(year), ordinal: 1, interval: 1 }] : [];
}

function* checkArticle(page: Page, article: Article, known: readonly YearlyEvent[]): Generator<Finding> {
  const { text } = page;
  EDITION.lastIndex = 0;
  for (const match of text.slice(article.start, article.end).matchAll(EDITION)) {
    const start = article.start + match.index;
    const end = start + match[0].length;
    const event = eventAt(text, end, known);
    const written = readNumeral(match[1]!, 0)?.value;
    if (!event || written === undefined || isOtherwiseCounted(text, start)) continue;
    const { years, isSure } = yearsFor(page, article, start);
    const right = years.map((year) => ordinalsIn(event, year));
    if (right.length === 0 || right.some((ordinals) => ordinals.length === 0 || ordinals.includes(written))) continue;
    yield report(text, { start, end }, match[1]!, event, years[0]!, right[0]!, isSure);
  }
}

/** 设立后的第一个, 预订第六届: counted from elsewhere, or of a year to come. */
const isOtherwiseCounted = (text: string, at: number): boolean =>
  /(?:[后後史]|(?<!迎)[来來])的?$|预订|预定|签约|报名|筹备|招展|下一?届|明年|即将|连续|一至|[至到]$/.test(
    text.slice(Math.max(0, at - 8), at),
  );

const BEFORE_NAME = /^[“"《「]?(?:中国|全国|我国|国家|国际|世界|现代|夏季)?[“"《「]?/;

/** The event whose name follows at `at`, the longest one. 第33届北京奥运会 is not read. */
function eventAt(text: string, at: number, known: readonly YearlyEvent[]): YearlyEvent | undefined {
  const after = text.slice(at, at + 30);
  const bare = after.replace(BEFORE_NAME, '').replace(/^[“"《「]/, '');
  const plain = after.replace(/^[“"《「]/, '');
  let best: YearlyEvent | undefined;
  let length = 0;
  for (const event of known)
    for (const name of event.names)
      if (name.length > length && (plain.startsWith(name) || bare.startsWith(name))) {
        best = event;
        length = name.length;
      }
  return best;
}

/** The year named before in the sentence or right behind the name, else that of the dateline or the year to come. */
function yearsFor(page: Page, { dateline }: Article, at: number): { years: number[]; isSure: boolean } {
  const sentence = sentenceAround(page.text, at);
  const near = datesOf(page).filter(
    ({ start, resolved }) =>
      resolved.year !== undefined && sentence.start <= start && start < Math.min(sentence.end, at + 24),
  );
  const own = near.findLast(({ start }) => start < at) ?? near[0];
  if (own) return { years: [own.resolved.year!], isSure: true };
  const year = dateline?.year;
  return year === undefined ? { years: [], isSure: false } : { years: [year, year + 1], isSure: false };
}

function sentenceAround(text: string, at: number): Span {
  let start = at;
  while (start > 0 && at - start < 200 && !/[。！？\n\r]/.test(text.charAt(start - 1))) start--;
  let end = at;
  while (end < text.length && end - at < 200 && !/[。！？\n\r]/.test(text.charAt(end))) end++;
  return { start, end };
}

function report(
  text: string,
  place: Span,
  number: string,
  { names }: YearlyEvent,
  year: number,
  right: readonly number[],
  isSure: boolean,
): Finding {
  const written = text.slice(place.start, place.end);
  const fixes = right.map((ordinal) => {
    const newText = written.replace(number, /\d/.test(number) ? String(ordinal) : hanOrdinal(ordinal));
    return { kind: 'suggestion' as const, title: `改为“${newText}”`, edits: [{ span: place, newText }] };
  });
  return {
    ...place,
    message: `${year}年的${names[0]}应为第${right.join('、')}${written.slice(-1)}，不是“${written}”`,
    ...(!isSure && { certainty: 'likely' }),
    fixes,
  };
}

const ONES = '〇一二三四五六七八九';

/** 1–199 in Han characters: 三, 十五, 一百一十三. */
function hanOrdinal(value: number): string {
  const tens = Math.floor((value % 100) / 10);
  const ones = value % 10 ? ONES.charAt(value % 10) : '';
  if (value >= 100) return `一百${tens || ones ? (tens ? ONES.charAt(tens) + '十' : '零') : ''}${ones}`;
  return (tens ? `${tens > 1 ? ONES.charAt(tens) : ''}十` : '') + ones;
}
