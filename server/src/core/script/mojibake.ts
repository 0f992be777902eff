import type { LanguageServices } from '../language/services.ts';
import { oncePerPage } from '../page/memo.ts';
import type { Page } from '../page/page.ts';
import { ENCODING_NAMES } from '../text/encoding-repair.ts';
import type { Script } from '../text/script.ts';
import type { Span } from '../text/span.ts';
import { annotatedRuns } from './annotated-bytes.ts';
import { type LostByte, repairLostByte, runStart, type Surroundings } from './lost-byte.ts';
import { lostCharacters } from './lost-character.ts';
import { misreadRuns, oddCodeTable } from './misread-run.ts';
import { type Plausibility, plausibilityOf } from './plausibility.ts';

/** Damage that decoding did, with the text that was printed where it can be told. */
export interface Damage extends Span {
  readonly newText?: string;
  /** What happened: the end of a message. */
  readonly cause: string;
  readonly certainty: 'sure' | 'likely';
}

/** Every damaged run of a page, in order and disjoint. Linear: sound text is passed over. */
export const damagesOf = oncePerPage((page: Page, language: LanguageServices): readonly Damage[] => {
  const { text } = page;
  let plausibility: Plausibility | undefined;
  const score: Plausibility = (part) => {
    plausibility ??= plausibilityOf(language.model, page.script);
    return plausibility(part);
  };
  const damages: Damage[] = [];
  const add = (found: Iterable<Damage>) => {
    for (const damage of found)
      if (damages.every((other) => damage.end <= other.start || other.end <= damage.start)) damages.push(damage);
  };
  add(misread(text, score));
  add(annotated(text, score));
  if (language.model) {
    add(lostBytes(text, page.script, score));
    add(lostWithEntity(text, score));
  }
  add(lostForGood(text));
  return damages.sort((a, b) => a.start - b.start);
});

function* misread(text: string, score: Plausibility): Iterable<Damage> {
  for (const { start, end, newText, steps } of misreadRuns(text, score)) {
    const told = steps.map(
      ({ readAs, writtenIn }) => `${ENCODING_NAMES[writtenIn]} 文字被当作 ${ENCODING_NAMES[readAs]} 读取`,
    );
    yield { start, end, newText, cause: told.join('，又有 '), certainty: 'sure' };
  }
}

/** Nats by which restored text must read better than what stands. */
const LEAST_ANNOTATED_GAIN = 2;

function* annotated(text: string, score: Plausibility): Iterable<Damage> {
  if (!/[?\ufffd][a-zà-ǜ]{1,6}\)/.test(text)) return;
  for (const { start, end, newText, gain } of annotatedRuns(text, (from, to) => surroundings(text, from, to), score)) {
    if (gain > LEAST_ANNOTATED_GAIN)
      yield { start, end, newText, cause: '按字节插入的注音冲断了 GBK 汉字', certainty: 'sure' };
  }
}

/**
 * Where a byte may be left over by a shift: after a two-byte character or a question mark, and no part of a Latin word. The second
 * bytes of simplified characters are no ASCII, so that letters are left over in traditional text only.
 */
function* leftOvers(text: string, script: Script): Iterable<number> {
  const hasLetters = script !== 'simplified';
  const isOdd = oddCodeTable();
  for (let at = 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (
      code >= 0x80 ? code !== 0xfffd && code !== 0x20ac : code !== 0x3f && (!hasLetters || code < 0x40 || code === 0x7f)
    )
      continue;
    if (code === 0x20ac && MONEY.test(text.slice(at - 1, at + 3))) continue;
    const before = text.charCodeAt(at - 1);
    if (before < 0xa4 ? before !== 0x3f : before === 0xfffd) continue;
    if (code < 0x80 && isLetter(code) && isLetter(text.charCodeAt(at + 1))) continue;
    if (code === 0xfffd && text.charCodeAt(at + 1) === 0xfffd) continue;
    if (code !== 0x3f || follows(text, at, isOdd)) yield at;
  }
}

/** A currency sign: in brackets, or before its figure. */
const MONEY = /^[（(]€[）)]|^.€\s?\d/;

/** Whether an odd character stands close before: what a shift leaves of news is full of them. */
function follows(text: string, at: number, isOdd: Uint8Array): boolean {
  for (let i = at - 1; i >= 0 && i > at - CLOSE; i--) if (isOdd[text.charCodeAt(i)] !== 0) return true;
  return false;
}

const CLOSE = 6;

const isLetter = (code: number): boolean => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;

/** ln P a symbol below which the surroundings of a left-over byte look damaged. */
const SOUND_MEAN = -6;
const LEAST_GAIN = 5;
/** Gain above which nobody need doubt the damage. */
const SURE_GAIN = 12;

function* lostBytes(text: string, script: Script, score: Plausibility): Iterable<Damage> {
  const repairs: LostByte[] = [];
  for (const last of leftOvers(text, script)) {
    if (looksSound(text, last, score)) continue;
    const repair = repairLostByte(text, last, surroundings(text, runStart(text, last), last + 1), score);
    if (repair && repair.gain >= LEAST_GAIN) repairs.push(repair);
  }
  for (const { start, end, newText, gain } of repairs.sort((a, b) => b.gain - a.gain)) {
    const certainty = gain < SURE_GAIN ? 'likely' : 'sure';
    yield { start, end, newText, cause: '丢了一个字节，其后的 GBK 汉字错位', certainty };
  }
}

function looksSound(text: string, last: number, score: Plausibility): boolean {
  const part = text.slice(Math.max(0, last - 3), last + 4);
  return score(part) > SOUND_MEAN * part.length;
}

const CONTEXT = 40;
const ANNOTATION = /[(（][a-zà-ǜ]{1,7}[)）]|&[a-z]{2,6};/g;

/** What stands before and after a run on its line, without annotations and entities. */
function surroundings(text: string, start: number, end: number): Surroundings {
  const before = text.slice(Math.max(0, start - CONTEXT), start).replace(ANNOTATION, '');
  const after = text.slice(end, end + CONTEXT).replace(ANNOTATION, '');
  return { before: before.slice(before.lastIndexOf('\n') + 1), after: after.split('\n', 1)[0]! };
}

function* lostWithEntity(text: string, score: Plausibility): Iterable<Damage> {
  for (const lost of lostCharacters(text, (from, to) => surroundings(text, from, to), score))
    yield { ...lost, cause: '实体前的汉字随 & 一起丢失', certainty: 'likely' };
}

/** Replacement characters that nothing restores, and what is left of them after a second wrong reading (锟斤拷). */
function* lostForGood(text: string): Iterable<Damage> {
  if (!/[\ufffd锟烫]/.test(text)) return;
  for (const match of text.matchAll(/\ufffd[\ufffd\u0080-\u07ff?]*|(?:锟斤拷|锟斤|斤拷)+锟?|烫烫烫+/g))
    yield {
      start: match.index,
      end: match.index + match[0].length,
      cause: '原来的字节已经丢失，无法还原，请查原稿',
      certainty: 'sure',
    };
}
