import { gbkCharacter, gbkPairOf, LEAD_FIRST, LEAD_LAST, TRAIL_FIRST } from '../text/gbk.ts';
import { isTraditionalOnly } from '../text/script.ts';
import type { Span } from '../text/span.ts';
import { isStandardCode } from './character.ts';
import type { Plausibility } from './plausibility.ts';

/**
 * A run in which one GBK byte was lost, so that every character after it was cut in the wrong place. Between the loss and the byte
 * that is left over at the end stand two-byte characters only; putting one byte back shows what was printed.
 */
export interface LostByte extends Span {
  readonly newText: string;
  /** Gain in nats over the text as it stands. */
  readonly gain: number;
  /** How much less likely the second best reading is. */
  readonly margin: number;
}

/** What stands before and after the run, without annotations, for the score. */
export interface Surroundings {
  readonly before: string;
  readonly after: string;
}

/** A run longer than this is no lost byte: line ends and figures stop it. */
const LONGEST_RUN = 60;
/** Starts that are expanded in full. */
const STARTS_TRIED = 3;
const CONTEXT = 5;

/** The best repair of a run that ends with the left-over byte text[last]; undefined when none reads better than the text. */
export function repairLostByte(
  text: string,
  last: number,
  { before, after }: Surroundings,
  score: Plausibility,
): LostByte | undefined {
  const first = runStart(text, last);
  const pairs = pairsOf(text, first, last);
  const rest = leftOverBytes(text.charCodeAt(last));
  const head = before.slice(-CONTEXT);
  const tail = after.slice(0, CONTEXT);
  const standing = score(head + text.slice(first, last + 1) + tail);
  const shifted = shiftedCharacters(pairs);
  const starts = likelyStarts(text, first, shifted, score);
  if (text.charAt(first - 1) === '?' && !starts.includes(0)) starts.push(0);
  const readings = starts
    .flatMap((start) => [...readingsFrom({ text, first, start, pairs, shifted, rest, head, tail, score })])
    .sort((a, b) => b.score - a.score);
  const best = readings[0];
  if (!best) return undefined;
  const second = readings.find(({ newText, start }) => newText !== best.newText && start === best.start);
  return {
    start: best.from,
    end: last + 1,
    newText: best.newText,
    gain: best.score - standing,
    margin: second ? best.score - second.score : 0,
  };
}

/** Where the run of two-byte characters before the left-over byte begins. */
export function runStart(text: string, last: number): number {
  let first = last;
  while (first > 0 && last - first < LONGEST_RUN && gbkPairOf(text.charCodeAt(first - 1)) !== 0) first--;
  return first;
}

const pairsOf = (text: string, start: number, end: number): number[] =>
  Array.from({ length: end - start }, (_, i) => gbkPairOf(text.charCodeAt(start + i)));

/** The values of the left-over byte: known when it shows as itself, any trail byte otherwise. */
function leftOverBytes(code: number): readonly number[] {
  if (code === 0x20ac) return [0x80];
  if (code >= TRAIL_FIRST && code < 0x7f) return [code];
  return HIGH_BYTES;
}

const HIGH_BYTES: readonly number[] = Array.from({ length: LEAD_LAST - LEAD_FIRST + 1 }, (_, i) => LEAD_FIRST + i);

/** Characters cut anew across the borders of the old: the second byte of each with the first byte of the next; '' where none is. */
function shiftedCharacters(pairs: readonly number[]): string[] {
  return pairs.slice(1).map((pair, i) => gbkCharacter(pairs[i]! & 0xff, pair >> 8));
}

/** The starts after which the shifted characters read best against the standing ones before. */
function likelyStarts(text: string, first: number, shifted: readonly string[], score: Plausibility): number[] {
  const count = shifted.length + 1;
  const standing = scoresInContext(text.slice(first, first + count), score);
  const moved = scoresInContext(shifted.map((character) => character || '\ufffd').join(''), score);
  let gain = standing.reduce((sum, own) => sum + own, 0);
  const gains = [{ start: count, gain }];
  for (let start = count - 1; start >= 0; start--) {
    if (start < shifted.length && shifted[start] === '') break;
    gain += (moved[start] ?? 0) - standing[start]!;
    gains.push({ start, gain });
  }
  return gains
    .sort((a, b) => b.gain - a.gain)
    .slice(0, STARTS_TRIED)
    .map(({ start }) => start);
}

