import { oncePerPage } from '../page/memo.ts';
import { matchesOf } from '../text/matches.ts';
import type { Span } from '../text/span.ts';
import { readNumeral } from './numeral.ts';

/** An ordinal that counts points or headings: 一是, 第二，, 其三, （四）, 5., ⑥ */
export interface Ordinal extends Span {
  readonly value: number;
  /** What stands before and after the number: (第, ''), ('', 是), (（, ）). Ordinals of one form make a run. */
  readonly form: string;
  readonly isHan: boolean;
}

/** The form of ① to ⑳. */
export const CIRCLED_FORM = '①';

/** A number behind what may open an ordinal or the text before it, and with what closes one. */
const CANDIDATE =
  /(?<![^第其（(。；;，,：:、！？!?“”」\s])(?:([一二三四五六七八九十]{1,3})|(\d{1,3}))([是要则靠抓看、，,：:.．）)条章步])/g;
/** 三要素, 一要紧的 are words. */
const WORD = /要[素点點件务務害道闻职塞冲紧緊]|则[例是]|看[来起法]/;
const OPENING = /[。；;，,：:、！？!?“”（(」\s]/;

/** The ordinals of a page, of all forms, those of one form in order. */
export const ordinalsOf = oncePerPage(({ text }): readonly Ordinal[] => [...findOrdinals(text), ...findCircled(text)]);

function* findOrdinals(text: string): Generator<Ordinal> {
  for (const match of matchesOf(text, CANDIDATE)) {
    const [written, han, digits, after] = match;
    const before = /[第其（(]/.exec(text.charAt(match.index - 1))?.[0] ?? '';
    const start = match.index - before.length;
    const matchEnd = match.index + written.length;
    const form = formOf(text, start, matchEnd, before, han !== undefined, after!);
    if (!form) continue;
    const end = matchEnd - (/[第其]/.test(before) && !/[条章步]/.test(after!) ? 1 : 0);
    const number = han ?? digits!;
    yield { start, end, value: readNumeral(number, 0)?.value ?? 0, form, isHan: han !== undefined };
  }
}

/** ① at the start of a line or behind a full stop, semicolon or colon; ①③ in running text refer to points. */
const CIRCLED = /(?<![^。；;：:\n\r])[ 　]*[①-⑳](?![、，和及至—～①-⑳])/g;

function* findCircled(text: string): Generator<Ordinal> {
  for (const match of matchesOf(text, CIRCLED)) {
    const end = match.index + match[0].length;
    yield { start: end - 1, end, value: text.charCodeAt(end - 1) - 0x245f, form: CIRCLED_FORM, isHan: false };
  }
}

/** The form as a pattern of its number N; undefined when it is no ordinal that counts points or headings. */
function formOf(
  text: string,
  start: number,
  end: number,
  before: string,
  isHan: boolean,
  after: string,
): string | undefined {
  const isLineStart = isAtLineStart(text, start);
  if (/[条章]/.test(after))
    return before === '第' && isLineStart && /\s/.test(text.charAt(end)) ? `第N${after}` : undefined;
  if (before === '第' && after === '步') return '第N步';
  if (before === '' && /[、.．]/.test(after))
    return (isLineStart || (!isHan && /[；;：:]/.test(text.charAt(start - 1)))) && !/[\d%％]/.test(text.charAt(end))
      ? isHan
        ? 'N、'
        : 'N.'
      : undefined;
  if (/[（(]/.test(before))
    return /[）)]/.test(after) && !/[班级号]/.test(text.charAt(end)) && !/\w/.test(text.charAt(start - 1))
      ? '（N）'
      : undefined;
  if (!isLineStart && !OPENING.test(text.charAt(start - 1))) return undefined;
  if (!isHan) return undefined;
  if (before === '')
    return /[是要则靠抓看]/.test(after) && !WORD.test(text.slice(end - 1, end + 1)) ? `N${after}` : undefined;
  return /[是要，,：:、]/.test(after) && text.charAt(end) !== '第' ? `${before}N` : undefined;
}

function isAtLineStart(text: string, start: number): boolean {
  let at = start;
  while (at > 0 && /[ \t　]/.test(text.charAt(at - 1))) at--;
  return at === 0 || /[\n\r]/.test(text.charAt(at - 1));
}
