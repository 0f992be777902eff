import type { LanguageModel } from '../language/services.ts';
import { isDigitCode, isHanUnit, isLatinCode, OPENING_MARKS } from '../text/character.ts';
import { type Balance, balanceOf } from './balance.ts';
import { freshnessOf } from './freshness.ts';
import { oncePerPage } from './memo.ts';
import type { Block, Page } from './page.ts';
import { passagesOf } from './passage.ts';
import { endScore, printedEnd, printedStart, SEAM_REACH } from './seam.ts';
import { headingLikeness } from './trailing-heading.ts';

/** Running text that breaks off: no mark ends its last sentence. Display type (headlines, captions, bylines) needs none. */
export interface OpenEnd {
  readonly block: Block;
  /** Its place in page.blocks. */
  readonly index: number;
  /** ln P of a full stop behind the last word, −9 … 0; a comma behind it, often a full stop misread, does not count. */
  readonly endScore: number;
  /** Opening marks that the block never closes. */
  readonly unclosed: string;
  /** The page takes the block for display type: only on a page that is damaged elsewhere is it a piece of a sentence. */
  readonly isDisplay: boolean;
  /** Of display type, 0 … 1; 0 of running text. */
  readonly headingLikeness: number;
}

/** A block's first sentence as a candidate for the second half of a broken one. */
export interface Start {
  readonly block: Block;
  readonly index: number;
  /** A closing mark near the start whose opening mark is missing; `at` counts from the start of the block. */
  readonly unopened?: NonNullable<Balance['unopened']>;
  /** ln odds, 0 … 5, that the block opens a text of its own: as reports and items do, with who says it, with a time or a link word. */
  readonly freshness: number;
  /** The block opens with a mark that no line may open with. */
  readonly opensWithMark: boolean;
  /** The block opens with the end of a word or phrase (的做法, 余万元, 后，), as no paragraph of news does. */
  readonly isTorn: boolean;
}

export function openEndsOf(page: Page, model: LanguageModel | undefined): OpenEnd[] {
  const isOpen = page.blocks.map((block) => isOpenEnded(page.text, block));
  const isBareText = page.blocks.map(
    ({ role, start, end }, index) =>
      role === 'paragraph' && isOpen[index] === true && !/[。！？]/u.test(page.text.slice(start, end)),
  );
  return page.blocks.flatMap((block, index) =>
    isOpen[index] && !(isBareText[index] && isListed(isBareText, index))
      ? (openEnd(page.text, block, index, model) ?? [])
      : [],
  );
}

/** Three paragraphs in a row without any full stop are verse, a list, a table of contents. */
function isListed(isBareText: readonly boolean[], index: number): boolean {
  const at = (offset: number): boolean => isBareText[index + offset] === true;
  return (at(-1) && at(1)) || (at(1) && at(2)) || (at(-1) && at(-2));
}

/** Every block that could be a second half, with the signs that it is one. */
export const startsOf = (page: Page): Start[] =>
  passagesOf(page).blocks.flatMap((passage, index) => {
    const signs = startSignsIn(passage);
    return signs ? [{ block: page.blocks[index]!, index, ...signs }] : [];
  });

/** A closing quotation mark after one or two characters ends a word whose start is elsewhere; later, its opening mark may just be lost. */
export const isOrphan = ({ opensWithMark, unopened }: Start): boolean =>
  opensWithMark || (unopened !== undefined && '”’》」』'.includes(unopened.mark) && unopened.at <= 2);

/** A second half is running text; what was taken for a subhead must have a sentence's marks. */
function isContinuable(text: string, { role, start, end }: Block): boolean {
  if (role !== 'paragraph' && role !== 'subhead' && role !== 'other') return false;
  return end - start >= SHORTEST_HALF && (role === 'paragraph' || /[，,。！？]/u.test(text.slice(start, end)));
}

/** In UTF-16 units: 册。 */
const SHORTEST_HALF = 2;

const BREAKABLE: ReadonlySet<Block['role']> = new Set([
  'paragraph',
  'other',
  'subhead',
  'headline',
  'kicker',
  'subtitle',
]);

/** A closing bracket mostly ends a remark (完) or a credit behind the sentence. */
const FINAL_MARKS = '。！？!?…；;：:—～~.）)】]〕';
const CLOSERS = '”’"\'》〉」』';
const CREDIT =
  /(?:记者|通讯员|作者|编辑|来源|摄影|文\/图|图\/文)(?:[\s:：/]+\p{Script=Han}{2,12}(?:[\s、]+\p{Script=Han}{2,4}){0,5}|\p{Script=Han}{2,3})$|[\s）)](?:摄|供图|供稿)$|图片(?:由[\p{Script=Han}]{2,12}提供|均?为资料图片)$/u;

function isOpenEnded(text: string, { role, start, end }: Block): boolean {
  if (!BREAKABLE.has(role)) return false;
  let last = end - 1;
  while (last > start && CLOSERS.includes(text.charAt(last))) last--;
  const mark = text.charAt(last);
  if (FINAL_MARKS.includes(mark) && !isDecimalPoint(text, last)) return false;
  if (!isWritten(text, last) && !MIDDLE_MARKS.includes(mark)) return false;
  const tail = text.slice(Math.max(start, end - 60), end);
  return !CREDIT.test(tail) && !ADDRESS.test(tail);
}

