import { isSurname } from '../language/surnames.ts';
import { foldToSimplified } from '../text/script.ts';
import type { Span } from '../text/span.ts';
import type { Block } from './page.ts';

/** What is known about a space before its meaning is asked. */
interface Circumstances {
  /** The paragraph is full of spaces. */
  readonly isSpaced: boolean;
  /** The whole page is: then it was printed. */
  readonly isPrint: boolean;
  /** A print line ends here, by the column's width. */
  readonly isLineEnd: boolean;
}

/** Is the space the writer's: behind a label, between the halves of a title or couplet, beside a web page's metadata? */
export function isMeant(text: string, block: Block, space: Span, known: Circumstances): boolean {
  return (
    followsLabel(text, block, space) ||
    isBesideMetadata(text, block, space) ||
    (!known.isLineEnd && partsTitle(text, block, space, known.isPrint)) ||
    (!known.isSpaced && partsCouplet(text, block, space))
  );
}

const LABEL =
  /^(?:编者按|编者的话|题记|引子|前言|导读|提要|摘要|核心提示|问|答|记者|主持人|图[①-⑩\d]*|第\p{Script=Han}{1,4}[章节条部分]+|[（(]?[\d一二三四五六七八九十]+[)）、.．]?|[A-Z①-⑩][.、]?|[■●◆▲★□○◎]|.{1,12}[讯电])$/u;
const LABEL_LONGEST = 14;

/** A space after a label at the start of the block: 编者按　…, 第三章　…, （一） …, 本报讯 …. */
function followsLabel(text: string, block: Block, space: Span): boolean {
  return (
    space.start - block.start <= LABEL_LONGEST && LABEL.test(foldToSimplified(text.slice(block.start, space.start)))
  );
}

const METADATA_AFTER = /^(?:来源|发稿|发布|编辑|责编|责任编辑|作者|分享|相关新闻|相关链接)/;
const METADATA_BEFORE = /(?:来源|时间|编辑|作者|新闻|链接|\d{2}:\d{2})\s?[:：]?$/;

/** A converter that joins the lines of a web page leaves its source, time and editor in one line with the text. */
function isBesideMetadata(text: string, block: Block, { start, end }: Span): boolean {
  const before = foldToSimplified(text.slice(Math.max(block.start, start - 8), start));
  return METADATA_BEFORE.test(before) || METADATA_AFTER.test(foldToSimplified(text.slice(end, end + 4)));
}

/** Longest stretch from a space to the mark that closes its title, on print pages and elsewhere. */
const TITLE_REACH = { print: 28, plain: 60 };
const TITLE_PAIRS: readonly (readonly [string, string])[] = [
  ['《', '》'],
  ['“', '”'],
  ['「', '」'],
  ['"', '"'],
];

/** A space between the halves of a short title or slogan in marks: 《守望灯火 温暖归途》. */
function partsTitle(text: string, block: Block, { start, end }: Span, isPrint: boolean): boolean {
  const reach = isPrint ? TITLE_REACH.print : TITLE_REACH.plain;
  for (const [open, close] of TITLE_PAIRS) {
    if (open === '"' && isPrint) continue;
    const before = text.slice(Math.max(block.start, start - reach), start);
    const after = text.slice(end, Math.min(block.end, end + reach));
    const from = before.lastIndexOf(open);
    const to = after.indexOf(close);
    if (from < 0 || to < 0) continue;
    const left = before.slice(from + 1);
    const right = after.slice(0, to);
    if (left.includes(close) || /[，。；！？]/.test(left + right)) continue;
    if (!isPrint || hasEvenHalves(left, right)) return true;
  }
  return false;
}

/** Do the parts beside the space have the same length, up to a second space or a dash? */
function hasEvenHalves(left: string, right: string): boolean {
  const half = lastPart(left);
  const others = [firstPart(right), firstPart(right.replace(/\s/g, ''))];
  return half.length >= SHORTEST_HALF - 1 && others.some(({ length }) => length === half.length);
}

const PARTS = /[\s—－-]+/;
const lastPart = (title: string): string => title.split(PARTS).at(-1)!;
const firstPart = (title: string): string => title.split(PARTS)[0]!;

const CLAUSE = /[^，。、；：！？“”"（）()《》\s]*$/;
const CLAUSE_AFTER = /^[^，。、；：！？“”"（）()《》\s]*/;
const SHORTEST_HALF = 4;
const LONGEST_HALF = 10;

/** Verse and couplets: the clauses on both sides are equally long. */
function partsCouplet(text: string, block: Block, { start, end }: Span): boolean {
  const left = CLAUSE.exec(text.slice(Math.max(block.start, start - LONGEST_HALF - 1), start))![0].length;
  const right = CLAUSE_AFTER.exec(text.slice(end, Math.min(block.end, end + LONGEST_HALF + 1)))![0].length;
  return left === right && left >= SHORTEST_HALF && left <= LONGEST_HALF;
}

const LEAST_NAMES = 3;

/** Starts of the spaces in and at the ends of lists of three and more names: 张三 李四 王五. */
export function nameListSpaces(text: string, block: Block, spaces: readonly Span[]): Set<number> {
  const listed = new Set<number>();
  let run: Span[] = [];
  const close = (from: number) => {
    const edges = [spaces[from - 1], spaces[from + run.length]].filter((edge) => edge !== undefined);
    if (run.length + 1 >= LEAST_NAMES) for (const { start } of [...run, ...edges]) listed.add(start);
    run = [];
  };
  spaces.forEach((space, i) => {
    const from = spaces[i - 1]?.end ?? block.start;
    const to = spaces[i + 1]?.start ?? block.end;
    if (isName(lastWord(text.slice(from, space.start))) && isName(firstWord(text.slice(space.end, to))))
      run.push(space);
    else close(i - run.length);
  });
  close(spaces.length - run.length);
  return listed;
}

/** A word of more characters than any name is no name. */
const LONGEST_WORD = 5;
const lastWord = (chunk: string): string => /\p{Script=Han}*$/u.exec(chunk.slice(-LONGEST_WORD))![0];
const firstWord = (chunk: string): string => /^\p{Script=Han}*/u.exec(chunk.slice(0, LONGEST_WORD))![0];

const isName = (word: string): boolean => word.length >= 2 && word.length <= 4 && isSurname(foldToSimplified(word[0]!));
