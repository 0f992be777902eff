import { HEADING_TREES } from '../../data/paragraph-trees.ts';
import { symbolsOf } from '../language/alphabet.ts';
import { type Classifier, classifierOf } from '../language/boosted-trees.ts';
import { costAt, costsOf, ORDER, STEP } from '../language/character-model.ts';
import { rememberingOf } from '../language/remembering.ts';
import { segment } from '../language/segment.ts';
import type { LanguageModel } from '../language/services.ts';
import type { Span } from '../text/span.ts';
import { continuity, endScore, printedEnd, printedStart, startScore } from './seam.ts';
import { affinityOfWords, wordCostOf } from './word-seam.ts';

/** Where a heading that runs into its paragraph most likely ends. */
export interface HeadingEnd {
  /** In UTF-16 units from the paragraph's start. */
  readonly at: number;
  /** ln odds of a break there. */
  readonly odds: number;
  /** That a heading ends there, where a paragraph with one is as likely as one without. */
  readonly probability: number;
}

/** A heading is looked for in this much of a paragraph, in UTF-16 units; the rest is read for words that both have. */
export const PARAGRAPH_REACH = 220;

/** The likeliest end of a heading at the start of a paragraph, given its first PARAGRAPH_REACH units. */
export const headingEndOf = (model: LanguageModel, paragraph: string): HeadingEnd | undefined =>
  endIn(model, paragraph).end;

const endIn = rememberingOf((model, paragraph) => ({ end: likeliestEnd(model, paragraph) }));

const probabilityOf: Classifier = classifierOf(HEADING_TREES);

function likeliestEnd(model: LanguageModel, paragraph: string): HeadingEnd | undefined {
  let best: HeadingEnd | undefined;
  for (const boundary of boundariesOf(model, paragraph)) {
    const probability = probabilityOf(boundaryFeatures(model, paragraph, boundary));
    if (probability > (best?.probability ?? 0)) best = { at: boundary.at, odds: boundary.odds, probability };
  }
  return best;
}

/** A place between two words where the text hardly reads on. */
export interface Boundary {
  readonly at: number;
  /** ln odds of a break: those of a full stop before the next symbols against none. */
  readonly odds: number;
  readonly left: Span;
  readonly right: Span;
  /** ln odds of the best other place. */
  readonly rival: number;
}

const SHORTEST_HEADING = 5;
const LONGEST_HEADING = 40;
const MOST_BOUNDARIES = 3;
/** 95 % of headings end where the odds are better, half of the sound paragraphs have no such place. */
const LEAST_ODDS = 2;

/** The places where a heading may end, the oddest to read over first. */
export function boundariesOf(model: LanguageModel, paragraph: string): Boundary[] {
  const opening = paragraph.slice(0, LONGEST_HEADING + 8);
  const breaks = breaksIn(model, opening);
  if (breaks.size === 0) return [];
  const words = segment(model.words, opening);
  const found = words.flatMap((right, i) => {
    const left = words[i - 1];
    const odds = breaks.get(right.start);
    return left && odds !== undefined ? [{ at: right.start, odds, left, right }] : [];
  });
  const sorted = found.sort((a, b) => b.odds - a.odds);
  return sorted
    .slice(0, MOST_BOUNDARIES)
    .map((boundary, i) => ({ ...boundary, rival: sorted[i === 0 ? 1 : 0]?.odds ?? LEAST_ODDS }));
}

/** The odds of a break by the places within the first sentence where a heading may end that have better than LEAST_ODDS. */
function breaksIn({ characters }: LanguageModel, opening: string): Map<number, number> {
  const sentence = opening.search(/[。！？；]/u);
  const reach = Math.min(LONGEST_HEADING, sentence < 0 ? LONGEST_HEADING : sentence);
  const { symbols, at, length } = symbolsOf(characters.alphabet, opening);
  const costs = costsOf(characters, symbols.subarray(0, length));
  const fresh = Uint16Array.of(characters.alphabet.symbolByCode[FULL_STOP]!, 0, 0, 0);
  const breaks = new Map<number, number>();
  for (let i = 1; i + CHANGED <= length && at[i]! <= reach; i++) {
    if (at[i]! < SHORTEST_HEADING) continue;
    let odds = 0;
    for (let k = 0; k < CHANGED; k++) odds += costs[i + k]! * STEP;
    for (let k = 0; k < CHANGED && odds > LEAST_ODDS; k++) {
      fresh[k + 1] = symbols[i + k]!;
      odds -= costAt(characters, fresh, k + 1, 0) * STEP;
    }
    if (odds > LEAST_ODDS && mayPart(opening, at[i]!)) breaks.set(at[i]!, odds);
  }
  return breaks;
}