const HISTORY = 3;

/** ln P of each unit of a text after the few before it. */
function scoresInContext(text: string, score: Plausibility): number[] {
  return Array.from(text, (_, at) => {
    const from = Math.max(0, at - HISTORY);
    return score(text.slice(from, at + 1)) - score(text.slice(from, at));
  });
}

interface Attempt {
  readonly text: string;
  readonly first: number;
  readonly start: number;
  readonly pairs: readonly number[];
  readonly shifted: readonly string[];
  readonly rest: readonly number[];
  readonly head: string;
  readonly tail: string;
  readonly score: Plausibility;
}

interface Reading {
  readonly start: number;
  readonly from: number;
  readonly newText: string;
  readonly score: number;
}

/** Every reading with the loss at `start`: its lead byte, its trail byte, or a ? in the place of its lead. */
function* readingsFrom(attempt: Attempt): Iterable<Reading> {
  const { text, first, start, pairs, shifted, head, tail, score } = attempt;
  const kept = text.slice(first, first + start);
  const isQuestion = start === 0 && text.charAt(first - 1) === '?';
  const from = first + start - (isQuestion ? 1 : 0);
  const left = (head + kept).slice(-CONTEXT);
  const standing = score(head + kept) - score(left);
  if (start === pairs.length) {
    for (const lone of loneCharacters(attempt.rest))
      yield { start, from, newText: lone, score: standing + score(left + lone + tail) };
    return;
  }
  const lasts = lastCharacters(attempt);
  const body = shifted.slice(start).join('');
  const closings = bestOf(lasts, (character) => score(body.slice(-CONTEXT) + character + tail));
  const ahead = body.length >= CONTEXT ? body.slice(0, CONTEXT) : body + (closings[0] ?? '') + tail;
  const initials = bestOf(firstCharacters(pairs[start]!, isQuestion), (character) => score(left + character + ahead));
  for (const initial of initials) {
    for (const closing of closings) {
      const newText = initial + body + closing;
      yield { start, from, newText, score: standing + score(left + newText + tail) };
    }
  }
}

/** The character that was cut: its lead byte put back before the standing lead, or a trail byte after it. */
function firstCharacters(pair: number, isQuestion: boolean): string[] {
  const lead = pair >> 8;
  const characters = new Set<string>();
  for (let byte = TRAIL_FIRST; byte <= LEAD_LAST; byte++) {
    if (byte >= LEAD_FIRST) characters.add(gbkCharacter(byte, lead));
    if (!isQuestion) characters.add(gbkCharacter(lead, byte));
  }
  return [...characters].filter(isPrinted);
}

const MARKS = '，。、；：？！“”（）《》—…·';
/** Marks that end no paragraph. */
const INNER_MARKS = '，、；：“（《·';

/** Whether news prints the character: neither rare Han, nor kana, full-width letters and boxes, which fill much of GBK. */
function isPrinted(character: string): boolean {
  const code = character.charCodeAt(0);
  return character !== '' && (isStandardCode(code) || isTraditionalOnly(code) || MARKS.includes(character));
}

/** A single character whose lead byte is gone and whose trail byte is the left-over one. */
function loneCharacters(rest: readonly number[]): string[] {
  if (rest.length > 1) return [];
  return HIGH_BYTES.map((lead) => gbkCharacter(lead, rest[0]!)).filter(isPrinted);
}

function lastCharacters({ pairs, rest, tail }: Attempt): string[] {
  const lead = pairs.at(-1)! & 0xff;
  const characters = rest.map((trail) => gbkCharacter(lead, trail)).filter(isPrinted);
  return tail === '' ? characters.filter((character) => !INNER_MARKS.includes(character)) : characters;
}

/** First and last characters of a run that are compared in full, after a look at their neighbours. */
const ENDS_TRIED = 3;

function bestOf(characters: readonly string[], score: (character: string) => number): string[] {
  return characters
    .map((character) => ({ character, value: score(character) }))
    .sort((a, b) => b.value - a.value)
    .slice(0, ENDS_TRIED)
    .map(({ character }) => character);
}
