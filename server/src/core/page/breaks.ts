import type { Certainty } from '../engine/finding.ts';
import type { LanguageServices } from '../language/services.ts';
import { CLOSING_MARKS, isDigitCode, isHanUnit, OPENING_MARKS } from '../text/character.ts';
import type { Span } from '../text/span.ts';
import { crossReadingsOf, isReadAcross } from './cross-reading.ts';
import { freshnessOf } from './freshness.ts';
import { certaintyOf, joinsOf } from './joins.ts';
import type { Block, Page } from './page.ts';
import { wantOf } from './want.ts';

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
  /** Sure when left out. */
  readonly certainty?: Certainty;
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
      return { start: before.end, end: line.start, reason: 'wrapped', isProven, ...(!isProven && LIKELY) };
    });
  }
}

const LIKELY = { certainty: 'likely' } as const;
const SENTENCE_END = /[。！？!?…][”’"'）)】」』]*$/;

/** The breaks between two neighbouring blocks of an article that are one sentence or one subhead. */
export function* sentenceBreaksOf(page: Page, language: LanguageServices): Generator<LineBreak> {
  const { joined, parted } = neighboursOf(page, language);
  const crossed = crossReadingsOf(page, language.model);
  for (const article of page.articles) {
    const forms = coupletFormsOf(page.text, article.blocks);
    for (let i = 1; i < article.blocks.length; i++) {
      const before = article.blocks[i - 1]!;
      const after = article.blocks[i]!;
      if (parted.has(after) || isReadAcross(crossed, after)) continue;
      const found = breakBetween(page, before, after) ?? cutSubhead(article.blocks, i, forms) ?? joined.get(before);
      if (found) yield { start: before.end, end: after.start, ...found };
    }
  }
}

type Found = Omit<LineBreak, 'start' | 'end'>;

/**
 * `joined`: the blocks whose broken sentence the very next one takes up, chosen among all starts of the page; `parted`: those that do not go
 * on from the one before, because either has its other half elsewhere or nowhere.
 */
function neighboursOf(
  page: Page,
  language: LanguageServices,
): { joined: ReadonlyMap<Block, Found>; parted: ReadonlySet<Block | undefined> } {
  const { blocks } = page;
  const { joins, orphans } = joinsOf(page, language);
  const joined = new Map<Block, Found>();
  const parted = new Set<Block | undefined>(orphans.flatMap(({ start }) => (start.opensWithMark ? start.block : [])));
  for (const join of joins) {
    if (join.tail === join.head + 1)
      joined.set(blocks[join.head]!, { reason: 'sentence', isProven: false, certainty: certaintyOf(join) });
    else parted.add(blocks[join.tail]).add(blocks[join.head + 1]);
  }
  return { joined, parted };
}

const isText = ({ role }: Block): boolean => role === 'paragraph' || role === 'caption';

function breakBetween({ text }: Page, before: Block, after: Block): Found | undefined {
  if (!isText(after) || before.role === 'boilerplate' || before.role === 'other' || before.role === 'byline')
    return undefined;
  const last = text.charAt(before.end - 1);
  if (opensWithCloser(text, after) && !CLOSING_MARKS_OF_LISTS.test(text.slice(after.start, after.start + 3)))
    return { reason: 'closing-mark', isProven: before.role === 'paragraph' };
  if (after.role !== 'paragraph' || after.runIn) return undefined;
  if (endsWithOpener(text, before)) return { reason: 'opening-mark', isProven: true };
  if (!readsAsSentence(text, before)) return undefined;
  if (/[：:；;]$/.test(last) || SENTENCE_END.test(text.slice(before.start, before.end).slice(-4))) return undefined;
  if (isDigitCode(last.charCodeAt(0)) && cutsNumber(text, after)) return { reason: 'number', isProven: false };
  return lacksObject(text, before, after) ? { reason: 'sentence', isProven: false } : undefined;
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

/** …持续推进 | 路灯改造: the verb wants an object, and the next block does not open as paragraphs do. */
const lacksObject = (text: string, before: Block, after: Block): boolean =>
  before.end - before.start >= SHORTEST_HEAD &&
  wantOf(text.slice(Math.max(before.start, before.end - CONTEXT), before.end)) === 2 &&
  isHanUnit(text.charCodeAt(after.start)) &&
  freshnessOf(text.slice(after.start, after.start + LEAD)) === 0;

/** In UTF-16 units. */
const SHORTEST_HEAD = 12;
const CONTEXT = 8;
const LEAD = 30;

const SHORTEST_SENTENCE = 7;
/** A line this long, or with a comma, is a sentence and no display type. */
const LONGEST_DISPLAY = 36;

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
