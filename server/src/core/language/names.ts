import { isHanCode } from '../text/character.ts';
import type { Span } from '../text/span.ts';
import { isSurname } from './surnames.ts';

/** A person named where the words around make it sure that a name stands there. */
export interface PersonMention extends Span {
  readonly name: string;
  /** What the text calls the person before the name (局长, 村民); empty where only a verb of speech follows. */
  readonly post: string;
  /** Han characters from the nearest mark up to the name, post included: 江湾县公安局局长. */
  readonly title: string;
}

/** A place or body named with its kind: 甲石镇. */
export interface PlaceMention extends Span {
  readonly name: string;
  /** 镇, 派出所 … */
  readonly kind: string;
}

const POSTS =
  '(?:记者|通讯员|书记|主任|局长|院长|校长|园长|馆长|厂长|站长|台长|行长|会长|处长|科长|所长|队长|市长|区长|县长|镇长|乡长|部长|厅长|省长|组长|班长|店长|董事长|总经理|经理|负责人|教授|医生|医师|护士|教师|老师|律师|法官|检察官|法官助理|民警|交警|辅警|警长|教导员|指导员|政委|消防员|工程师|技术员|研究员|设计师|农艺师|总干事|理事长|村支书|村民|居民|市民|业主|乘客|司机|学生|同学|家长|游客|工人|职工|员工|种植户|养殖户|贫困户|网格员|志愿者|嫌疑人|被告人|受害人|运动员|选手|教练|演员|导演|作家|画家|艺术家|传承人|主席|委员|代表|组织委员|宣传委员|秘书长|党员)';
const SPEECH =
  '说|表示|介绍|告诉|认为|指出|坦言|回忆|透露|强调|感慨|感叹|直言|解释|称|谈到|笑着|高兴地|激动地|宣布|会见|出席|抵达|致辞|听取';
/** What ends a name: a mark, a verb of speech, or a word that is in no given name. */
const AFTER = `[^\\p{Script=Han}]|$|${SPEECH}|等人|先生|女士|同志|参加|出席|主持|带领|负责|来到|走进|看到|正|从|把|被|对|向|也|都|就|又|将|给|让|还|已|了|的|是|在`;
const NAME_AFTER_POST = new RegExp(`\\p{Script=Han}{2,3}?(?=${AFTER})`, 'uy');
const NAME_BEFORE_SPEECH = new RegExp(`\\p{Script=Han}{2,3}?(?=${SPEECH})`, 'uy');
const POST_BEFORE = new RegExp(`${POSTS}$`);
const LONGEST_POST = 5;
const LONGEST_TITLE = 20;

const endsPost = new Uint8Array(0x10000);
for (const post of POSTS.slice(3, -1).split('|')) endsPost[post.charCodeAt(post.length - 1)] = 1;

/**
 * The persons of a text in order. Those of rare surnames, and foreigners, are left out. With a lexicon, a name of three characters
 * also ends where the third and the next make no word. Linear.
 */
export function personsIn(text: string, isWord?: (word: string) => boolean): PersonMention[] {
  const mentions: PersonMention[] = [];
  for (let start = 0; start < text.length; start++) {
    const before = start === 0 ? NEWLINE : text.charCodeAt(start - 1);
    const isOpening = !isHanCode(before);
    if ((!isOpening && endsPost[before] === 0) || !isSurname(text.charAt(start))) continue;
    const post = isOpening ? '' : (POST_BEFORE.exec(text.slice(Math.max(0, start - LONGEST_POST), start))?.[0] ?? '');
    if (!isOpening && post === '') continue;
    const name = isOpening
      ? matchAt(NAME_BEFORE_SPEECH, text, start)
      : (matchAt(NAME_AFTER_POST, text, start) ?? (isWord && unendedName(text, start, isWord)));
    if (name === undefined) continue;
    mentions.push({ start, end: start + name.length, name, post, title: isOpening ? '' : hanBefore(text, start) });
  }
  return mentions;
}

const NEWLINE = 10;

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

const FOUR_HAN = /^\p{Script=Han}{4}$/u;

function unendedName(text: string, start: number, isWord: (word: string) => boolean): string | undefined {
  const four = text.slice(start, start + 4);
  return FOUR_HAN.test(four) && !isWord(four.slice(2)) ? four.slice(0, 3) : undefined;
}

function hanBefore(text: string, end: number): string {
  return /\p{Script=Han}*$/u.exec(text.slice(Math.max(0, end - LONGEST_TITLE), end))![0];
}

const KINDS = /镇(?![静痛压定])|乡(?![村亲镇土情愁])|县(?![域级城])|街道|派出所|法院|检察院/g;
/** What may stand before a place's name: a mark, a preposition, or a larger place. */
const BEFORE_PLACE = /[^\p{Script=Han}]|[在到进出回于从至赴往位与及和县市区省州盟旗镇乡]/u;
const LONGEST_PLACE = 4;

/** Places and bodies in order, two to four characters and their kind, where something marks the beginning of the name. Linear. */
export function placesIn(text: string): PlaceMention[] {
  const mentions: PlaceMention[] = [];
  for (const { index, 0: kind } of text.matchAll(KINDS)) {
    const length = placeLength(text, index);
    if (length === 0) continue;
    const start = index - length;
    const end = index + kind.length;
    mentions.push({ start, end, name: text.slice(start, end), kind });
  }
  return mentions;
}

function placeLength(text: string, end: number): number {
  for (let length = 1; length <= LONGEST_PLACE; length++) {
    if (!/\p{Script=Han}/u.test(text.charAt(end - length))) return 0;
    if (length >= 2 && (end === length || BEFORE_PLACE.test(text.charAt(end - length - 1)))) return length;
  }
  return 0;
}