const FULL_STOP = '。'.charCodeAt(0);
/** The symbols behind a break that see what stands before it. */
const CHANGED = ORDER - 1;

/** No heading ends with a comma or an opening mark, and no text begins with a closing one. */
const mayPart = (opening: string, at: number): boolean =>
  !/[，：、,:“《（(【\s]/u.test(opening.charAt(at - 1)) &&
  !/[，。、；：！？”》）】,.:;!?)%％\s]/u.test(opening.charAt(at)) &&
  mayBeHeading(opening.slice(0, at)) &&
  !isSubjectOfTime(opening, at);

/** Headings are whole, and no part of a report's lead (新华社北京5月3日电, 本报讯（记者 张三）). */
export const mayBeHeading = (heading: string): boolean =>
  !/[报网社]讯|讯[（(]|消息[：:]|\d日电|记者|通讯员|^[（(].*[）)]$|^据/u.test(heading) &&
  PAIRS.every(([open, close]) => heading.split(open!).length === heading.split(close!).length);

/** A body or person before a time (镇党委书记李明近日，带队…) is the sentence's subject. */
const isSubjectOfTime = (opening: string, at: number): boolean =>
  TIME.test(opening.slice(at)) && SUBJECT.test(opening.slice(0, at));

const TIME = /^(?:近日|日前|近年来|近期|连日来|今年以来|去年|今年|昨[日天]|今[日天]|\d{1,2}月\d{1,2}日)/u;
const SUBJECT =
  /(?:[局队组会院校厂镇县市省区村处站所社委府部办]|公司|集团|组织|机关|单位|干部|群众|[人党社队学职官]员|[村居市人农]民|(?:书记|主任|经理|教授|代表|委员|[市县镇村局院校会队厂]长)\p{Script=Han}{0,3})$/u;

const PAIRS = ['“”', '《》', '（）', '()', '【】', '‘’'];

/** What the trees see of a boundary and of the two sides of it. */
export function boundaryFeatures(model: LanguageModel, paragraph: string, boundary: Boundary): Float64Array {
  const { at, odds, left, right, rival } = boundary;
  const heading = paragraph.slice(0, at);
  const rest = { start: at, end: paragraph.length };
  const [ending, opening] = [printedEnd(paragraph, { start: 0, end: at }, 6), printedStart(paragraph, rest, 6)];
  const mark = FIRST_MARK.exec(paragraph.slice(at, at + CLAUSE_REACH));
  const clause = paragraph.slice(at, at + (mark?.index ?? CLAUSE_REACH));
  const asStart = startScore(model, opening.slice(0, 4));
  return Float64Array.of(
    odds,
    rival,
    -continuity(model, ending, opening),
    startScore(model, opening.slice(0, 2)),
    asStart,
    asStart - model.score(opening.slice(0, 4)),
    endScore(model, ending.slice(-4)),
    affinityOfWords(model, paragraph, left, right),
    at,
    clause.length,
    mark ? MARKS.indexOf(mark[0]) : -1,
    ...sharedWords(model, paragraph, at),
    functionWordsIn(heading),
    functionWordsIn(clause),
    Number(/[“《【]/u.test(heading)),
    Number(/\s/.test(heading)),
    Number(/[，,：:]/u.test(heading)),
    startScore(model, heading.slice(0, 4)),
    model.score(heading.slice(0, 12)) / Math.min(12, at),
    left.end - left.start,
    right.end - right.start,
    wordCostOf(model, paragraph, left),
    wordCostOf(model, paragraph, right),
  );
}

/** How many of the heading's words the text below takes up, and how many it has. */
function sharedWords(model: LanguageModel, paragraph: string, at: number): [shared: number, all: number] {
  const words = segment(model.words, paragraph, 0, at).filter(({ start, end }) => end - start >= 2);
  const shared = words.filter(({ start, end }) => paragraph.includes(paragraph.slice(start, end), at));
  return [shared.length, words.length];
}

const FUNCTION_WORDS = /[的了在是和与对将为把被也都就]/gu;
const functionWordsIn = (text: string): number => text.match(FUNCTION_WORDS)?.length ?? 0;

const CLAUSE_REACH = 60;
const MARKS = '，。、；：！？,;:!?';
const FIRST_MARK = /[，。、；：！？,;:!?]/u;
