import { gbkCharacter, gbkPairOf, LEAD_FIRST, LEAD_LAST, TRAIL_FIRST } from '../text/gbk.ts';
import type { Span } from '../text/span.ts';
import { isStandardCode, simplifiedOf } from './character.ts';
import type { Surroundings } from './lost-byte.ts';
import { charactersRead, isSyllable, normalizePinyin, readingsOf, withoutTone } from './pinyin.ts';
import type { Plausibility } from './plausibility.ts';

/**
 * Some pages inserted pinyin byte by byte: after two bytes that happen to be a character, even across the border of two. The byte
 * before the bracket and the bracket then decode to a question mark: 日報 became 日?qǐng)?bào). Every such mark is one byte, and
 * with the byte before it a character of the reading that follows.
 */
export interface AnnotatedRun extends Span {
  readonly newText: string;
  readonly gain: number;
}

const MARK = /[?\ufffd]([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6})\)/g;

/** A run has so many characters after its last mark at most before it falls into step again. */
const LONGEST_TAIL = 24;
const CONTEXT = 5;
/** Readings of a run that are compared in full. */
const MOST_READINGS = 600;

/** Every run of the text that its bytes restore. A run ends where the bytes fall into step again. */
export function annotatedRuns(
  text: string,
  surroundings: (start: number, end: number) => Surroundings,
  score: Plausibility,
): AnnotatedRun[] {
  const runs: AnnotatedRun[] = [];
  const marks = [...text.matchAll(MARK)].filter((match) => isSyllable(withoutTone(match[1]!)));
  for (let i = 0; i < marks.length; ) {
    let next = i + 1;
    while (next < marks.length && isNear(text, marks[next - 1]!, marks[next]!)) next++;
    const run = restoreRun(text, marks.slice(i, next), surroundings, score);
    if (run) runs.push(run);
    i = next;
  }
  return runs;
}

type Mark = RegExpMatchArray & { index: number };

/** Whether only two-byte characters stand between two marks, so that one may shift the other. */
function isNear(text: string, before: RegExpMatchArray, after: RegExpMatchArray): boolean {
  const between = text.slice(before.index! + before[0].length, after.index);
  return between.length <= LONGEST_TAIL && [...between].every((character) => gbkPairOf(character.charCodeAt(0)) !== 0);
}

/** A byte of the run: known, or the last of a character read so. */
type Slot = number | { readonly reading: string };

function restoreRun(
  text: string,
  marks: readonly RegExpMatchArray[],
  surroundings: (start: number, end: number) => Surroundings,
  score: Plausibility,
): AnnotatedRun | undefined {
  const first = marks[0] as Mark;
  const before = gbkPairOf(text.charCodeAt(first.index - 1));
  if (before === 0) return undefined;
  const slots: Slot[] = [];
  let at = first.index;
  for (const mark of marks as Mark[]) {
    for (; at < mark.index; at++) pushPair(slots, gbkPairOf(text.charCodeAt(at)));
    slots.push({ reading: normalizePinyin(mark[1]!) });
    at += mark[0].length;
  }
  for (let end = at; end <= Math.min(text.length, at + LONGEST_TAIL); end++) {
    const run = bestReading(text, { start: first.index, end }, before & 0xff, slots, surroundings, score);
    if (run) return run;
    const code = text.charCodeAt(end);
    const pair = gbkPairOf(code);
    if (pair !== 0) pushPair(slots, pair);
    else if (code === 0x3f || code === 0xfffd) slots.push(ANY);
    else if (code >= TRAIL_FIRST && code < 0x7f) slots.push(code);
    else return undefined;
  }
  return undefined;
}

/** A byte that a question mark hides and no reading tells. */
const ANY: Slot = { reading: '' };

function pushPair(slots: Slot[], pair: number): void {
  slots.push(pair >> 8, pair & 0xff);
}

function bestReading(
  text: string,
  run: Span,
  byteBefore: number,
  slots: readonly Slot[],
  surroundings: (start: number, end: number) => Surroundings,
  score: Plausibility,
): AnnotatedRun | undefined {
  if (slots.length % 2 !== 0) return undefined;
  const { before, after } = surroundings(run.start, run.end);
  const head = before.slice(-CONTEXT);
  const tail = after.slice(0, CONTEXT);
  let best: AnnotatedRun | undefined;
  const standing = score(head + text.slice(run.start, run.end).replace(/[a-zà-ǜ)]/g, '') + tail);
  for (const newText of readingsOfSlots(byteBefore, slots, head, score)) {
    const gain = score(head + newText + tail) - standing;
    if (!best || gain > best.gain) best = { ...run, newText, gain };
  }
  return best;
}

interface Partial {
  readonly text: string;
  readonly last: number;
}

/** The texts whose bytes fill the slots, two slots a character; the likeliest are kept from step to step. */
function readingsOfSlots(byteBefore: number, slots: readonly Slot[], head: string, score: Plausibility): string[] {
  let partials: Partial[] = [{ text: '', last: byteBefore }];
  for (let at = 0; at < slots.length; at += 2) {
    partials = partials.flatMap((partial) => extended(partial, slots[at]!, slots[at + 1]!));
    if (partials.length > MOST_READINGS)
      partials = partials
        .map((partial) => ({ partial, value: score(head + partial.text) }))
        .sort((a, b) => b.value - a.value)
        .slice(0, MOST_READINGS)
        .map(({ partial }) => partial);
  }
  return partials.map(({ text }) => text);
}

function extended({ text, last }: Partial, lead: Slot, trail: Slot): Partial[] {
  const found: Partial[] = [];
  for (const first of bytesFor(lead, last, LEAD_FIRST)) {
    for (const second of bytesFor(trail, first, TRAIL_FIRST)) {
      const character = gbkCharacter(first, second);
      if (isStandardCode(simplifiedOf(character).charCodeAt(0)) || '。，、；：？！”’）》'.includes(character))
        found.push({ text: text + character, last: second });
    }
  }
  return found;
}

/** The values of a slot after the byte `before`. */
function bytesFor(slot: Slot, before: number, least: number): readonly number[] {
  if (typeof slot === 'number') return [slot];
  const bytes: number[] = [];
  for (let byte = least; byte <= LEAD_LAST; byte++) {
    if (slot.reading === '' || isRead(gbkCharacter(before, byte), slot.reading)) bytes.push(byte);
  }
  return bytes;
}

const isRead = (character: string, reading: string): boolean =>
  character !== '' &&
  (charactersRead(reading).includes(simplifiedOf(character)) ||
    readingsOf(character).some((own) => withoutTone(own) === reading));
