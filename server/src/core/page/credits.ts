import { isSurname } from '../language/surnames.ts';
import { foldToSimplified } from '../text/script.ts';
import type { Span } from '../text/span.ts';
import type { Reading } from './reading.ts';

/** Words that stand for a person's part in a report; they may follow the name of a paper (城市晚报全媒体记者). */
const TITLE = '记者|通讯员|特派员|撰稿人|评论员|作者|实习生|报道组|摄影报道|编辑|策划|统筹|主编|编审|校对|审核|终审';
const PART = '文字|图片|摄影|撰文|采写|供稿|供图|报道|视频|制图|整理|文|图|摄';

const TITLE_END = new RegExp(`(?:${TITLE})[:：]?$`);
const TITLE_THEN_NAME = new RegExp(`^(.{0,16}?(?:${TITLE}|${PART}))[:：]?(\\p{Script=Han}{2,4})$`, 'u');
const ONLY_PARTS = new RegExp(`^(?:本版|本组|均|由|除署名外|(?:${PART})[:：]?)+$`);
const HAS_TITLE = new RegExp(TITLE + '|文[/／]|图[/／]|供稿|摄影|撰文|采写');
/** 本报讯（记者张三） opens a paragraph. */
const OPENS_REPORT = /^[^（(\s]{0,12}[讯电][（(]/;
/** A credit line is short: six names with their papers. */
const LONGEST_CREDIT = 80;

/** Is the whole line a byline or an editor's line: 本报记者 张三 通讯员 李四; 文/图 王五; [责任编辑:赵六]? */
export function isCreditLine(reading: Reading): boolean {
  if (reading.length > LONGEST_CREDIT || !HAS_TITLE.test(reading) || OPENS_REPORT.test(reading)) return false;
  const bare = reading.replace(/^[—\-–\s(（【[□■◆●▲★]+|[)）】\]\s]+$/g, '');
  const words = bare.split(/[\s、，,;；/／|｜()（）&·]+|(?<=[:：])/).filter(Boolean);
  if (words.length === 0 || words.length > 24) return false;
  let hasTitle = false;
  for (const [i, word] of words.entries()) {
    if (TITLE_END.test(word) && word.length <= 18) hasTitle = true;
    else if (isTitledName(word)) hasTitle = true;
    else if (ONLY_PARTS.test(word)) hasTitle ||= words.length > 1;
    else if (!isNameOrPiece(word, words[i + 1], words[i - 1], hasTitle)) return false;
  }
  return hasTitle && (words.length > 1 || isTitledName(words[0]!));
}

function isTitledName(word: string): boolean {
  const match = TITLE_THEN_NAME.exec(word);
  return match !== null && isSurname(match[2]![0]!);
}

const HAN_NAME = /^\p{Script=Han}{2,4}$/u;
const FOREIGN_NAME = /^\p{Script=Han}{2,6}(?:[·•]\p{Script=Han}{1,6})+$/u;

/** A name, or half of a two-character name set wide (张 剑). After a title any two to four characters will do. */
function isNameOrPiece(
  word: string,
  next: string | undefined,
  before: string | undefined,
  afterTitle: boolean,
): boolean {
  if (HAN_NAME.test(word)) return afterTitle || isSurname(word[0]!);
  if (FOREIGN_NAME.test(word)) return true;
  if (word.length !== 1) return false;
  return isSurname(word) ? next !== undefined : before !== undefined && isSurname(before);
}

const PHOTO_END = /(?:摄影报道|航拍|供图|摄影|摄|图|绘|制图|提供|发布?)\s*[)）]?$/;
const PHOTO_CREDIT =
  /(?:^|[。！？!?”"」’)）\s]|图[:：为]|记者|通讯员)\s*(?:本组|均由|由|图片|照片)?(?:\p{Script=Han}{0,16}(?:记者|通讯员|日报|晚报|社|网|中心|局))?\s*(\p{Script=Han})\p{Script=Han}?\s?\p{Script=Han}{0,2}(?:[、,，\s]\p{Script=Han}{2,4}){0,4}\s*[/／]?\s*(?:摄影报道|航拍|供图|摄影|摄|图|绘|制图)\s*[)）]?$/u;
const SOURCE_CREDIT =
  /[（(](?:资料图片?|资料照片|网络图片|受访者供图|图片由[^）)]{2,20}提供|[^）)]{0,12}供图|[^）)]{0,12}摄|新华社发)[）)]$|^(?:本版|本组|以上|均为|图片)[^。]{0,12}(?:资料图片?|资料照片|摄|供图|提供)。?$|供图$/;
