import type { Span } from './span.ts';

const CLOSING_OF: Readonly<Record<string, string>> = {
  '《': '》',
  '（': '）',
  '(': ')',
  '【': '】',
  '〔': '〕',
  '〈': '〉',
  '「': '」',
  '『': '』',
};
const OPENING_OF: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(CLOSING_OF).map(([open, close]) => [close, open]),
);
/** Any of them, found much faster than by a look-up of every character. */
const BRACKET = /[《》（）()【】〔〕〈〉「」『』]/g;
/** （ and ) may stand for one pair in a text of mixed widths. */
const sameKind = (open: string, close: string): boolean =>
  CLOSING_OF[open] === close || ('（('.includes(open) && '）)'.includes(close));

/** A bracket or title mark without its counterpart. */
export interface LoneBracket extends Span {
  readonly kind: 'unclosed' | 'unopened';
  /** The mark that is missing. */
  readonly missing: string;
  /** How far the counterpart may stand from it: the crossing bracket, or the edge of the stretch. */
  readonly limit: number;
}

/** Brackets and title marks of text[start, end) that are not paired; enumeration marks such as 1） and (a are left alone. Linear. */
export function loneBrackets(text: string, { start, end }: Span): LoneBracket[] {
  const lone: LoneBracket[] = [];
  const open: number[] = [];
  for (const { 0: mark, index } of text.slice(start, end).matchAll(BRACKET)) {
    if (CLOSING_OF[mark]) open.push(start + index);
    else close(text, start + index, start, open, lone);
  }
  for (const at of open) lone.push(unclosed(text, at, end));
  return lone.sort((a, b) => a.start - b.start);
}

/** A bracket that stands where one of another kind belongs (《县志）, 〈联播）); `wanted` is that mark. */
export interface MisreadBracket extends Span {
  readonly wanted: string;
}

const LONGEST_TITLE = 40;
/** Of two kinds that meet the earlier is what was printed: thin brackets are read for round ones, round ones for title marks. */
const TRUSTED = ['《》', '（）', '()', '【】', '〔〕', '「」', '『』', '〈〉'];

/** The misread one of an opening and a closing mark of different kinds that are each without a counterpart. */
export function misreadBracketOf(text: string, first: LoneBracket, second: LoneBracket): MisreadBracket | undefined {
  if (first.kind !== 'unclosed' || second.kind !== 'unopened' || second.start - first.end > LONGEST_TITLE)
    return undefined;
  const isFirst = trustOf(text.charAt(first.start)) > trustOf(text.charAt(second.start));
  const { start, end } = isFirst ? first : second;
  return { start, end, wanted: isFirst ? second.missing : first.missing };
}

const trustOf = (bracket: string): number => TRUSTED.findIndex((pair) => pair.includes(bracket));

function close(text: string, at: number, start: number, open: number[], lone: LoneBracket[]): void {
  const mark = text.charAt(at);
  const matching = open.findLastIndex((place) => sameKind(text.charAt(place), mark));
  if (matching >= 0) {
    for (const place of open.splice(matching).slice(1)) lone.push(unclosed(text, place, at));
    return;
  }
  if (')）'.includes(mark) && (isEnumerator(text, at, start) || endsDamagedNote(text, at, start))) return;
  const limit = open.length > 0 ? open.at(-1)! + 1 : start;
  lone.push({ start: at, end: at + 1, kind: 'unopened', missing: OPENING_OF[mark]!, limit });
}

const unclosed = (text: string, at: number, limit: number): LoneBracket => ({
  start: at,
  end: at + 1,
  kind: 'unclosed',
  missing: CLOSING_OF[text.charAt(at)]!,
  limit,
});

/** A digit, letter or Han numeral at the start of a clause with ）after it, or an emoticon's end. */
const isEnumerator = (text: string, at: number, start: number): boolean =>
  /(?:^|[\s。；;：:，,、])(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,3}|[:;]-?)$/.test(
    text.slice(Math.max(start, at - 4), at),
  );

/** A pinyin note that lost bytes (日?qǐng)): the matter of mojibake. */
const endsDamagedNote = (text: string, at: number, start: number): boolean =>
  /[?\ufffd\ue000-\uf8ff]\p{Script=Latin}{1,6}$/u.test(text.slice(Math.max(start, at - 8), at));
