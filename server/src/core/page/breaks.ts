import type { LanguageModel, LanguageServices } from '../language/services.ts';
import { CLOSING_MARKS, isDigitCode, isHanUnit, OPENING_MARKS } from '../text/character.ts';
import type { Span } from '../text/span.ts';
import { crossReadingsOf, isReadAcross } from './cross-reading.ts';
import { opensArticle } from './dateline.ts';
import { freshnessOf } from './freshness.ts';
import { joinsOf, SURE_MARGIN } from './joins.ts';
import type { Block, Page } from './page.ts';
import { continuity, printedEnd, printedStart } from './seam.ts';

/** Why two lines belong together. */
export type BreakReason =
  | 'wrapped' // print lines of one paragraph
  | 'closing-mark' // the second opens with a mark that may not open a line
  | 'opening-mark' // the first ends with a mark that may not end one
  | 'number' // a figure or its unit is cut
  | 'sentence' // the sentence goes on
  | 'subhead'; // a subhead is cut in two

/** A wrong break: the blanks and line ends from the end of one line to the start of the next. */
export interface LineBreak extends Span {
  readonly reason: BreakReason;
  /** Nothing but the break stands between the two halves of one sentence, beyond doubt. */
  readonly isProven: boolean;
}

/** The breaks inside each hard-wrapped paragraph of a page. */
export function* wrappedBreaksOf(page: Page, { model }: LanguageServices): Generator<LineBreak[]> {
  if (page.layout.kind !== 'wrapped') return;
  const crossed = crossReadingsOf(page, model);
  for (const block of page.blocks) {
    if (block.lines.length === 1 || block.role === 'boilerplate' || block.role === 'other') continue;
    if (isReadAcross(crossed, block)) continue;
    yield block.lines.slice(1).map((line, i) => {
      const before = block.lines[i]!;
      const isProven = !SENTENCE_END.test(page.text.slice(Math.max(before.start, before.end - 4), before.end));
      return { start: before.end, end: line.start, reason: 'wrapped', isProven };
    });
  }
}

const SENTENCE_END = /[。！？!?…][”’"'）)】」』]*$/;

/** The breaks between two neighbouring blocks of an article that are one sentence or one subhead. */
export function* sentenceBreaksOf(page: Page, language: LanguageServices): Generator<LineBreak> {
  const joined = adjacentHeads(page, language);
  const crossed = crossReadingsOf(page, language.model);
  for (const article of page.articles) {
    const forms = coupletFormsOf(page.text, article.blocks);
    for (let i = 1; i < article.blocks.length; i++) {
      const before = article.blocks[i - 1]!;
      const after = article.blocks[i]!;
      if (isReadAcross(crossed, after)) continue;
      const found =
        breakBetween(page, before, after, language.model) ??
        cutSubhead(article.blocks, i, forms) ??
        (joined.has(before) ? GOES_ON : undefined);
      if (found) yield { start: before.end, end: after.start, ...found };
    }
  }
}

type Found = Pick<LineBreak, 'reason' | 'isProven'>;

const GOES_ON: Found = { reason: 'sentence', isProven: false };

/** Blocks whose broken sentence the very next one takes up, chosen among all starts of the page. */
function adjacentHeads(page: Page, language: LanguageServices): ReadonlySet<Block> {
  const joins = joinsOf(page, language).joins.filter(
    ({ head, tail, margin }) => tail === head + 1 && margin >= SURE_MARGIN,
  );
  return new Set(joins.map(({ head }) => page.blocks[head]!));
}

const isText = ({ role }: Block): boolean => role === 'paragraph' || role === 'caption';

function breakBetween(page: Page, before: Block, after: Block, model: LanguageModel | undefined): Found | undefined {
  const { text } = page;
  if (!isText(after) || before.role === 'boilerplate' || before.role === 'other' || before.role === 'byline')
    return undefined;
  const last = text.charAt(before.end - 1);
  const first = text.charAt(after.start);
  if (opensWithCloser(text, after) && !CLOSING_MARKS_OF_LISTS.test(text.slice(after.start, after.start + 3)))
    return { reason: 'closing-mark', isProven: before.role === 'paragraph' };
  if (after.role !== 'paragraph' || after.runIn) return undefined;
  if (endsWithOpener(text, before)) return { reason: 'opening-mark', isProven: true };
  if (!readsAsSentence(text, before)) return undefined;
  if (/[：:；;]$/.test(last) || SENTENCE_END.test(text.slice(before.start, before.end).slice(-4))) return undefined;
  if (isDigitCode(last.charCodeAt(0)) && cutsNumber(text, after)) return { reason: 'number', isProven: false };
  return isHanUnit(first.charCodeAt(0)) && goesOn(text, before, after, model)
    ? { reason: 'sentence', isProven: false }
    : undefined;
}

/** A paragraph; or what was taken for a headline because the sentence is cut, when it holds a comma. */
function readsAsSentence(text: string, { role, start, end }: Block): boolean {
  const isSentence = end - start > LONGEST_DISPLAY || /[，,“]/.test(text.slice(start, end));
  if (role === 'paragraph') return isSentence;
  return role === 'headline' && end - start >= SHORTEST_SENTENCE && /[，,]|"$/.test(text.slice(start, end));
}

/** Ideographic and full-width closers are sure; a half-width one may belong to a list or to code. */
function opensWithCloser(text: string, { start }: Block): boolean {
  const first = text.charAt(start);
  return CLOSING_MARKS.includes(first) && (first.charCodeAt(0) > 0x7f || ',;:'.includes(first));
}

const endsWithOpener = (text: string, { end }: Block): boolean =>
  OPENING_MARKS.includes(text.charAt(end - 1)) && text.charCodeAt(end - 1) > 0x7f;

const CLOSING_MARKS_OF_LISTS = /^[）)]\d/;