const ADDRESS = /[\w.]{3,}[.@/][\w.@/?=&%-]*$/u;

function isWritten(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isHanUnit(code) || isDigitCode(code) || isLatinCode(code);
}

const isDecimalPoint = (text: string, at: number): boolean =>
  text.charAt(at) === '.' && isDigitCode(text.charCodeAt(at - 1));

const MIDDLE_MARKS = `，,、${OPENING_MARKS}"%％`;

function openEnd(text: string, block: Block, index: number, model: LanguageModel | undefined): OpenEnd | undefined {
  const { unclosed } = balanceOf(text, block, true);
  const isDisplay = !isProse(text, block, index) && unclosed === '';
  const likeness = isDisplay ? likenessOf(text, block, model) : 0;
  if (isDisplay && (index === 0 || likeness > MOST_HEADING_LIKENESS)) return undefined;
  return { block, index, unclosed, isDisplay, headingLikeness: likeness, endScore: endScoreOf(text, block, model) };
}

/** Running text: what the page takes for a paragraph, or what has a sentence or two clauses inside; the first block mostly is a headline. */
function isProse(text: string, { role, start, end }: Block, index: number): boolean {
  const inner = text.slice(start, end - 1);
  if (index === 0) return /[。！？]/u.test(inner) || (inner.length >= LONG_SENTENCE && /[，,].*[，,]/u.test(inner));
  if (role === 'paragraph') return true;
  return /[。！？]/u.test(inner) || /[，,].*[，,]/u.test(inner);
}

/** No headline of two commas is as long, in UTF-16 units. */
const LONG_SENTENCE = 48;

/** How much display type looks like a heading: 0 when it ends as none does, 1 when it cannot be a piece of a sentence. */
function likenessOf(text: string, block: Block, model: LanguageModel | undefined): number {
  if (block.end - block.start < SHORTEST_PIECE || /\s/.test(text.slice(block.start, block.end))) return 1;
  const last = printedEnd(text, block, 1);
  if ('，、'.includes(last) || OPENING_MARKS.includes(last)) return 0;
  return model ? headingLikeness(model, text, block) : 1;
}

/** In UTF-16 units. */
const SHORTEST_PIECE = 8;
const MOST_HEADING_LIKENESS = 0.9;

function endScoreOf(text: string, block: Block, model: LanguageModel | undefined): number {
  if (!model) return TYPICAL_END;
  const ending = printedEnd(text, block, SEAM_REACH + 1).replace(/[，、]$/, '');
  return Math.max(LEAST_END_SCORE, Math.min(0, endScore(model, ending.slice(-SEAM_REACH))));
}

const LEAST_END_SCORE = -9;

/** Where ends and cuts are equally likely: see endScore. */
export const TYPICAL_END = -4.2;

/** Of a block as a page of its own. */
const startSignsIn = oncePerPage(({ text, blocks }): Omit<Start, 'block' | 'index'> | undefined => {
  const block = blocks[0]!;
  if (!isContinuable(text, block)) return undefined;
  const opensWithMark = NEVER_FIRST.includes(printedStart(text, block, 1));
  const unopened = unopenedNearStart(text, block);
  const freshness = freshnessOf(text.slice(0, LEAD_REACH));
  const isTorn = text.length >= SHORTEST_TORN && TORN_OPENING.test(printedStart(text, block, TORN_REACH));
  return { freshness, opensWithMark, isTorn, ...(unopened && { unopened }) };
});

/** In UTF-16 units; shorter blocks are labels, items and lines of verse. */
const SHORTEST_TORN = 20;
const TORN_REACH = 12;
/** Characters of an opening that tell its freshness. */
const LEAD_REACH = 30;
/** None of 17,616 paragraphs of news opens so; 18 % of places inside sentences do. Answers (嗯，) and items (一、) are left out. */
const TORN_OPENING =
  /^(?:的(?![确士])|得(?![到知益出以失])|了(?![解不断结却])|们|以及|并且|而且|或者|性(?![别格命能情感])|化(?![学工肥石妆解名验为作纤])|者|率(?![先领队])|等[\p{Script=Han}\d]{0,6}(?:[，。、]|个|人|项|家|单位|部门|领导|活动|工作|方面)|元[，。、（]|个百分点|万[元人吨户亩]|亿元|余[名人万元个]|人次|公里|平方米|[中上里下内外间]的|(?![一二三四五六七八九十甲乙丙丁戊嗯哦啊哈对好是嘿唉哎喂不瞧看来行哇呀咦错])\p{Script=Han}[，、。；](?!\p{Script=Han}[，、。；]))/u;

const NEVER_FIRST = '，。、；：？！”’）》】」』%％';

/** How far into a block an unopened closing mark still tells of a lost first half, in UTF-16 units. */
const NEAR = 40;

function unopenedNearStart(text: string, block: Block): Start['unopened'] {
  if (!CLOSING.test(text.slice(0, NEAR))) return undefined;
  const { unopened } = balanceOf(text, block, false);
  return unopened && unopened.at < NEAR ? unopened : undefined;
}

const CLOSING = /[”’"）》】」』)]/u;
