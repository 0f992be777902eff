import { decodeHTMLStrict } from 'entities/decode';
import { CLOSING_MARKS, isHan, isNewlineCode } from '../text/character.ts';
import type { Span } from '../text/span.ts';

/** What a converter left of HTML in a text. */
export interface HtmlRemnant extends Span {
  readonly kind: 'whole' | 'mangled' | 'tag';
  readonly newText: string;
}

/** Names that news pages use; a fragment of one is known again. */
const TYPOGRAPHIC: Readonly<Record<string, string>> = {
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  middot: '·',
  bull: '•',
  nbsp: ' ',
  ensp: ' ',
  emsp: '　',
  thinsp: ' ',
  zwnj: '',
  zwj: '',
  shy: '',
  quot: '"',
  apos: "'",
  amp: '&',
  lt: '<',
  gt: '>',
  laquo: '«',
  raquo: '»',
  times: '×',
  deg: '°',
  permil: '‰',
};
const NAMES = Object.keys(TYPOGRAPHIC);

/** &ldquo; &#8220; &#x201c; &amp;ldquo; and the same in full-width marks. */
const WHOLE = /[&＆](?:amp[;；])*(#\d{2,7}|#[xX][\da-fA-F]{2,6}|[a-zA-Z]{2,31}\d{0,2})[;；]/g;
/** &ldquo without its end, ?ldquo; and ldquo; without their ampersand, and the tails that remain when more is lost. */
const MANGLED = /[&＆?？]?\s?(#\d{3,5}|[a-z]{2,6})[;；]?/g;
const TAG =
  /<\/?(?:a|abbr|article|aside|b|big|blockquote|body|center|cite|code|col|dd|div|dl|dt|em|embed|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|label|li|link|main|meta|nav|object|ol|option|p|param|pre|s|script|section|select|small|source|span|strike|strong|style|sub|sup|table|tbody|td|tfoot|th|thead|title|tr|tt|u|ul|video|wbr|o:p)(?:\s[^<>\n]{0,400})?\/?>|<!--[^\n]{0,400}?-->|<!\[endif\]-->/gi;

/** Every remnant of HTML in a text, in order and disjoint. Line breaks (<br>) are left to stray-markup. Linear. */
export function htmlRemnantsOf(text: string): HtmlRemnant[] {
  const remnants: HtmlRemnant[] = [];
  if (/[&＆]/.test(text)) remnants.push(...wholeEntities(text));
  if (/[&＆?？][ a-z#]|[a-z]{2,6}[;；]/.test(text)) remnants.push(...mangledEntities(text, remnants));
  if (text.includes('<')) {
    for (const match of text.matchAll(TAG))
      remnants.push({ kind: 'tag', start: match.index, end: match.index + match[0].length, newText: '' });
  }
  return disjoint(remnants.sort((a, b) => a.start - b.start || b.end - a.end));
}

function* wholeEntities(text: string): Iterable<HtmlRemnant> {
  for (const match of text.matchAll(WHOLE)) {
    const reference = `&${match[1]};`;
    const decoded = TYPOGRAPHIC[match[1]!] ?? decodeHTMLStrict(reference);
    if (decoded === reference || isControl(decoded)) continue;
    const start = match.index;
    const newText = decoded === '\u00a0' ? ' ' : decoded;
    yield {
      kind: match[0] === reference ? 'whole' : 'mangled',
      start,
      end: start + match[0].length,
      newText: opensLine(text, start) && newText === ' ' ? '　' : newText,
    };
  }
}

const isControl = (decoded: string): boolean =>
  /[\u0000-\u0008\u000b-\u001f\u007f\ufffd\ud800-\udfff]/.test(decoded) && decoded.length === 1;

const opensLine = (text: string, at: number): boolean =>
  at === 0 ||
  isNewlineCode(text.charCodeAt(at - 1)) ||
  /(?:^|[\n\r])(?:[ \u3000\u00a0]|&nbsp;|&emsp;|&ensp;)*$/.test(text.slice(Math.max(0, at - 60), at));

function* mangledEntities(text: string, whole: readonly HtmlRemnant[]): Iterable<HtmlRemnant> {
  const taken = new Set(whole.map(({ start }) => start));
  for (const match of text.matchAll(MANGLED)) {
    const start = match.index;
    const end = start + match[0].length;

    const mark = match[0].charAt(0);
    const hasMark = '&＆?？'.includes(mark);
    const hasEnd = /[;；]$/.test(match[0]);
    const name = match[1]!;
    const isWhole = hasMark && hasEnd && TYPOGRAPHIC[name] !== undefined;
    if (taken.has(start) || (!isWhole && !standsInChinese(text, start, end))) continue;
    if (!hasEnd && (!hasMark || mark === '?' || mark === '？')) continue;
    const newText = name.startsWith('#')
      ? hasMark
        ? decodeHTMLStrict(`&${name};`)
        : undefined
      : restored(text, start, name, hasMark, hasEnd);
    if (newText !== undefined && !newText.startsWith('&#')) yield { kind: 'mangled', start, end, newText };
  }
}

/** A fragment is a remnant only where Chinese surrounds it: R&D, AT&T, Q&A and addresses are not. */
function standsInChinese(text: string, start: number, end: number): boolean {
  const before = text.charAt(start - 1);
  const after = text.charAt(end);
  return !/[A-Za-z0-9/=]/.test(before) && !/[A-Za-z0-9=/]/.test(after);
}

/** What the fragment of an entity's name stood for: a whole name, a beginning after its mark, or an end before its semicolon. */
function restored(text: string, start: number, name: string, hasMark: boolean, hasEnd: boolean): string | undefined {
  const whole = TYPOGRAPHIC[name];
  if (whole !== undefined && (hasMark || name.length > 3)) return whole;
  const isBeside = isHan(text[start - 1]) || CLOSING_MARKS.includes(text.charAt(start - 1)) || start === 0;
  if (!isBeside) return undefined;
  if (hasMark) {
    const begun = NAMES.filter((own) => own.startsWith(name));
    if (begun.length === 1) return TYPOGRAPHIC[begun[0]!];
  }
  if (!hasEnd || name.length < 3) return undefined;
  const ended = NAMES.filter((own) => own.endsWith(name));
  if (ended.length === 1) return TYPOGRAPHIC[ended[0]!];
  if (name === 'dquo' || name === 'quo') return isQuotationOpen(text, start) ? '”' : '“';
  return name === 'squo' ? '’' : undefined;
}

/** Whether the line's last double quotation mark or its entity before `at` is an opening one. */
function isQuotationOpen(text: string, at: number): boolean {
  const line = text.slice(Math.max(0, at - 300), at);
  const open = Math.max(line.lastIndexOf('“'), line.lastIndexOf('ldquo'));
  return open > Math.max(line.lastIndexOf('”'), line.lastIndexOf('rdquo'), line.lastIndexOf('\n'));
}

function disjoint(sorted: readonly HtmlRemnant[]): HtmlRemnant[] {
  let at = 0;
  return sorted.filter(({ start, end }) => {
    if (start < at) return false;
    at = end;
    return true;
  });
}
