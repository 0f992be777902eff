import { oncePerPage } from '../page/memo.ts';
import type { Page } from '../page/page.ts';
import { inEachBlock } from '../page/passage.ts';
import { isHan } from '../text/character.ts';
import { isTraditionalOnly } from '../text/script.ts';
import type { Span } from '../text/span.ts';
import { isCommonCode, simplifiedOf } from './character.ts';
import { hasTone, isSyllable, normalizePinyin, readingsOf, withoutTone } from './pinyin.ts';

/** Pinyin in brackets after the characters it spells. */
export interface Annotation extends Span {
  /** As normalizePinyin writes it, without blanks and apostrophes. */
  readonly reading: string;
  /** The Han characters before the bracket that it spells; empty when they are read otherwise. */
  readonly spelled: string;
}

/** Latin letters with and without tone marks, composed or not, digits for tones, blanks and apostrophes, in brackets of either width. */
const BRACKETED =
  /[(（][ \u00a0]*([a-zɑɡÀ-ɏA-Z](?:[a-zɑɡÀ-ɏA-Z ·'’\u00a0-]|[\u0300-\u030c]){0,40}[1-5]?)[ \u00a0]*[)）]/g;

/** Syllables an annotation may spell at once. */
const LONGEST = 8;

/** Every bracket of a block that holds pinyin and follows a Han character, in order. Linear. */
const annotationsIn = oncePerPage(({ text }): readonly Annotation[] => {
  const annotations: Annotation[] = [];
  if (!/[(（]/.test(text)) return annotations;
  for (const match of text.matchAll(BRACKETED)) {
    const start = match.index;
    if (!isHan(text[start - 1]) && text[start - 1] !== '\ufffd') continue;
    const reading = normalizePinyin(match[1]!).replace(/[ ·'’\u00a0-]|[1-5]$/g, '');
    const spelled = spelledBefore(text, start, reading);
    const isToned = hasTone(reading) && isSyllables(withoutTone(reading));
    if (spelled === '' && !isToned) continue;
    annotations.push({ start, end: start + match[0].length, reading, spelled });
  }
  return annotations;
});

/**
 * The annotations that a page machine-inserted: everyday characters spelled one after another. Glosses are not among them:
 * a rare character explained once, a polyphone told by its second reading, a lesson on pronunciation.
 */
export function insertedAnnotations(page: Page): Annotation[] {
  const { text } = page;
  const annotations = inEachBlock(page, annotationsIn);
  const plain = annotations.filter((annotation) => isPlain(text, annotation));
  const isTraditional = plain.some(({ spelled }) => isTraditionalOnly(spelled.charCodeAt(spelled.length - 1)));
  if (plain.length < (isTraditional ? 1 : 3) || plain.length * 2 < annotations.length) return [];
  return annotations.filter((annotation) => !isGloss(annotation, annotations));
}

const LESSON = /(读作|读音|念作|念|音|拼音|注音|讀作|讀音|唸|拼音|注音)[为是：:“「]{0,2}$/;

/** An everyday character with its usual reading, which nobody needs to be told. */
function isPlain(text: string, { start, spelled, reading }: Annotation): boolean {
  if (spelled === '') return false;
  if (LESSON.test(text.slice(Math.max(0, start - spelled.length - 6), start - spelled.length))) return false;
  const usual = [...spelled].map((character) => readingsOf(character)[0] ?? '').join('');
  const isUsual = hasTone(reading) ? usual === reading : withoutTone(usual) === reading;
  return isUsual && [...spelled].every(isEveryday);
}

/** A rare character explained once. */
const isGloss = ({ spelled }: Annotation, all: readonly Annotation[]): boolean =>
  spelled !== '' && ![...spelled].some(isEveryday) && all.filter((other) => other.spelled === spelled).length === 1;

const isEveryday = (character: string): boolean => isCommonCode(simplifiedOf(character).charCodeAt(0));

/** The longest run of Han characters before `end` whose readings, joined, are `reading`. */
function spelledBefore(text: string, end: number, reading: string): string {
  const toned = hasTone(reading);
  const matches = (at: number, rest: string, count: number): number => {
    if (rest === '') return at;
    if (count === LONGEST || !isHan(text[at - 1])) return -1;
    for (const own of readingsOf(text[at - 1]!)) {
      for (const form of toned ? [own, withoutTone(own)] : [withoutTone(own)]) {
        if (!rest.endsWith(form)) continue;
        const from = matches(at - 1, rest.slice(0, rest.length - form.length), count + 1);
        if (from >= 0) return from;
      }
    }
    return -1;
  };
  const from = matches(end, reading, 0);
  return from < 0 ? '' : text.slice(from, end);
}

/** Whether a toneless string is a run of Mandarin syllables. */
function isSyllables(toneless: string): boolean {
  if (toneless === '') return true;
  for (let length = Math.min(6, toneless.length); length > 0; length--)
    if (isSyllable(toneless.slice(0, length)) && isSyllables(toneless.slice(length))) return true;
  return false;
}
