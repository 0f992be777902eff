import type { LanguageServices } from '../language/services.ts';
import { isSurname } from '../language/surnames.ts';
import { CLOSING_MARKS, isDigitCode, isHanUnit, isLatinCode, isSpaceCode, OPENING_MARKS } from '../text/character.ts';
import { foldToSimplified } from '../text/script.ts';
import type { Span } from '../text/span.ts';
import { creditsIn } from './credits.ts';
import { isBlockReadAcross } from './cross-reading.ts';
import { widthOf } from './lines.ts';
import { isMeant, nameListSpaces } from './meant-spaces.ts';
import type { Block, Layout, Page } from './page.ts';

/**
 * The spaces inside the sentences of running text that print line ends left behind. Spaces that are meant stay: in bylines, between the
 * halves of a title or a couplet, in lists of names, after a label, between Latin words and in figures such as 09:30, and where columns
 * were read across: there they tell the lines apart.
 */
export function* straySpacesOf(page: Page, { model }: LanguageServices): Generator<StraySpace> {
  for (const block of page.blocks) {
    if (isBlockReadAcross(page, block, model)) continue;
    if (block.role === 'paragraph' || block.role === 'caption') yield* strayInBlock(page, block);
  }
}

/** The same in display type, judged by what the rest of the page writes. */
export function* strayDisplaySpacesOf(page: Page): Generator<StraySpace> {
  if (page.layout.kind !== 'spaced') return;
  for (const block of page.blocks) if (isDisplay(block)) yield* strayInDisplay(page, block);
}

/** A stray space; `atLoss` when characters seem to be missing there, so that closing the gap alone is no repair. */
export interface StraySpace extends Span {
  readonly atLoss: boolean;
}

