import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { breakPage, type SoundArticle } from '../breaker/page.ts';
import { seeded } from '../breaker/random.ts';
import type { Way } from '../breaker/ways.ts';
import { parseFixture } from '../fixture.ts';

const SENTENCE = /(?<=^|。)[^。\n⟦⟧]{12,80}。/gm;

/** The sentences of the fixtures in which their rule finds nothing, in the order of the files. */
export function readSentences(folder: string): string[] {
  const texts = readdirSync(folder)
    .sort()
    .flatMap((name) => parseFixture(readFileSync(path.join(folder, name), 'utf8')))
    .flatMap(({ texts }) => [...texts.values()]);
  return [...new Set(texts.flatMap((text) => text.match(SENTENCE) ?? []))];
}

const WAYS: readonly Way[] = ['inserted', 'truncated', 'worn', 'orphan', 'credit', 'glued'];

/**
 * A page of about `size` bytes like no other: sentences recombined, their figures drawn anew, persons and places made up, then broken as pages
 * read by OCR are and a character misread here and there. The same seed gives the same page.
 */
export function variedPage(sentences: readonly string[], seed: number, size: number): string {
  const random = seeded(seed + 1);
  const articles: SoundArticle[] = [];
  for (let bytes = 0; bytes < size; ) {
    const article = articleFrom(sentences, random);
    articles.push(article);
    bytes += Buffer.byteLength(article.title + article.paragraphs.join('\n\n'));
  }
  const ways = WAYS.filter(() => random() < 0.4);
  return `${misread(breakPage(articles, ways, random).text, random)}\n`;
}

function articleFrom(sentences: readonly string[], random: () => number): SoundArticle {
  const drawn = (): string => withNewFigures(pick(sentences, random), random);
  const paragraph = (): string => {
    const source = random() < 0.3 ? `${place(random)}${pick(POSTS, random)}${person(random)}介绍，` : '';
    return source + Array.from({ length: 2 + Math.floor(random() * 3) }, drawn).join('');
  };
  const title = `${place(random)}${pick(sentences, random).split(/[，：；。]/)[0]}`;
  return { title, paragraphs: Array.from({ length: 4 + Math.floor(random() * 5) }, paragraph) };
}

/** Days stay days and years years, so that the dates exist. */
function withNewFigures(sentence: string, random: () => number): string {
  const between = (low: number, high: number): string => String(low + Math.floor(random() * (high - low)));
  return sentence.replace(/\d+/g, (digits) => {
    if (digits.length <= 2) return digits.length === 1 ? between(1, 10) : between(10, 29);
    return /^(?:19|20)\d\d$/.test(digits)
      ? between(1995, 2025)
      : between(10 ** (digits.length - 1), 10 ** digits.length);
  });
}

const POSTS = [
  '市水务局局长',
  '县教育局副局长',
  '镇党委书记',
  '市图书馆馆长',
  '合作社理事长',
  '医院副院长',
  '市园林局总工程师',
];

const place = (random: () => number): string =>
  pick([...'清江湾石桥林泉云岭沙溪柳白河'], random) +
  pick([...'河州湾原阳城水安'], random) +
  pick([...'市县镇'], random);

const person = (random: () => number): string =>
  pick([...'陈田赵孙周吴郑冯韩杨朱秦许何吕施张孔曹严'], random) +
  pick([...'守立建一国玉春志文晓佳海'], random) +
  pick([...'田鸣强华兰生平远宁梅峰杰'], random);

const LIKENESSES = new Map(
  [...'己已 末未 人入 日曰 士土 大太 千干 天夭 贷货 侯候 治冶 折拆'.matchAll(/(.)(.)/g)].map(([, a, b]) => [a!, b!]),
);
/** Of the characters that have a likeness, the share that is misread: about one character in 500. */
const MISREAD = 0.08;

const misread = (text: string, random: () => number): string =>
  text.replace(/[己末人日士大千天贷侯治折]/g, (character) =>
    random() < MISREAD ? LIKENESSES.get(character)! : character,
  );

const pick = <T>(items: readonly T[], random: () => number): T => items[Math.floor(random() * items.length)]!;