/** A paragraph may end with the note of its picture; a caption is shorter. */
const LONGEST_SOURCED_CAPTION = 60;
/** Characters at the end of a block in which a photo credit is looked for. */
const CREDIT_TAIL = 48;

/** Does the block end with a photo credit (王五 摄; 赵六 航拍; （资料图片）)? */
export function endsWithPhotoCredit(reading: Reading): boolean {
  const tail = reading.slice(-CREDIT_TAIL);
  if (!PHOTO_END.test(tail) && !/[图片照发]\s*[)）。]?$/.test(tail)) return false;
  const match = PHOTO_CREDIT.exec(tail);
  return (
    (match !== null && isSurname(match[1]!)) || (reading.length <= LONGEST_SOURCED_CAPTION && SOURCE_CREDIT.test(tail))
  );
}

const REPORTER =
  /[^\s，。、；：“”"（）(),.;:!?！？]{0,14}(?:记者|記者|通讯员|通訊員|摄影|攝影|撰稿人?|摄影报道|实习生)([ \u3000\u00a0]*[:：]?[ \u3000\u00a0]*)/g;
/** One name after a title: 张三, 张 三, 欧阳某某, 阿依古丽·买买提; what follows must not be more Han characters. */
const NAME =
  /(?:[ \u3000\u00a0]{0,2}[、,，]?[ \u3000\u00a0]{0,2})(\p{Script=Han}[ \u3000]\p{Script=Han}(?!\p{Script=Han})|\p{Script=Han}{2,4}?(?:[·•]\p{Script=Han}{1,6}){0,2}(?=摄|攝|报道|報道|\P{Script=Han}|$))/uy;
const PART_AFTER = /[ \u3000\u00a0]*(?:摄影报道|报道|摄影|摄|攝|航拍|文[/／]图)(?!\p{Script=Han})/uy;
const MOST_NAMES = 12;
const LONGEST_LISTED_NAME = 3;

const isSpaceOrColon = (character: string): boolean => /[\s:：]/.test(character);

/** A two-character name set wide. */
const isSpread = (name: string): boolean => /\s/.test(name);

/** Every byline or photo credit inside text[start, end), in order: a title with the names that follow it. */
export function creditsIn(text: string, start: number, end: number): Span[] {
  const shown = text.slice(start, end);
  if (!/记者|記者|通讯员|通訊員|摄影|攝影|撰稿|实习生/.test(shown)) return [];
  const credits: Span[] = [];
  for (const match of shown.matchAll(REPORTER)) {
    const named = endOfNames(shown, match.index + match[0].length);
    if (named === undefined) continue;
    PART_AFTER.lastIndex = named;
    const stop = PART_AFTER.test(shown) ? PART_AFTER.lastIndex : named;
    credits.push({ start: start + match.index, end: start + stop });
  }
  return credits;
}

/** Where the list of names from `from` on ends; undefined when no name stands there. Only a first name set apart may lack a surname. */
function endOfNames(shown: string, from: number): number | undefined {
  let end: number | undefined;
  NAME.lastIndex = from;
  for (let count = 0; count < MOST_NAMES; count++) {
    const match = NAME.exec(shown);
    if (!match) break;
    if (count > 0 && match[1]!.length > LONGEST_LISTED_NAME && !isSpread(match[1]!)) break;
    const isApart = count === 0 && isSpaceOrColon(shown.charAt(from - 1));
    if (!isApart && !isSpread(match[1]!) && !isSurname(foldToSimplified(match[1]![0]!))) break;
    end = NAME.lastIndex;
  }
  return end;
}
