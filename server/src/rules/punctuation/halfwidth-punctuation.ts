import type { Edit, Finding } from '../../core/engine/finding.ts';
import { groupBy } from '../../core/engine/review.ts';
import { articleRule } from '../../core/engine/rule.ts';
import type { Page } from '../../core/page/page.ts';
import { quotedBlocks } from '../../core/page/quoted-blocks.ts';
import { isHanUnit, isSpaceCode } from '../../core/text/character.ts';
import { fullWidthOf } from '../../core/text/width.ts';

export const halfwidthPunctuation = articleRule(
  {
    id: 'halfwidth-punctuation',
    family: 'punctuation',
    title: { zh: '半角标点', en: 'Half-width punctuation' },
    severity: 'info',
    fix: 'safe',
    standard: 'GB/T 15834-2011 5.1',
    docs: {
      what: '中文句子里用了半角的逗号、冒号、分号、问号、叹号、括号或直引号。',
      why: '全篇都用半角的（多由转换程序造成）每类只报一处，一次改完；只有个别半角的逐处报。网址、数字、时间、外文词组里的半角标点是对的。',
      bad: ['渡口重开,往来的人多了。', '她在"听涛书屋"当店长。'],
      good: ['比分3:2，用时1,200秒。', '网址https://example.com/a,b。'],
    },
  },
  function* (page) {
    if (!/[,:;?!()"＂]/.test(page.text)) return;
    const byKind = groupBy([...conversions(page)], ({ span }) => KINDS[page.text.charAt(span.start)]!);
    const isWholePage = isHabit(page.text, byKind);
    const everywhere: Edit[] = [];
    for (const [kind, edits] of byKind) {
      const isUsual =
        edits.length > fullWidthCount(page.text, kind) &&
        (isWholePage || edits.length >= LEAST_OF_HABIT || kind === '(');
      if (isUsual) everywhere.push(...edits);
      else yield* edits.map((edit) => single(page.text, edit));
    }
    if (everywhere.length > 0) yield pageFinding(everywhere.sort((a, b) => a.span.start - b.span.start));
  },
);

/** Marks that a text uses in one width together. */
const KINDS: Readonly<Record<string, string>> = {
  ',': ',',
  ':': ':',
  ';': ',',
  '?': '!',
  '!': '!',
  '(': '(',
  ')': '(',
  '"': '"',
  '＂': '"',
};

const FULL_WIDTH_OF_KIND: Readonly<Record<string, RegExp>> = {
  ',': /[，；]/g,
  ':': /：/g,
  '!': /[！？]/g,
  '(': /[（）]/g,
  '"': /[“”]/g,
};

/** Fewer half-width marks than this are slips, whatever the rest of the text does. */
const LEAST_OF_HABIT = 3;

const fullWidthCount = (text: string, kind: string): number => text.match(FULL_WIDTH_OF_KIND[kind]!)?.length ?? 0;

function isHabit(text: string, byKind: ReadonlyMap<string, readonly Edit[]>): boolean {
  let half = 0;
  for (const edits of byKind.values()) half += edits.length;
  const full = Object.keys(FULL_WIDTH_OF_KIND).reduce((sum, kind) => sum + fullWidthCount(text, kind), 0);
  return half >= LEAST_OF_HABIT && half > full;
}

function* conversions(page: Page): Generator<Edit> {
  const { text } = page;
  const isInAddress = addressesOf(text);
  for (const block of page.blocks) {
    if (block.role === 'boilerplate' || block.role === 'other') continue;
    for (let at = block.start; at < block.end; at++) {
      const mark = text.charAt(at);
      if (!',:;?!('.includes(mark) || isInAddress(at)) continue;
      if (mark === '(') yield* bracketConversion(text, at, block.end);
      else if (isChineseMark(text, at)) yield { span: { start: at, end: at + 1 }, newText: fullWidthOf(mark) };
    }
  }
  if (/["＂]/.test(text)) yield* quotationConversions(page);
}

/** Both brackets of a pair, when Chinese stands before or inside. */
function* bracketConversion(text: string, open: number, end: number): Generator<Edit> {
  const close = matchingBracket(text, open, end);
  if (close === undefined) return;
  const inside = text.slice(open + 1, close);
  if (KEEPS_BRACKETS.test(inside) || (!isChineseCode(neighbourCode(text, open, -1)) && !hasHan(inside))) return;
  yield { span: { start: open, end: open + 1 }, newText: '（' };
  yield { span: { start: close, end: close + 1 }, newText: '）' };
}

const LONGEST_BRACKET = 200;
/** Coordinates, and a gloss in pinyin, which is set with either kind of bracket. */
const KEEPS_BRACKETS =
  /^(?:[\d.\s]+[,°][\d.,°′″\s]*|(?=.*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ])[a-zü\sāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,40})$/;

function matchingBracket(text: string, open: number, end: number): number | undefined {
  let depth = 0;
  for (let at = open; at < Math.min(end, open + LONGEST_BRACKET); at++) {
    const mark = text.charAt(at);
    if (mark === '(') depth++;
    else if (mark === ')' && --depth === 0) return at;
  }
  return undefined;
}

function* quotationConversions(page: Page): Generator<Edit> {
  for (const { quotations } of quotedBlocks(page).readings) {
    const chinese = new Set<number>();
    for (const { start, end } of quotations.pairs)
      if (hasHan(page.text.slice(start, end))) chinese.add(start).add(end - 1);
    for (const { at, printed, role } of quotations.marks) {
      if (printed !== 'straight' || !(chinese.has(at) || touchesChinese(page.text, at))) continue;
      yield { span: { start: at, end: at + 1 }, newText: role === 'open' ? '“' : '”' };
    }
  }
}

/** Tells whether an offset lies in a URL or an e-mail address. Offsets must be asked in order. */
function addressesOf(text: string): (at: number) => boolean {
  if (!/:\/\/|www\.|@/.test(text)) return () => false;
  const spans = [...text.matchAll(/(?:https?:\/\/|www\.)[\w\-./?%&=:#~+,;!@()]*[\w/]|[\w.-]+@[\w.-]+/g)].map(
    ({ index, 0: found }) => [index, index + found.length] as const,
  );
  return (at) => spans.some(([start, end]) => start <= at && at < end);
}

function isChineseMark(text: string, at: number): boolean {
  const before = neighbourCode(text, at, -1);
  const after = neighbourCode(text, at, 1);
  if (isDigit(before) && isDigit(after)) return false;
  return isChineseCode(before) || (isChineseCode(after) && !isLatin(before));
}

const touchesChinese = (text: string, at: number): boolean =>
  isChineseCode(neighbourCode(text, at, -1)) || isChineseCode(neighbourCode(text, at, 1));

const hasHan = (part: string): boolean => /\p{Script=Han}/u.test(part);

/** The code unit before (-1) or after (1), blanks on the line passed over; NaN at the edge. */
function neighbourCode(text: string, at: number, step: 1 | -1): number {
  let next = at + step;
  while (isSpaceCode(text.charCodeAt(next))) next += step;
  return text.charCodeAt(next);
}

const isChineseCode = (code: number): boolean =>
  isHanUnit(code) || '，。、；：？！“”‘’（）《》【】…—'.includes(String.fromCharCode(code));
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isLatin = (code: number): boolean => (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);

function single(text: string, edit: Edit): Finding {
  const mark = text.charAt(edit.span.start);
  return {
    ...edit.span,
    message: `“${mark}”是半角标点，应为“${edit.newText}”`,
    fixes: [{ kind: 'safe', title: `改为“${edit.newText}”`, edits: [edit] }],
  };
}

function pageFinding(edits: readonly Edit[]): Finding {
  return {
    ...edits[0]!.span,
    message: `全篇用了${edits.length}处半角标点`,
    fixes: [{ kind: 'safe', title: `全篇改为全角标点（${edits.length}处）`, edits }],
  };
}