const UNIT =
  /^(?:[\d.]*(?:万|亿|千|百|余|多)?(?:元|人|个|名|户|公里|米|吨|亩|年|月|日|时|岁|次|件|家|所|台|辆|%|％|起|场|项|度))/;

const cutsNumber = (text: string, { start, end }: Block): boolean =>
  UNIT.test(text.slice(start, Math.min(end, start + 8)));

/** Characters after which a sentence cannot stop, when they are no word's end (目的, 方向). */
const WANTS_MORE =
  /(?:(?<!目)的|(?<![缓共总饱温柔平])和|与|以及|把|被|(?<![名干虎])将|(?<![针面反应相])对|(?<![方导动意走趋])向|而|很|更(?<!变更)|最|并且|使得|让|(?<![终关对至])于|跟|、|，|,)$/;
/** Verbs that want an object, at the end of a clause. */
const WANTS_OBJECT =
  /(?:持续|深入|全面|大力|扎实|积极|着力|加快|不断|稳步|统筹|协同|有力|切实|进一步|先后|共同|认真|严格)(?:推进|推动|开展|实施|落实|加强|强化|提升|提高|深化|优化|完善|建设|打造|构建|健全|促进|保障|维护|贯彻|组织|建立|参与|排查)$/;
/** How paragraphs open; what opens so does not go on. */
const OPENS =
  /^(?:据(?:了解|悉|介绍|统计|报道|测算|新华社|初步)|记者|此外|同时|目前|随着|为了?|近日|日前|今年|去年|近年|[一二三四五六七八九十]是|第[一二三四五六七八九十]|首先|其次|最后|另外|当天|当日|\d{1,4}年|\d{1,2}月|“|"|——|（[一二三四五六七八九十]|\([一二三四五六七八九十])/;
/** A remainder of a paragraph is short and closes the sentence. */
const LONGEST_REMAINDER = 14;
/** Paragraphs cut in the middle have run for at least a print line. */
const SHORTEST_HEAD = 12;
const SHORTEST_SENTENCE = 7;
/** A line this long, or with a comma, is a sentence and no display type. */
const LONGEST_DISPLAY = 36;
/** ln odds over the seam; 99 % of unrelated paragraphs stay below 1.6. */
const LEAST_CONTINUITY = 3;
/** Characters beside the seam that the patterns read. */
const CONTEXT = 18;
const LONGEST_VERSE = 24;

function goesOn(text: string, before: Block, after: Block, model: LanguageModel | undefined): boolean {
  if (before.end - before.start < SHORTEST_HEAD) return false;
  const head = text.slice(Math.max(before.start, before.end - CONTEXT), before.end);
  const tail = text.slice(after.start, Math.min(after.end, after.start + CONTEXT));
  if (opensArticle(tail) || OPENS.test(tail) || freshnessOf(tail) >= FRESH) return closesQuote(text, before, after);
  if (isVerse(text, before, after)) return false;
  if (WANTS_MORE.test(head) || WANTS_OBJECT.test(head) || closesQuote(text, before, after)) return true;
  const isRemainder = after.end - after.start <= LONGEST_REMAINDER && SENTENCE_END.test(tail);
  if (!model) return isRemainder;
  const least = isRemainder ? 0 : LEAST_CONTINUITY;
  return continuity(model, printedEnd(text, before), printedStart(text, after)) >= least;
}

/** So-and-so says: see Start.freshness. */
const FRESH = 3;

/** Lines of verse end with a comma and are about as long as the next. */
function isVerse(text: string, before: Block, after: Block): boolean {
  const lengths = [before.end - before.start, after.end - after.start];
  return /[，,、]$/.test(text.charAt(before.end - 1)) && Math.max(...lengths) <= LONGEST_VERSE;
}

/** Does the second block close a quotation that the first leaves open? */
function closesQuote(text: string, before: Block, after: Block): boolean {
  const head = text.slice(before.start, before.end);
  if (head.lastIndexOf('“') <= head.lastIndexOf('”')) return false;
  const tail = text.slice(after.start, after.end);
  const close = tail.indexOf('”');
  const open = tail.indexOf('“');
  return close >= 0 && (open < 0 || close < open);
}

/** Lengths of the halves of subheads that have two (理念创新 构建治理格局: 4+6). */
function coupletFormsOf(text: string, blocks: readonly Block[]): Set<string> {
  const forms = new Set<string>();
  for (const { role, start, end } of blocks) {
    const halves = role === 'subhead' ? text.slice(start, end).split(/[ \u3000]+/) : [];
    if (halves.length === 2) forms.add(formOf(halves[0]!.length, halves[1]!.length));
  }
  return forms;
}

const formOf = (first: number, second: number): string => `${first}+${second}`;

/** Two subheads one under the other that are the halves of the form that another subhead of the article has. */
function cutSubhead(blocks: readonly Block[], i: number, forms: ReadonlySet<string>): Found | undefined {
  const before = blocks[i - 1]!;
  const after = blocks[i]!;
  if (before.role !== 'subhead' || after.role !== 'subhead') return undefined;
  if (blocks[i + 1]?.role === 'subhead' || blocks[i - 2]?.role === 'subhead') return undefined;
  const form = formOf(before.end - before.start, after.end - after.start);
  return forms.has(form) ? { reason: 'subhead', isProven: false } : undefined;
}
