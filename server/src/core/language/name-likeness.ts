import { readingsOf, withoutTone } from '../script/pinyin.ts';
import type { LanguageModel } from './services.ts';

/** Likeness of shape from which one character is easily taken for the other; measured misreadings, in nats, count whatever the likeness. */
const LIKE = 0.7;
const MEASURED = 4;

/** Characters that tell places apart: numbers, directions, sizes; and words that are in no name. */
const DISTINGUISHING = new Set('一二三四五六七八九十东西南北中上下前后左右内外大小老新高低乙丙丁的是在和各该全本');

/** Whether two spellings of equal length differ in one character only, and that one sounds or looks alike. */
export function areAlikeNames(a: string, b: string, model?: LanguageModel): boolean {
  const at = onlyDifference(a, b);
  if (at === undefined) return false;
  const [one, other] = [a.charAt(at), b.charAt(at)];
  return (
    soundAlike(one, other) || (model !== undefined && (lookAlike(one, other, model) || lookAlike(other, one, model)))
  );
}

/** Whether two names of places differ in a character that tells places apart. */
export function areDistinguished(a: string, b: string): boolean {
  const at = onlyDifference(a, b);
  return at !== undefined && (DISTINGUISHING.has(a.charAt(at)) || DISTINGUISHING.has(b.charAt(at)));
}

/** Whether `longer` is `shorter` with one character put in, neither at its beginning nor one that tells places apart. */
export function hasOneMore(longer: string, shorter: string): boolean {
  if (longer.length !== shorter.length + 1) return false;
  let at = 0;
  while (at < shorter.length && longer[at] === shorter[at]) at++;
  return at > 0 && longer.slice(at + 1) === shorter.slice(at) && !DISTINGUISHING.has(longer.charAt(at));
}

/** Place of the one unit in which two strings of equal length differ. */
export function onlyDifference(a: string, b: string): number | undefined {
  if (a.length !== b.length) return undefined;
  let found: number | undefined;
  for (let i = 0; i < a.length; i++) {
    if (a[i] === b[i]) continue;
    if (found !== undefined) return undefined;
    found = i;
  }
  return found;
}

function soundAlike(a: string, b: string): boolean {
  const others = readingsOf(b).map(withoutTone);
  return readingsOf(a).some((reading) => others.includes(withoutTone(reading)));
}

function lookAlike(read: string, printed: string, { confusability }: LanguageModel): boolean {
  const { likeness, measured } = confusability(read.charCodeAt(0), printed.charCodeAt(0));
  return likeness >= LIKE || measured >= MEASURED;
}
