import { isHanCode, isSpaceCode, SENTENCE_END_MARKS } from './character.ts';
import type { Span } from './span.ts';
import { type Token, tokenize } from './tokenize.ts';

/**
 * A sentence with its closing quotation marks and brackets, by GB/T 15834-2011: it ends after 。！？ or ……
 * (and the closing marks that follow), or with the block. Half-width ! and ? end one too; a half-width full stop does not.
 */
export interface Sentence extends Span {
  readonly tokens: readonly Token[];
}

const CLOSERS = '”’）》】〉」』〕)]"\'';

/** The sentences of text[start, end), which tile it (blanks after an end mark belong to the sentence before). Tokens are made on first use. */
export function sentencesOf(text: string, start = 0, end = text.length): Sentence[] {
  const sentences: Sentence[] = [];
  let from = start;
  for (let at = start; at < end; at++) {
    if (isHanCode(text.charCodeAt(at)) || !SENTENCE_END_MARKS.includes(text.charAt(at))) continue;
    let stop = at + 1;
    while (stop < end && (SENTENCE_END_MARKS + CLOSERS).includes(text.charAt(stop))) stop++;
    while (stop < end && isSpaceCode(text.charCodeAt(stop))) stop++;
    sentences.push(sentence(text, from, stop));
    from = stop;
    at = stop - 1;
  }
  if (from < end) sentences.push(sentence(text, from, end));
  return sentences;
}

function sentence(text: string, start: number, end: number): Sentence {
  let tokens: readonly Token[] | undefined;
  return {
    start,
    end,
    get tokens() {
      tokens ??= tokenize(text, start, end);
      return tokens;
    },
  };
}
