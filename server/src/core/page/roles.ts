import { CLOSING_MARKS } from '../text/character.ts';
import { isBoilerplateLine } from './boilerplate.ts';
import { endsWithPhotoCredit, isCreditLine } from './credits.ts';
import { isDateline, opensArticle } from './dateline.ts';
import type { LineGroup } from './paragraphs.ts';
import type { Reading } from './reading.ts';

/** What a block looks like by itself, before its neighbours tell whether display type is a headline or a subhead. */
export type Kind = 'display' | 'subtitle' | 'credit' | 'dateline' | 'caption' | 'body' | 'boilerplate' | 'other';

/** A block on the way to its role. */
export interface Draft {
  readonly lines: LineGroup;
  readonly reading: Reading;
  readonly kind: Kind;
}

/** Headlines and subheads are set in at most two lines of some 18 characters. */
const LONGEST_DISPLAY = 38;
/** The first line of a text that is no print may be a headline as long as this: web pages run kicker and headline together. */
const LONGEST_FIRST_LINE = 130;
/** 本报讯（记者张三）and the first words. */
const SHORTEST_OPENING = 20;
const MOST_COMMAS = 2;
/** Web titles carry their keywords behind the headline. */
const MOST_KEYWORDS = 8;
const LONGEST_CAPTION = 320;

const RULE_OR_TABLE = /^(?:[-—=*_~·.…\s]{3,}|\|.*\||[:：|\-\s]{3,}|[(（]完[)）])$/;
const CAPTION_MARK =
  /^(?:[▲△↑↓←→◀▶►◄]|(?:[上下左右]?图|题图|配图|资料图|图片说明|图片)(?:\s?[一二三四五六\d]{1,2})?(?:[:：]|为|[（(][^）)]{1,4}[）)][:：]?为?)|图\s?[①②③④⑤⑥⑦⑧⑨\d]+[:：]?\s?|[①②③④⑤⑥][^。]{2,40}$)/;
const SHOWN_IN_PICTURE = /(?:^|[。！？”])图为[^。]{2,60}。?[^。]{0,16}$/;

/** A line cut from a sentence: a quotation or bracket left open, a conjunction, a last word that wants another. */
export const isTorn = (reading: Reading): boolean =>
  /因为|由于|虽然|如果|只要|(?:(?<!目)的|(?<![缓共总饱温柔平])和|与|及|把|被|而|很|并|且|其)$/.test(reading) ||
  hasOpenPair(reading);

const PAIRS = ['“”', '‘’', '《》', '（）', '()', '【】'];

function hasOpenPair(reading: Reading): boolean {
  return PAIRS.some(([open, close]) => reading.split(open!).length !== reading.split(close!).length);
}

export function kindOf(lines: LineGroup, reading: Reading, isWebTitle: boolean): Kind {
  if (RULE_OR_TABLE.test(reading.slice(0, 200)) || isPageNote(reading)) return 'other';
  if (isBoilerplateLine(reading)) return 'boilerplate';
  if (isCreditLine(reading)) return endsWithPhotoCredit(reading) ? 'caption' : 'credit';
  if (isDateline(reading)) return 'dateline';
  if (isCaption(reading)) return 'caption';
  if (/^[—―–-]{2}/.test(reading) && isDisplay(reading, LONGEST_DISPLAY * 1.5)) return 'subtitle';
  if (opensArticle(reading) && reading.length > SHORTEST_OPENING) return 'body';
  return isDisplay(reading, isWebTitle && lines.length === 1 ? LONGEST_FIRST_LINE : LONGEST_DISPLAY)
    ? 'display'
    : 'body';
}

/** Whose pictures the page prints; below it stands no picture of its own: 本版图片为资料图片. */
const isPageNote = (reading: Reading): boolean =>
  reading.length <= LONGEST_PAGE_NOTE &&
  /^[（(]?本版(?:所有|未署名)?(?:图片|照片|摄影)[^。，]*。?[）)]?$/.test(reading);

const LONGEST_PAGE_NOTE = 30;

function isCaption(reading: Reading): boolean {
  if (reading.length > LONGEST_CAPTION) return false;
  return endsWithPhotoCredit(reading) || CAPTION_MARK.test(reading) || SHOWN_IN_PICTURE.test(reading.slice(-90));
}

/** A short turn of an interview (记者：效果怎么样？). */
const SPOKEN = /^[\p{Script=Han}·]{1,6}[:：].*[？！?!]$/u;

/** What stands between the kicker, the headline, the keywords and the site in a web page's title; a sentence has none. */
const PARTS_TITLE = /[\s\-–—_|｜:：?？!！]/;

/** Display type: short, no full stop, no comma at its end, not the torn start or end of a sentence. */
function isDisplay(reading: Reading, longest: number): boolean {
  const length = reading.replace(/\s/g, '').length;
  if (length > longest || length < 2 || !/\p{Script=Han}/u.test(reading)) return false;
  if (/[。；;]|[，,、：:]$|……?[”"]?$|[。][”"]/.test(reading)) return false;
  if (CLOSING_MARKS.includes(reading[0]!) || SPOKEN.test(reading)) return false;
  const commas = reading.replace(/《[^》]*》/g, '').match(/[，,]/g)?.length ?? 0;
  if (length > LONGEST_DISPLAY && commas > 0 && !PARTS_TITLE.test(reading)) return false;
  return commas <= (longest === LONGEST_FIRST_LINE ? MOST_KEYWORDS : MOST_COMMAS);
}
