import { oncePerPage } from '../page/memo.ts';
import type { Page } from '../page/page.ts';
import { passagesOf } from '../page/passage.ts';
import { isHan, isNewlineCode } from '../text/character.ts';
import { isSimplifiedOnly, isTraditionalOnly } from '../text/script.ts';
import { type Span, shifted } from '../text/span.ts';
import { AMBIGUOUS_CHARACTERS, SURNAMES } from './ambiguous.ts';
import { isStandardCode, simplifiedOf, standardFormOf } from './character.ts';
import { convertScript, type HouseScript } from './convert.ts';
import { privateUseForm, radicalForm } from './look-alike.ts';
import { outside } from './region.ts';

export type StrayKind = 'script' | 'variant' | 'radical' | 'compatibility' | 'private-use' | 'zero' | 'full-width';

/** A character that the house does not set, or the run of full-width letters it belongs to. */
export interface Stray extends Span {
  readonly kind: StrayKind;
  /** Absent when nothing tells what was meant. */
  readonly newText?: string;
  /** Whether the new text is the only form there is. */
  readonly isUnique: boolean;
  /** Whether it stands where another form may be meant: a name, a quotation, a title. */
  readonly isGuarded: boolean;
}

/** Every stray character of a page in order, those of Japanese lines and of `regions`, which are set in the other script, left out. Linear. */
export function* straysOf(page: Page, regions: readonly Span[], house: HouseScript): Iterable<Stray> {
  const isOutside = outside(regions);
  const passages = passagesOf(page).blocks;
  for (const [i, block] of page.blocks.entries()) {
    if (!isOutside(block)) continue;
    for (const stray of straysInBlock(passages[i]!, house)) yield { ...stray, ...shifted(stray, block.start) };
  }
}

const straysInBlock = oncePerPage(({ text }, house: HouseScript): readonly Stray[] => {
  const isCandidate = candidateTable(house);
  const strays: Stray[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isCandidate[code] === 0) continue;
    const stray = strayAt(text, at, code, house);
    if (!stray) continue;
    strays.push(stray);
    at = stray.end - 1;
  }
  return strays;
});

const tables = new Map<boolean, Uint8Array>();

function candidateTable(house: HouseScript): Uint8Array {
  const isSimplified = house === 'simplified';
  let table = tables.get(isSimplified);
  if (!table) {
    table = Uint8Array.from({ length: 0x10000 }, (_, code) => Number(isCandidateCode(code, isSimplified)));
    tables.set(isSimplified, table);
  }
  return table;
}

function isCandidateCode(code: number, isSimplified: boolean): boolean {
  if (isRadicalCode(code) || isCompatibilityCode(code) || isPrivateUse(code) || isFullWidthLetter(code)) return true;
  if (ZERO_LIKE.includes(String.fromCharCode(code))) return true;
  if (!isSimplified) return isSimplifiedOnly(code);
  if (isStandardCode(code)) return code === YU;
  return isTraditionalOnly(code) || standardFormOf(String.fromCharCode(code)) !== undefined;
}

/** 於: in the standard table as a surname only. */
const YU = 0x65bc;

const isRadicalCode = (code: number): boolean => code >= 0x2e80 && code <= 0x2fd5;
const isCompatibilityCode = (code: number): boolean => code >= 0xf900 && code <= 0xfad9;
const isPrivateUse = (code: number): boolean => code >= 0xe000 && code <= 0xf8ff;
const isFullWidthLetter = (code: number): boolean =>
  (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a);

/** What is set for 〇 by mistake. */
const ZERO_LIKE = '○◯OＯo0０';

function strayAt(text: string, at: number, code: number, house: HouseScript): Stray | undefined {
  const character = text.charAt(at);
  const span = { start: at, end: at + 1 };
  if (ZERO_LIKE.includes(character) && standsInNumeral(text, at))
    return { ...span, kind: 'zero', newText: '〇', isUnique: false, isGuarded: false };
  if (isFullWidthLetter(code)) return fullWidthRun(text, at);
  if (isRadicalCode(code)) return formed(span, 'radical', radicalForm(character), code >= 0x2f00);
  if (isPrivateUse(code)) return formed(span, 'private-use', privateUseForm(character), false);
  const plain = character.normalize('NFC');
  if (isCompatibilityCode(code)) return plain === character ? undefined : formed(span, 'compatibility', plain, true);
  return scriptStray(text, at, house);
}

