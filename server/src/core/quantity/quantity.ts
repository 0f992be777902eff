import { oncePerPage } from '../page/memo.ts';
import type { Block, Page } from '../page/page.ts';
import { passagesOf } from '../page/passage.ts';
import { isNewlineCode, isSpaceCode } from '../text/character.ts';
import { type Span, shifted } from '../text/span.ts';
import { countedBy } from './counted.ts';
import { type Figure, figuresOf } from './figure.ts';
import { type Interval, scaled } from './interval.ts';
import { ownersIn } from './owner.ts';
import { type Period, periodIn } from './period.ts';
import { areComparable } from './unit.ts';

/** A figure of a page with what it counts, whose it is and when. */
export interface Quantity extends Figure {
  /** The interval in base units (米, 元, 人 …), by which quantities compare; that of a share or multiple as it is. */
  readonly value: Interval;
  /** Index of its block in page.blocks. */
  readonly block: number;
  readonly sentence: Span;
  /** From the mark before the figure to the mark after it. */
  readonly clause: Span;
  /** Whether it stands in a headline, subhead or other display line. */
  readonly isDisplay: boolean;
  /** What is counted, in either word order: 社区民警 of both 6259名社区民警 and 社区民警6259名. May be empty. */
  readonly counted: string;
  /** Places and bodies named before it in its sentence, the nearest last; carried on from the sentence before when it names none. */
  readonly owners: readonly string[];
  /** The time named before it in its sentence. */
  readonly period: Period;
}

/** Whether two quantities can be compared at all; a count without a measure word goes with any count. */
export function haveSameKind(one: Quantity, other: Quantity): boolean {
  if (one.kind !== other.kind) return false;
  if (one.unit && other.unit) return areComparable(one.unit, other.unit);
  const unit = one.unit ?? other.unit;
  return !unit || unit.dimension === 'count';
}

/** Every quantity and every label of a page in order, made once. Boilerplate and bylines are passed over. Linear in the text. */
export const numbersOf: (page: Page) => readonly Quantity[] = oncePerPage((page) =>
  passagesOf(page).blocks.flatMap((passage, index) =>
    numbersInBlock(passage).map((quantity) => moved(quantity, page.blocks[index]!.start, index)),
  ),
);

/** Every quantity of a page in order. */
export const quantitiesOf: (page: Page) => readonly Quantity[] = oncePerPage((page) =>
  numbersOf(page).filter(({ kind }) => kind !== 'label'),
);

/** Those that lie in a part of the page, found by halving: a page may hold hundreds of articles. */
export const within = (quantities: readonly Quantity[], { start, end }: Span): readonly Quantity[] =>
  quantities.slice(indexFrom(quantities, start), indexFrom(quantities, end)).filter((one) => one.end <= end);

/** Index of the first quantity that starts at `offset` or after it. */
function indexFrom(quantities: readonly Quantity[], offset: number): number {
  let low = 0;
  let high = quantities.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (quantities[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

const SILENT_ROLES: ReadonlySet<Block['role']> = new Set(['boilerplate', 'byline', 'dateline']);

/** Of a block as a page of its own. */
const numbersInBlock = oncePerPage(({ text, blocks }): readonly Quantity[] => {
  const block = blocks[0]!;
  const figures = SILENT_ROLES.has(block.role) ? [] : figuresOf(text);
  if (figures.length === 0) return [];
  const display = isDisplay(text, block);
  const sentences = block.sentences;
  let at = 0;
  return figures.map((figure) => {
    while (at < sentences.length - 1 && sentences[at]!.end <= figure.start) at++;
    return quantity(text, figure, sentences[at] ?? block, sentences[at - 1], display);
  });
});

function quantity(
  text: string,
  figure: Figure,
  sentence: Span,
  before: Span | undefined,
  isDisplay: boolean,
): Quantity {
  const clause = clauseAround(text, sentence, figure, isDisplay);
  let counted: string | undefined;
  let owners: readonly string[] | undefined;
  let period: Period | undefined;
  return {
    ...figure,
    value: figure.unit && figure.unit.factor !== 1 ? scaled(figure.interval, figure.unit.factor) : figure.interval,
    block: 0,
    sentence: { start: sentence.start, end: sentence.end },
    clause,
    isDisplay,
    get counted() {
      counted ??= countedBy(text, figure, clause);
      return counted;
    },
    get owners() {
      owners ??= ownersBefore(text, sentence, before, figure);
      return owners;
    },
    get period() {
      period ??= periodIn(text.slice(sentence.start, figure.start));
      return period;
    },
  };
}

/** A quantity of a block in the page, where the block is that of the index and starts at that offset. */
function moved(quantity: Quantity, by: number, block: number): Quantity {
  if (by === 0 && block === 0) return quantity;
  const { kind, form, interval, nominal, unit, hedge, isRange, value, isDisplay } = quantity;
  return {
    start: quantity.start + by,
    end: quantity.end + by,
    kind,
    form,
    number: shifted(quantity.number, by),
    interval,
    nominal,
    ...(unit && { unit }),
    ...(hedge && { hedge }),
    ...(isRange && { isRange }),
    value,
    block,
    sentence: shifted(quantity.sentence, by),
    clause: shifted(quantity.clause, by),
    isDisplay,
    get counted() {
      return quantity.counted;
    },
    get owners() {
      return quantity.owners;
    },
    get period() {
      return quantity.period;
    },
  };
}

const breaks = new Uint8Array(65536);
for (const mark of '，；：。！？!?;:,、“”‘’（）()《》〈〉【】[]…—') breaks[mark.charCodeAt(0)] = 1;
const LONGEST_SIDE = 40;

/** A blank ends a clause in display type only; in running text it is where a print line ended. */
function clauseAround(text: string, sentence: Span, figure: Span, isDisplay: boolean): Span {
  const isBreak = (at: number): boolean => {
    const code = text.charCodeAt(at);
    return breaks[code] === 1 || (isDisplay && (isSpaceCode(code) || isNewlineCode(code)));
  };
  let start = figure.start;
  while (start > sentence.start && figure.start - start < LONGEST_SIDE && !isBreak(start - 1)) start--;
  let end = figure.end;
  while (end < sentence.end && end - figure.end < LONGEST_SIDE && !isBreak(end)) end++;
  return { start, end };
}

function ownersBefore(text: string, sentence: Span, before: Span | undefined, figure: Span): readonly string[] {
  const own = ownersIn(text.slice(sentence.start, figure.start));
  return own.length > 0 || !before ? own : ownersIn(text.slice(before.start, before.end));
}

const DISPLAY_ROLES: ReadonlySet<Block['role']> = new Set(['headline', 'kicker', 'subtitle', 'subhead']);
const LONGEST_DISPLAY = 60;

/** A short block that does not end like a sentence is set as display type, whatever the page took it for. */
const isDisplay = (text: string, { role, start, end }: Block): boolean =>
  DISPLAY_ROLES.has(role) ||
  (role !== 'caption' && end - start <= LONGEST_DISPLAY && !/[。！？；：，…”）]/.test(text.charAt(end - 1)));
