import { isDigitCode, isHanUnit, isLatinCode, isNewlineCode, isSpaceCode } from './character.ts';
import type { Span } from './span.ts';

export type TokenKind = 'han' | 'digits' | 'latin' | 'punctuation' | 'space' | 'newline' | 'other';

/** A maximal run of one kind; punctuation is one token a mark. Tokens tile the text: joined they are the text. */
export interface Token extends Span {
  readonly kind: TokenKind;
}

const PUNCTUATION = /[\p{P}\p{S}]/u;

const asciiKinds: readonly TokenKind[] = Array.from({ length: 128 }, (_, code) => kindOf(code));

function kindOf(code: number): TokenKind {
  if (isHanUnit(code)) return 'han';
  if (isDigitCode(code)) return 'digits';
  if (isLatinCode(code)) return 'latin';
  if (isNewlineCode(code)) return 'newline';
  if (isSpaceCode(code)) return 'space';
  return PUNCTUATION.test(String.fromCharCode(code)) ? 'punctuation' : 'other';
}

/** The kind of the UTF-16 unit `code`. Supplementary characters other than Han are 'other'. */
export const tokenKindOf = (code: number): TokenKind => asciiKinds[code] ?? kindOf(code);

/** Tokens of text[start, end) in order, without gap or overlap. CR LF is one newline token. Linear; never throws. */
export function tokenize(text: string, start = 0, end = text.length): Token[] {
  const tokens: Token[] = [];
  let at = start;
  while (at < end) {
    const tokenEnd = endOfToken(text, at, end);
    tokens.push({ kind: kindAt(text, at), start: at, end: tokenEnd });
    at = tokenEnd;
  }
  return tokens;
}

function kindAt(text: string, at: number): TokenKind {
  const code = text.charCodeAt(at);
  const isHigh = code >= 0xd800 && code <= 0xdbff;
  if (isHigh && !(code >= 0xd840 && code <= 0xd88c)) return 'other';
  const isStrayLow = code >= 0xdc00 && code <= 0xdfff && !(at > 0 && isHanUnit(text.charCodeAt(at - 1)));
  return isStrayLow ? 'other' : tokenKindOf(code);
}

function endOfToken(text: string, at: number, end: number): number {
  const kind = kindAt(text, at);
  const next = at + 1;
  if (kind === 'newline')
    return text.charCodeAt(at) === 0x0d && next < end && text.charCodeAt(next) === 0x0a ? next + 1 : next;
  if (kind === 'punctuation') return next;
  let tokenEnd = next;
  while (tokenEnd < end && (kindAt(text, tokenEnd) === kind || isPairTail(text, tokenEnd))) tokenEnd++;
  return tokenEnd;
}

function isPairTail(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  return code >= 0xdc00 && code <= 0xdfff && before >= 0xd800 && before <= 0xdbff;
}
