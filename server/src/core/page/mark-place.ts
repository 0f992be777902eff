import { segment } from '../language/segment.ts';
import type { LanguageModel } from '../language/services.ts';
import { isHanCode } from '../text/character.ts';
import { fullWidthOf } from '../text/width.ts';
import { affinityOfWords } from './word-seam.ts';

/** A place between two characters where a mark stands or may have stood: what is printed on both sides, blanks left out. */
export interface MarkPlace {
  readonly before: string;
  readonly after: string;
}

/** Characters on each side that are read. */
export const PLACE_REACH = 60;

/** With the blanks between them, in UTF-16 units. */
const RAW_REACH = 72;

/** The place between text[…end) and text[start…) inside the stretch from `from` to `to`. */
export const markPlaceOf = (text: string, end: number, start: number, from: number, to: number): MarkPlace => ({
  before: printed(text.slice(Math.max(from, end - RAW_REACH), end)).slice(-PLACE_REACH),
  after: printed(text.slice(start, Math.min(to, start + RAW_REACH))).slice(0, PLACE_REACH),
});

/** Full-width, without blanks. */
function printed(text: string): string {
  const shown = /\s/.test(text) ? text.replace(/\s/g, '') : text;
  return /[,;:?!().*=•・．]/.test(shown)
    ? shown.replace(/[,;:?!().*=•・．]/g, (mark) => ('.*=•・．'.includes(mark) ? '·' : fullWidthOf(mark)))
    : shown;
}

/** The marks that a place is asked for. */
export const SEPARATORS = '，。、；：';

/** Characters on each side that a model of four symbols sees from a mark. */
const SEEN = 3;

/** Does the model like a comma or a full stop at the place by more than `least` nats against `printed`, a mark or nothing? */
export function wantsMark(model: LanguageModel, { before, after }: MarkPlace, printed: string, least: number): boolean {
  const left = before.slice(-SEEN);
  const right = after.slice(0, SEEN);
  const limit = model.score(left + printed + right) + least;
  return model.score(`${left}，${right}`) > limit || model.score(`${left}。${right}`) > limit;
}

/** Nats that each of SEPARATORS gains over nothing at the place, by the characters around it. */
export function markGains(model: LanguageModel, { before, after }: MarkPlace): number[] {
  const left = before.slice(-SEEN);
  const right = after.slice(0, SEEN);
  const bare = model.score(left + right);
  return Array.from(SEPARATORS, (mark) => model.score(left + mark + right) - bare);
}

/** What the trees see of a place: how the model likes each mark there, words at the seam, the clauses and sentence around. */
export function markFeatures(model: LanguageModel, place: MarkPlace, gains = markGains(model, place)): Float64Array {
  const { before, after } = place;
  const clauseStart = lastMark(before, before.length);
  const clauseEnd = firstMark(after, 0);
  const sentenceStart = before.search(SENTENCE_START);
  const sentenceEnd = after.search(SENTENCE_END);
  const lead = before.slice(Math.max(0, sentenceStart));
  const rest = sentenceEnd < 0 ? after : after.slice(0, sentenceEnd);
  const words = wordsAt(model, before, after);
  const further = firstMark(after, clauseEnd + 1);
  return Float64Array.of(
    ...gains,
    before.length - clauseStart - 1,
    clauseStart < 0 ? -1 : MARKS.indexOf(before.charAt(clauseStart)),
    clauseEnd,
    clauseEnd >= after.length ? -1 : MARKS.indexOf(after.charAt(clauseEnd)),
    lead.length,
    rest.length,
    countOf(lead, '，'),
    countOf(rest, '，'),
    countOf(lead, '、'),
    countOf(rest, '、'),
    ...words,
    sharedEnd(before, after.slice(0, clauseEnd)),
    further - clauseEnd,
    kindOf(before.charCodeAt(before.length - 1)),
    kindOf(after.charCodeAt(0)),
  );
}

const MARKS = '，。、；：！？“”（）《》·—…';
const SENTENCE_START = /(?<=[。！？][”’）]?)[^。！？”’）][^。！？]*$/u;
const SENTENCE_END = /[。！？]/u;

/** The offset of the last mark before `end`, or -1. */
function lastMark(text: string, end: number): number {
  let at = end - 1;
  while (at >= 0 && !MARKS.includes(text.charAt(at))) at--;
  return at;
}

/** The offset of the first mark from `start` on, or the end. */
function firstMark(text: string, start: number): number {
  let at = Math.min(start, text.length);
  while (at < text.length && !MARKS.includes(text.charAt(at))) at++;
  return at;
}

const countOf = (text: string, mark: string): number => {
  let count = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) count++;
  return count;
};

/** Characters on each side that are divided into words. */
const WORDS_REACH = 8;

/** Lengths of the words before and after the place, 0 when one word runs over it, and how well the second follows the first. */
function wordsAt(
  model: LanguageModel,
  before: string,
  after: string,
): [before: number, after: number, affinity: number] {
  const left = before.slice(-WORDS_REACH);
  const around = left + after.slice(0, WORDS_REACH);
  const words = segment(model.words, around);
  const next = words.findIndex(({ start }) => start === left.length);
  const [first, second] = [words[next - 1], words[next]];
  if (!first || !second) return [0, 0, 0];
  return [first.end - first.start, second.end - second.start, affinityOfWords(model, around, first, second)];
}

/** How many characters the two items end with in common, at most 2. */
function sharedEnd(before: string, item: string): number {
  if (item.length === 0 || before.at(-1) !== item.at(-1)) return 0;
  return item.length > 1 && before.at(-2) === item.at(-2) ? 2 : 1;
}

/** 0 for Han characters, 1 for digits, letters and other signs, 2 for marks. */
const kindOf = (code: number): number => (isHanCode(code) ? 0 : MARKS.includes(String.fromCharCode(code)) ? 2 : 1);
