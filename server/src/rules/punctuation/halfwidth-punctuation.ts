import type { Edit, Finding } from '../../core/engine/finding.ts';
import { groupBy } from '../../core/engine/review.ts';
import { articleRule } from '../../core/engine/rule.ts';
import { oncePerPage } from '../../core/page/memo.ts';
import type { Page } from '../../core/page/page.ts';
import { inEachBlock, passagesOf } from '../../core/page/passage.ts';
import { doubleMarksOf } from '../../core/page/quoted-blocks.ts';
import { isHanUnit, isSpaceCode } from '../../core/text/character.ts';
import type { Span } from '../../core/text/span.ts';
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
    const conversions = [...inEachBlock(page, conversionsIn), ...quotationConversions(page)];
    const byKind = groupBy(conversions, ({ start }) => KINDS[page.text.charAt(start)]!);
    const fullWidth = fullWidthCounts(page);
    const isWholePage = isHabit(conversions.length, fullWidth);
    const everywhere: Edit[] = [];
    for (const [kind, ofKind] of byKind) {
      const edits = ofKind.map(({ start, end, newText }) => ({ span: { start, end }, newText }));
      const isUsual =
        edits.length > (fullWidth.get(kind) ?? 0) && (isWholePage || edits.length >= LEAST_OF_HABIT || kind === '(');
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

const KINDS_OF_FULL_WIDTH: Readonly<Record<string, string>> = {
  '，': ',',
  '；': ',',
  '：': ':',
  '！': '!',
  '？': '!',
  '（': '(',
  '）': '(',
  '“': '"',
  '”': '"',
};

/** Fewer half-width marks than this are slips, whatever the rest of the text does. */
const LEAST_OF_HABIT = 3;

/** How many full-width marks of each kind a page has. */
function fullWidthCounts(page: Page): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const passage of passagesOf(page).blocks)
    for (const [kind, count] of fullWidthCountsIn(passage)) counts.set(kind, (counts.get(kind) ?? 0) + count);
  return counts;
}

const fullWidthCountsIn = oncePerPage(({ text }): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const mark of text.match(/[，；：！？（）“”]/g) ?? []) {
    const kind = KINDS_OF_FULL_WIDTH[mark]!;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
});

function isHabit(half: number, fullWidth: ReadonlyMap<string, number>): boolean {
  const full = [...fullWidth.values()].reduce((sum, count) => sum + count, 0);
  return half >= LEAST_OF_HABIT && half > full;
}

/** A half-width mark and what it should be. */
interface Conversion extends Span {
  readonly newText: string;
}

const conversionsIn = oncePerPage(({ text, blocks }): readonly Conversion[] => {
  if (blocks[0]!.role === 'boilerplate' || blocks[0]!.role === 'other' || !/[,:;?!(]/.test(text)) return [];
  const isInAddress = addressesOf(text);
  const conversions: Conversion[] = [];
  for (let at = 0; at < text.length; at++) {
    const mark = text.charAt(at);
    if (!',:;?!('.includes(mark) || isInAddress(at)) continue;
    if (mark === '(') conversions.push(...bracketConversion(text, at));
    else if (isChineseMark(text, at)) conversions.push({ start: at, end: at + 1, newText: fullWidthOf(mark) });
  }
  return conversions;
});

/** Both brackets of a pair, when Chinese stands before or inside. */
function* bracketConversion(text: string, open: number): Generator<Conversion> {
  const close = matchingBracket(text, open);
  if (close === undefined) return;
  const inside = text.slice(open + 1, close);
  if (KEEPS_BRACKETS.test(inside) || (!isChineseCode(neighbourCode(text, open, -1)) && !hasHan(inside))) return;
  yield { start: open, end: open + 1, newText: '（' };
  yield { start: close, end: close + 1, newText: '）' };
}

const LONGEST_BRACKET = 200;
/** Coordinates, and a gloss in pinyin, which is set with either kind of bracket. */
const KEEPS_BRACKETS =
  /^(?:[\d.\s]+[,°][\d.,°′″\s]*|(?=.*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ])[a-zü\sāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,40})$/;

function matchingBracket(text: string, open: number): number | undefined {
  let depth = 0;
  for (let at = open; at < Math.min(text.length, open + LONGEST_BRACKET); at++) {
    const mark = text.charAt(at);
    if (mark === '(') depth++;
    else if (mark === ')' && --depth === 0) return at;
  }
  return undefined;
}

function* quotationConversions(page: Page): Generator<Conversion> {
  if (!/["＂]/.test(page.text)) return;
  for (const { quotations } of doubleMarksOf(page).blocks) {
    const chinese = new Set<number>();
    for (const { start, end } of quotations.pairs)
      if (hasHan(page.text.slice(start, end))) chinese.add(start).add(end - 1);
    for (const { at, printed, role } of quotations.marks) {
      if (printed !== 'straight' || !(chinese.has(at) || touchesChinese(page.text, at))) continue;
      yield { start: at, end: at + 1, newText: role === 'open' ? '“' : '”' };
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
