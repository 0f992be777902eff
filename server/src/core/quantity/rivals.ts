import type { Page } from '../page/page.ts';
import { type Described, describe } from './described.ts';
import { isDisjoint, sumOf } from './interval.ts';
import { type Kindred, kindredOf } from './kindred.ts';
import { type Likeness, likenessOf } from './likeness.ts';
import { haveSameDigits } from './misprint.ts';
import { haveSameKind, numbersOf, type Quantity, within } from './quantity.ts';
import { countPairs } from './wording.ts';

/** Two figures of one article that cannot both be true if they are about the same thing, with what speaks for that. */
export interface Rivals {
  readonly one: Quantity;
  readonly other: Quantity;
  readonly likeness: Likeness;
  /** One stands in a display line, the other in one of the blocks after it. */
  readonly isDisplayPair: boolean;
  /** How many other figures bear out the one and the other, at most 3 each. */
  readonly confirmedOne: number;
  readonly confirmedOther: number;
  /** The numbers of comparable figures in the two sentences, the larger and the lesser. */
  readonly company: number;
  readonly lesserCompany: number;
  /** By how much the words the two share near them outweigh what either shares with a third comparable figure. */
  readonly lead: number;
  /** How many other figures of the two sentences agree with each other, at most 3. */
  readonly agreeing: number;
  /** The value of the one stands beside the other. */
  readonly isRestated: boolean;
  /** One is the sum of figures beside the other. */
  readonly isSum: boolean;
}

/** Partners with whom a figure is compared closely: those with the most words in common. Bounds the work in a page of tables. */
const MOST_PARTNERS = 10;
/** An article of more than two thousand figures is a book or a table: each is compared with fewer, so that the editor need not wait. */
const MOST_PAIRS = 20_000;
const LEAST_PARTNERS = 2;
/** Display figures are compared with this many of the figures after them. */
const MOST_AFTER_DISPLAY = 24;
const BLOCKS_AFTER_DISPLAY = 2;
/** The first line of a page speaks for the whole article. */
const BLOCKS_AFTER_HEADLINE = 6;

/** The rivals of a page, article by article. Linear in the page but for bounded factors. */
export function rivalsOf(page: Page): Rivals[] {
  return page.articles.flatMap(({ start, end }) => {
    const quantities = within(numbersOf(page), { start, end });
    if (quantities.length < 2) return [];
    const described = describe(page.text, countPairs(page.text, start, end), quantities);
    const figures = kindredOf(described);
    const sentences = new Map<number, Described[]>();
    for (const one of described) {
      const { start: sentence } = one.quantity.sentence;
      sentences.set(sentence, [...(sentences.get(sentence) ?? []), one]);
    }
    return candidatePairs(figures).map(([one, other]) => rivalsFrom(one, other, sentences));
  });
}

/** Pairs with words in common, and display figures with those of the blocks after them. */
function candidatePairs(figures: readonly Kindred[]): [Kindred, Kindred][] {
  const pairs = new Map<number, [Kindred, Kindred]>();
  const most = Math.max(LEAST_PARTNERS, Math.min(MOST_PARTNERS, Math.floor(MOST_PAIRS / figures.length)));
  const add = (one: Kindred, other: Kindred) => {
    const [first, second] = one.index < other.index ? [one, other] : [other, one];
    pairs.set(first.index * figures.length + second.index, [first, second]);
  };
  for (const one of figures) {
    let partners = 0;
    for (const { index, described } of one.sharers) {
      if (partners === most) break;
      if (!areRivals(one.described.quantity, described.quantity)) continue;
      partners++;
      add(one, figures[index]!);
    }
    if (!one.described.quantity.isDisplay) continue;
    for (const other of figures.slice(one.index + 1, one.index + MOST_AFTER_DISPLAY))
      if (
        isDisplayPair(one.described.quantity, other.described.quantity) &&
        areRivals(one.described.quantity, other.described.quantity)
      )
        add(one, other);
  }
  return [...pairs.values()];
}

const isDisplayPair = (one: Quantity, other: Quantity): boolean =>
  one.isDisplay &&
  other.block > one.block &&
  other.block - one.block <= (one.block === 0 ? BLOCKS_AFTER_HEADLINE : BLOCKS_AFTER_DISPLAY);

const areRivals = (one: Quantity, other: Quantity): boolean =>
  one.sentence.start !== other.sentence.start &&
  haveSameKind(one, other) &&
  (isDisjoint(one.value, other.value) || isFarSlip(one, other));

/** 突破1200万 and 1200亿: an open end takes in what only a misplaced 万 or 亿 can explain. */
const isFarSlip = (one: Quantity, other: Quantity): boolean =>
  haveSameDigits(one, other) && Math.abs(Math.log10(one.value.low / other.value.low)) > 2.9;

function rivalsFrom(one: Kindred, other: Kindred, sentences: ReadonlyMap<number, readonly Described[]>): Rivals {
  const { described: a } = one;
  const { described: b } = other;
  const likeness = likenessOf(a, b);
  return {
    one: a.quantity,
    other: b.quantity,
    likeness,
    isDisplayPair: isDisplayPair(a.quantity, b.quantity),
    confirmedOne: one.confirmed,
    confirmedOther: other.confirmed,
    company: Math.max(one.company.length, other.company.length),
    lesserCompany: Math.min(one.company.length, other.company.length),
    lead: likeness.near - Math.max(bestThird(one, other), bestThird(other, one)),
    agreeing: countAgreeing(a, b, sentences),
    isRestated: isStatedBeside(a, other) || isStatedBeside(b, one),
    isSum: isSumBeside(a, other) || isSumBeside(b, one),
  };
}

/** The most that a third figure, in another sentence than either, shares with this one. */
function bestThird(one: Kindred, rival: Kindred): number {
  const third = one.sharers.find(
    ({ described: { quantity } }) =>
      quantity.sentence.start !== one.described.quantity.sentence.start &&
      quantity.sentence.start !== rival.described.quantity.sentence.start,
  );
  return third?.shared ?? 0;
}

const MOST_AGREEING = 3;
const MOST_BESIDE = 8;

/** Figures beside the one that state the value of a figure beside the other: one event told twice. */
function countAgreeing(one: Described, other: Described, sentences: ReadonlyMap<number, readonly Described[]>): number {
  const besides = (described: Described) =>
    sentences
      .get(described.quantity.sentence.start)!
      .slice(0, MOST_BESIDE)
      .filter((beside) => beside !== described);
  const mine = besides(one);
  if (mine.length === 0) return 0;
  const theirs = besides(other);
  const agreeing = mine.filter(({ quantity: a }) =>
    theirs.some(({ quantity: b }) => haveSameKind(a, b) && !isDisjoint(a.value, b.value) && a.nominal === b.nominal),
  );
  return Math.min(MOST_AGREEING, agreeing.length);
}

const isStatedBeside = ({ quantity }: Described, { company }: Kindred): boolean =>
  company.some(
    ({ quantity: beside }) => beside.nominal === quantity.nominal && !isDisjoint(beside.value, quantity.value),
  );

const MOST_PARTS = 6;

/** Whether `whole` is the sum of neighbouring figures, `part` among them, of one sentence. */
function isSumBeside(whole: Described, { described: part, company }: Kindred): boolean {
  const own = company.indexOf(part);
  for (let from = Math.max(0, own - MOST_PARTS); from <= own; from++)
    for (let to = Math.max(from + 2, own + 1); to <= company.length && to - from <= MOST_PARTS; to++)
      if (!isDisjoint(sumOf(company.slice(from, to).map(({ quantity }) => quantity.value)), whole.quantity.value))
        return true;
  return false;
}