const SENTENCE_END = /[。！？!?…][”’"）)》]*$/;

/** A paragraph with this many spaces, one in at most so many characters, is spaced even where the rest of the page is not. */
const LEAST_SPACES = 4;
const CHARACTERS_PER_SPACE = 36;
/** Lists set with spaces have hardly any marks. */
const CHARACTERS_PER_MARK = 30;

function* strayInBlock({ text, layout }: Page, block: Block): Generator<StraySpace> {
  const spaces = block.lines.flatMap((line) => spacesIn(text, line));
  if (spaces.length === 0) return;
  const credits = creditsIn(text, block.start, block.end);
  const inner = spaces.filter(outside(credits));
  const length = block.end - block.start;
  const marks = text.slice(block.start, block.end).match(/[，。、；,]/g)?.length ?? 0;
  const chinese = inner.filter((space) => isBetweenChinese(text, space)).length;
  const isSpaced =
    layout.kind === 'spaced' ||
    (chinese >= LEAST_SPACES && chinese * CHARACTERS_PER_SPACE >= length && marks * CHARACTERS_PER_MARK >= length);
  const listed = nameListSpaces(text, block, inner);
  const isSentence = SENTENCE_END.test(text.slice(Math.max(block.start, block.end - 8), block.end));
  const hasLostQuote = isSpaced && lacksQuote(text.slice(block.start, block.end));
  let lineStart = block.start;
  for (const [i, space] of inner.entries()) {
    const isLineEnd = isSpaced && endsPrintLine(text, block, lineStart, space, layout);
    if (isLineEnd) lineStart = space.end;
    if (
      listed.has(space.start) ||
      isMeant(text, block, space, { isSpaced, isPrint: layout.kind === 'spaced', isLineEnd })
    )
      continue;
    if (!(isSpaced ? isStrayInSpaced(text, space) : isStrayInPlain(text, space, isSentence))) continue;
    const next = { start: space.end, end: inner[i + 1]?.start ?? block.end };
    yield { ...space, atLoss: isSpaced && isAtLoss(text, space, next, { block, layout, hasLostQuote }) };
  }
}

/** Some house styles set a space between Han characters and Latin words or figures: it tells nothing about print lines. */
function isBetweenChinese(text: string, { start, end }: Span): boolean {
  const isWord = (side: Side) => side === 'latin' || side === 'digit';
  return !isWord(sideOf(text, start - 1)) && !isWord(sideOf(text, end));
}

/** Display type that may have been set over two print lines. */
const isDisplay = ({ role }: Block): boolean => role === 'headline' || role === 'subtitle' || role === 'subhead';

/** The halves of a two-part headline differ by less than this; what a print line leaves over may be of any length. */
const HALVES_DIFFER = 4;
const SHORTEST_QUOTED = 5;
/** More spaces in one line of display type are a table's. */
const MOST_SPACES = 16;

/** In display type a space is stray inside a phrase that the page has without it, or behind a full print line. */
function* strayInDisplay({ text, layout }: Page, block: Block): Generator<StraySpace> {
  const spaces = spacesIn(text, block);
  if (spaces.length === 0 || spaces.length > MOST_SPACES) return;
  const isLoose = layout.width === undefined && hasLoneCharacter(text.slice(block.start, block.end));
  for (const space of spaces) {
    if (sideOf(text, space.start - 1) !== 'han' || sideOf(text, space.end) !== 'han') continue;
    const phrase = quotedAround(text, block, space);
    if (isLoose || (phrase && isRepeated(text, block, phrase))) yield { ...space, atLoss: false };
    else if (spaces.length === 1 && leavesRest(text, block, space, layout)) yield { ...space, atLoss: false };
  }
}

/** Characters of the article in which its headline's words are looked for. */
const NEARBY = 20_000;

const isRepeated = (text: string, { end }: Block, phrase: string): boolean =>
  text.slice(end, end + NEARBY).includes(phrase);

/** A single Han character between spaces: noise of the recognition, where the engine leaves spaces anywhere. */
const hasLoneCharacter = (line: string): boolean => /(?:^|\s)\p{Script=Han}\s/u.test(line);

/** The quoted phrase round a space, without the space. */
function quotedAround(text: string, block: Block, { start, end }: Span): string | undefined {
  const before = /[“"「《]([^“”"「」《》\s]+)$/.exec(text.slice(block.start, start))?.[1];
  const after = /^([^“”"「」《》\s]+)[”"」》]/.exec(text.slice(end, block.end))?.[1];
  return before && after && before.length + after.length >= SHORTEST_QUOTED ? before + after : undefined;
}

function leavesRest(text: string, block: Block, space: Span, { width }: Layout): boolean {
  if (width === undefined) return false;
  const first = widthOf(text, block.start, space.start);
  const isFull = Math.abs(first - width) <= 1 || Math.abs(first + INDENT - width) <= 1;
  return isFull && first - widthOf(text, space.end, block.end) >= HALVES_DIFFER;
}

/** Runs of blanks inside a line. */
function spacesIn(text: string, { start, end }: Span): Span[] {
  const spaces: Span[] = [];
  for (let at = start; at < end; at++) {
    if (!isSpaceCode(text.charCodeAt(at))) continue;
    let stop = at + 1;
    while (stop < end && isSpaceCode(text.charCodeAt(stop))) stop++;
    spaces.push({ start: at, end: stop });
    at = stop;
  }
  return spaces;
}

/** Asked about spaces in order: does the space touch none of `credits`, which are in order too? */
function outside(credits: readonly Span[]): (space: Span) => boolean {
  let next = 0;
  return (space) => {
    while (next < credits.length && credits[next]!.end < space.start) next++;
    return next === credits.length || credits[next]!.start > space.end;
  };
}

const LINE_TOLERANCE = 1.5;
const INDENT = 2;

/** Does a print line that began at `lineStart` end at the space, by the column's width? */
function endsPrintLine(text: string, block: Block, lineStart: number, space: Span, { width }: Layout): boolean {
  if (width === undefined) return false;
  const own = widthOf(text, lineStart, space.start) + (lineStart === block.start ? INDENT : 0);
  return Math.abs(own - width) <= LINE_TOLERANCE;
}

/** A print line this much narrower than the column has lost characters. */
const LOSS = 2.5;
const NEAR_QUOTE = 12;
const RESTART = /^\p{Script=Han}{1,2}年来[，,]/u;
const LISTED_NAME = /、\p{Script=Han}{2,3}$/u;
const CLIPPED = /^下[。，,]/;

/** Do characters seem to be missing at the space: a short print line behind it, a sentence that starts anew, a lost mark? */
function isAtLoss(
  text: string,
  space: Span,
  next: Span,
  { block, layout: { width }, hasLostQuote }: { block: Block; layout: Layout; hasLostQuote: boolean },
): boolean {
  const before = text.slice(Math.max(block.start, space.start - NEAR_QUOTE), space.start);
  const after = text.slice(space.end, Math.min(block.end, space.end + NEAR_QUOTE));
  if (hasLostQuote && /["“”'‘’]/.test(before + after)) return true;
  if (RESTART.test(after) && sideOf(text, space.start - 1) === 'han') return true;
  if (CLIPPED.test(after) || (LISTED_NAME.test(before) && isSurname(foldToSimplified(after[0]!)))) return true;
  return width !== undefined && isShortLine(text, next, width);
}

/** A line before another space that is shorter than the column's, but not a piece that noise cut off. */
function isShortLine(text: string, { start, end }: Span, width: number): boolean {
  const own = widthOf(text, start, end);
  return isSpaceCode(text.charCodeAt(end)) && own <= width - LOSS && own >= width / 2;
}

/** Is a quotation mark of the paragraph without its partner? */
function lacksQuote(paragraph: string): boolean {
  const count = (mark: string) => paragraph.split(mark).length - 1;
  return count('"') % 2 === 1 || count("'") % 2 === 1 || count('“') !== count('”') || count('‘') !== count('’');
}

/** Kinds of the characters beside a space. */
type Side = 'han' | 'digit' | 'latin' | 'opening' | 'closing' | 'other';

function sideOf(text: string, at: number): Side {
  const code = text.charCodeAt(at);
  if (isHanUnit(code)) return 'han';
  if (isDigitCode(code)) return 'digit';
  if (isLatinCode(code)) return 'latin';
  const character = text.charAt(at);
  if (CLOSING_MARKS.includes(character)) return 'closing';
  return OPENING_MARKS.includes(character) ? 'opening' : 'other';
}

/** Signs between the items of a menu. */
const SEPARATOR = /[·•|｜/／>＞»]/;

/** In a spaced page every space beside a Han character or a Chinese mark is a line end or noise, but not between Latin words and figures. */
function isStrayInSpaced(text: string, { start, end }: Span): boolean {
  const before = sideOf(text, start - 1);
  const after = sideOf(text, end);
  if (SEPARATOR.test(text.charAt(start - 1)) || SEPARATOR.test(text.charAt(end))) return false;
  if (before === 'han' || after === 'han') return true;
  if (before === 'digit' && after === 'digit') return isCutNumber(text, start, end);
  const isWord = (side: Side) => side === 'latin' || side === 'digit';
  if (isWord(before) && isWord(after)) return false;
  return isChineseMark(text.charCodeAt(start - 1)) || isChineseMark(text.charCodeAt(end)) || text.charAt(end) === '"';
}

const isChineseMark = (code: number): boolean => code >= 0x2014 && code !== 0x2022;

/** A number cut by a space has no sign, colon or further space around it that would make it a list, date or time. */
function isCutNumber(text: string, start: number, end: number): boolean {
  const before = /[^\d\s]?\d+$/.exec(text.slice(Math.max(0, start - 8), start))?.[0] ?? '';
  const after = /^\d+[^\d]?/.exec(text.slice(end, end + 8))?.[0] ?? '';
  return /^\p{Script=Han}/u.test(before) && /\p{Script=Han}$/u.test(after);
}

/** Elsewhere a space is surely stray between two Han characters of a sentence and on the inner side of a mark. */
function isStrayInPlain(text: string, { start, end }: Span, isSentence: boolean): boolean {
  if (end - start > 1) return false;
  const before = text.charAt(start - 1);
  const after = text.charAt(end);
  if (CLOSERS.includes(after)) return sideOf(text, start - 1) !== 'closing' || QUOTES_CLOSED.includes(before);
  if (OPENERS.includes(before)) return true;
  if (PAUSES.includes(before)) return sideOf(text, end) === 'han' || OPENERS.includes(after);
  if (before === '：') return OPENERS.includes(after);
  if (sideOf(text, end) !== 'han' || !(sideOf(text, start - 1) === 'han' || before === '”')) return false;
  return isSentence && !isSpreadName(text, start, end);
}

/** Full-width marks, before and behind which print has no blank; half-width ones may belong to a Latin phrase. */
const CLOSERS = '，。、；：？！”’）》】」』';
const OPENERS = '“‘（《【「『';
const PAUSES = '，、；';
const QUOTES_CLOSED = '”’）》】」』';

/** A two-character name set wide (张 璞代表). */
function isSpreadName(text: string, start: number, end: number): boolean {
  return isSurname(foldToSimplified(text.charAt(start - 1))) && !isHanUnit(text.charCodeAt(end + 1));
}