const formed = (span: Span, kind: StrayKind, newText: string | undefined, isUnique: boolean): Stray => ({
  ...span,
  kind,
  ...(newText !== undefined && { newText }),
  isUnique: isUnique && newText !== undefined,
  isGuarded: false,
});

const NUMERALS = '一二三四五六七八九〇';

/** Between two digits of a year or number read figure by figure: 二○二四年. */
function standsInNumeral(text: string, at: number): boolean {
  const isNumeral = (place: number) => NUMERALS.includes(text.charAt(place)) && text.charAt(place) !== '';
  const isZero = (place: number) => ZERO_LIKE.includes(text.charAt(place)) && text.charAt(place) !== '';
  return isNumeral(at - 1) &&
    (isNumeral(at + 1) || text.charAt(at + 1) === '年' || (isZero(at + 1) && isNumeral(at + 2)))
    ? true
    : isZero(at - 1) && isNumeral(at - 2) && (isNumeral(at + 1) || text.charAt(at + 1) === '年');
}

function fullWidthRun(text: string, at: number): Stray {
  let end = at + 1;
  while (isFullWidthLetter(text.charCodeAt(end))) end++;
  return formed({ start: at, end }, 'full-width', text.slice(at, end).normalize('NFKC'), true);
}

/** Characters of context that phrases need. */
const CONTEXT = 4;

const ambiguous = new Set(AMBIGUOUS_CHARACTERS.map(({ character }) => character));

function scriptStray(text: string, at: number, house: HouseScript): Stray | undefined {
  const character = text.charAt(at);
  const line = lineAround(text, at);
  if (character === '於' && SURNAME_YU.test(text.slice(Math.max(0, at - 1), at + 4))) return undefined;
  if (KANA.test(text.slice(line.start, line.end))) return undefined;
  const from = Math.max(line.start, at - CONTEXT);
  const context = text.slice(from, Math.min(line.end, at + 1 + CONTEXT));
  const converted = convertScript(context, house);
  if (converted.length !== context.length) return undefined;
  const newText = converted.charAt(at - from);
  if (newText === character) return undefined;
  const isVariant = house === 'simplified' && !isTraditionalOnly(character.charCodeAt(0));
  return {
    start: at,
    end: at + 1,
    kind: isVariant ? 'variant' : 'script',
    newText,
    isUnique: house === 'simplified' && !ambiguous.has(character) && simplifiedOf(character) === newText,
    isGuarded: isInName(text, at) || isQuoted(text, line, at),
  };
}

/** 於女士, 於某某, 姓於 with the character before. */
const SURNAME_YU = /^姓於|於(?:某|女士|先生|老师|同志|教授|主任|经理|氏|姓|.{1,2}(?:说|称|表示|介绍))/;
const KANA = /[\u3041-\u309f\u30a1-\u30fa]/;
const LINE_WINDOW = 120;

/** The line of a place, as far as a quotation or Japanese text may reach. */
function lineAround(text: string, at: number): Span {
  let start = at;
  while (start > 0 && at - start < LINE_WINDOW && !isNewlineCode(text.charCodeAt(start - 1))) start--;
  let end = at;
  while (end < text.length && end - at < LINE_WINDOW && !isNewlineCode(text.charCodeAt(end))) end++;
  return { start, end };
}

/** A given name of one or two characters behind a surname. */
function isInName(text: string, at: number): boolean {
  const isName = (surnameAt: number) => SURNAMES.has(text.charAt(surnameAt)) && surnameAt >= 0;
  return isName(at - 1) || (isHan(text[at - 1]) && isName(at - 2));
}

const OPENING = '“‘《「『〈';
const CLOSING = '”’》」』〉';

/** Inside quotation marks with nothing simplified beside it: a quotation or title in its own script, no slip in someone's speech. */
function isQuoted(text: string, line: Span, at: number): boolean {
  let open = at;
  while (open >= line.start && !OPENING.includes(text.charAt(open)) && !CLOSING.includes(text.charAt(open))) open--;
  if (open < line.start || !OPENING.includes(text.charAt(open))) return false;
  for (let i = open; i < line.end && !CLOSING.includes(text.charAt(i)); i++)
    if (isSimplifiedOnly(text.charCodeAt(i))) return false;
  return true;
}
