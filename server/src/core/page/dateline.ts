import type { CalendarDate } from './page.ts';
import type { Reading } from './reading.ts';

const LONGEST_DATELINE = 70;
const SOURCE = /^[(（【[]?(?:新闻|文章|信息|稿件)?(?:来源|稿源|出处|来自)[:：]/;
const PUBLISHED = /^(?:(?:发布|发稿|更新|发表)(?:时间|日期|于)?|时间|日期)[:：]?\s*\d{4}/;
const DATE_FIRST = /^[(（]?\d{4}\s?[-/年.]\s?\d{1,2}\s?[-/月.]\s?\d{1,2}(?!\d)日?[^，。,]*$/;
const ISSUE = /^[《(（][^》]{2,12}[》]?\s?[(（]?\s?\d{4}年\d{1,2}月\d{1,2}日[^。]*版?[)）]?$/;
const NEWS_SOURCE = /^\S{2,16}(?:消息|讯|\d日电)(?:[（(][^）)]{1,20}[）)])?[:：]$|^\S{2,14}\d{1,2}日电$/;
const SIGNED_SOURCE = /^\S{0,12}\s?(?:来源|稿源)[:：]\s?\S{2,16}$/;

const FORMS = [SOURCE, PUBLISHED, DATE_FIRST, ISSUE, NEWS_SOURCE, SIGNED_SOURCE];

/** Is the whole line a dateline: source, date of issue, 新华社北京5月3日电, 2024-05-30 14:22? */
export function isDateline(reading: Reading): boolean {
  if (reading.length > LONGEST_DATELINE || /[。！？]$/.test(reading)) return false;
  return FORMS.some((form) => form.test(reading));
}

const LEAD =
  /^[(（【]?(?:本报|本台|本网|本刊|新华社|中新社|中新网|人民网|央视网|据)?[^，。,；;:：\s]{0,16}?(?:讯|[日报社网]电|消息)[)）】]?\s?(?:[(（:：【\s]|记者|\p{Script=Han})/u;
const LEAD_BYLINE =
  /^[^，。,；;]{0,20}[(（]\s?(?:本报|见习|实习|通讯员|全媒体|首席)?\p{Script=Han}{0,8}(?:记者|通讯员|作者)/u;

/** Does a paragraph open an article: 本报讯（记者…）, 新华社北京5月3日电, 央视网消息：? */
export const opensArticle = (reading: Reading): boolean => {
  const head = reading.slice(0, 48);
  return (
    LEAD_BYLINE.test(head) ||
    (/讯|电|消息/.test(head.slice(0, 24)) &&
      LEAD.test(head) &&
      /^[^，。,]{0,18}(?:讯|电|消息)\s?[(（:：【\s]|^本[报台网刊]/.test(head))
  );
};

const NEWS_LEAD = /^(?:\d{4}年)?(?:\d{1,2}月\d{1,2}日|近日|日前|昨[日天]|连日来|记者(?:昨日|近日|日前|今天)?从)/;

/** Does a paragraph begin as a piece of news does, with its day: 5月31日，…; 近日，…; 记者从…获悉? */
export const beginsWithDay = (reading: Reading): boolean => NEWS_LEAD.test(reading.slice(0, 16));

const FULL_DATE = /(?<!\d)((?:19|20)\d{2})\s?[-/年.]\s?(\d{1,2})\s?[-/月.]\s?(\d{1,2})(?!\d)/;
const MONTH_DAY = /(?<!\d)(\d{1,2})月(\d{1,2})日(?=[^，。]{0,4}(?:讯|电|消息))/;

/** The date that a dateline or the opening of an article's first paragraph prints; undefined when none or impossible. */
export function dateIn(reading: Reading): CalendarDate | undefined {
  const full = FULL_DATE.exec(reading);
  if (full) return checked({ year: Number(full[1]), month: Number(full[2]), day: Number(full[3]) });
  const short = MONTH_DAY.exec(reading);
  return short ? checked({ month: Number(short[1]), day: Number(short[2]) }) : undefined;
}

const checked = (date: CalendarDate & { month: number; day: number }): CalendarDate | undefined =>
  date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= 31 ? date : undefined;
