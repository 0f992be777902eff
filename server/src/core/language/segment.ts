import { isDigitCode, isHanCode, isLatinCode } from '../text/character.ts';
import type { Span } from '../text/span.ts';
import { checkHash, lexiconEntry, MAX_WORD_LENGTH, type WordModel, wordHash } from './word-model.ts';

/** −ln P of a Han character that is no word of the lexicon, in steps of 1/16 nat. */
const UNKNOWN_COST = 288;

/**
 * The words of text[start, end), which tile it: the most probable division into words of the lexicon (Viterbi over word
 * frequencies); a number, a Latin word and any other unit are words by themselves. Linear.
 */
export function segment(model: WordModel, text: string, start = 0, end = text.length): Span[] {
  const words: Span[] = [];
  let at = start;
  while (at < end) {
    const runEnd = endOfRun(text, at, end);
    if (isHanCode(text.charCodeAt(at))) words.push(...segmentHan(model, text, at, runEnd));
    else words.push({ start: at, end: runEnd });
    at = runEnd;
  }
  return words;
}

function endOfRun(text: string, start: number, end: number): number {
  const first = text.charCodeAt(start);
  const isSameKind = isHanCode(first)
    ? isHanCode
    : isDigitCode(first)
      ? isDigitCode
      : isLatinCode(first)
        ? isLatinCode
        : undefined;
  let at = start + 1;
  if (isSameKind) while (at < end && isSameKind(text.charCodeAt(at))) at++;
  return at;
}

function segmentHan(model: WordModel, text: string, start: number, end: number): Span[] {
  const length = end - start;
  const best = new Int32Array(length + 1).fill(0x7fffffff);
  const from = new Int32Array(length + 1);
  best[0] = 0;
  for (let i = 0; i < length; i++) {
    const reach = Math.min(MAX_WORD_LENGTH, length - i);
    let hash = 0;
    let check = 0;
    for (let size = 1; size <= reach; size++) {
      const code = text.charCodeAt(start + i + size - 1);
      hash = wordHash(hash, code);
      check = checkHash(check, code);
      const entry = lexiconEntry(model, hash, check);
      if (entry < 0 && size > 1) continue;
      const cost = best[i]! + (entry < 0 ? UNKNOWN_COST : model.lexicon.columns[1]![entry]!);
      if (cost >= best[i + size]!) continue;
      best[i + size] = cost;
      from[i + size] = i;
    }
  }
  const words: Span[] = [];
  for (let i = length; i > 0; i = from[i]!) words.push({ start: start + from[i]!, end: start + i });
  return words.reverse();
}
