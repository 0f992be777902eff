import type { Certainty, Finding } from '../../core/engine/finding.ts';
import { articleRule } from '../../core/engine/rule.ts';
import type { LanguageModel } from '../../core/language/services.ts';
import { oncePerPage } from '../../core/page/memo.ts';
import type { Page } from '../../core/page/page.ts';
import { fullWidthOf } from '../../core/text/width.ts';

export const misreadPunctuation = articleRule(
  {
    id: 'misread-punctuation',
    family: 'ocr',
    title: { zh: '误识标点', en: 'Misread punctuation' },
    severity: 'warning',
    fix: 'suggestion',
    docs: {
      what: '句子里的逗号、句号、顿号被识读成了点、间隔号、星号等，或漏掉了。',
      why: '逗号句号的墨点最小，常被读成“·”“.”“、”“：”。按前后文字的用法推定原来的标点；外国人名和“6·10”里的间隔号、小数点、编号、网址不算。“、”“：”本身通顺与否难分，只在页面另有误识标点时才提示。',
      bad: ['防汛指挥部连夜会商·各镇干部全部上堤。', '昨日下午,县里召开发布会.通报防汛工作。'],
      good: ['作家列夫·托尔斯泰的书卖得好。', '“6·10”专案告破，涉案1.2万元。'],
    },
  },
  function* (page, _options, { model }) {
    if (!model || page.script === 'traditional' || !/[·•・.．*=_|^、：:]/.test(page.text)) return;
    const points = [...misreadPoints(page, model)];
    const isMisread = points.length >= LEAST_EVIDENCE;
    const isPrint = isMisread || page.layout.kind !== 'plain';
    for (const point of points) yield isPrint ? point : { ...point, certainty: 'likely' };
    if (!isMisread) return;
    yield* doubtfulMarks(page, model);
    yield* droppedMarks(page, model);
  },
);

/** One odd point may be meant; so many on a page were misread, and make its other marks doubtful too. */
const LEAST_EVIDENCE = 2;

/** What a point can be a misreading of. */
const ALTERNATIVES = ['，', '。', '、', '；', '·'];

/** Nats by which the better mark must beat the printed one. */
const SURE_MARGIN = 4;
const LIKELY_MARGIN = 2;

const POINTS = /(?<=[\p{Script=Han}”》）)] {0,2})[·•・.．*=_|^](?= {0,2}[\p{Script=Han}“《])/gu;

/** A point, middle dot, star … where a clause ends. */
function* misreadPoints(page: Page, model: LanguageModel): Generator<Finding> {
  const points = [...marksInProse(page, POINTS)];
  const repeated = repeatedSurroundings(page.text, points);
  for (const at of points) {
    const isDot = '·•・'.includes(page.text.charAt(at));
    if (repeated.has(around(page.text, at)) || (isDot && isSeparator(page.text, at))) continue;
    const ranked = rankedMarks(page.text, at, model);
    const margin = isDot ? ranked[0]!.score - scoreOf(ranked, '·') : SURE_MARGIN;
    if (margin < LIKELY_MARGIN) continue;
    const marks = ranked.map(({ mark }) => mark);
    yield markFinding(page, at, marks, margin >= SURE_MARGIN ? 'sure' : 'likely');
  }
}

/** Offsets of the marks that `pattern` finds in paragraphs and captions. */
function* marksInProse({ text, blocks }: Page, pattern: RegExp): Generator<number> {
  for (const { role, start, end } of blocks) {
    if (role !== 'paragraph' && role !== 'caption') continue;
    for (const { index } of text.slice(start, end).matchAll(pattern)) yield start + index;
  }
}

const around = (text: string, at: number): string => text.slice(Math.max(0, at - 2), at + 3);

/** The same words about the same point more than once: a name or a unit (元/人.天). */
function repeatedSurroundings(text: string, points: readonly number[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const at of points) {
    const words = around(text, at);
    if (seen.has(words)) repeated.add(words);
    seen.add(words);
  }
  return repeated;
}

/** A dot in a title, slogan or name: 《水浒·序》, “长城·冰雪”, 列夫·托尔斯泰, or between blanks in a list of links. */
function isSeparator(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - REACH_OF_TITLE), at);
  if (/[“《（(][^”》）)。]*$/.test(before) || / $/.test(before)) return true;
  return (
    isTransliteration(/[\p{Script=Han}]{1,3}$/u.exec(before)?.[0]) && isTransliteration(text.slice(at + 1, at + 3))
  );
}

const REACH_OF_TITLE = 24;

/** The characters that set down foreign names. */
const TRANSLITERATING =
  '阿埃艾安昂奥巴拜班邦保鲍贝本比彼宾波伯博卜布查达戴丹当道德邓迪蒂丁杜顿多恩尔法凡范菲费芬丰冯夫弗福盖甘冈高戈格根古瓜圭哈海汉豪赫亨洪胡华怀惠霍基吉加佳贾杰金津卡凯坎康考科柯克肯孔库夸奎拉莱赖兰朗劳勒雷蕾黎里理丽利莉连列林琳龙隆娄卢鲁露路伦罗洛吕马玛迈麦曼毛梅门蒙盟米密敏明缪摩莫墨默姆穆纳娜乃奈南内嫩尼妮涅宁纽农努诺女欧帕潘庞佩彭蓬皮平珀普奇齐恰强乔切钦丘琼让热仁日荣茹儒瑞若撒萨塞赛桑瑟森沙莎山珊尚绍舍申圣施什史舒朔丝斯司思松苏绥孙所索塔泰坦汤唐陶特腾提汀廷通图吐土托瓦万汪旺威韦维魏温文翁沃乌武西希锡夏显香肖歇谢辛欣兴休修许雪逊雅亚延扬耶叶伊因英永尤于约赞泽扎詹章哲珍芝治朱卓兹宗祖佐';

const isTransliteration = (part: string | undefined): boolean =>
  part !== undefined && part.length > 0 && [...part].every((character) => TRANSLITERATING.includes(character));

const DOUBTFUL = /(?<=[\p{Script=Han}”》）)] {0,2})[、：:](?= {0,2}\p{Script=Han})/gu;

function* doubtfulMarks(page: Page, model: LanguageModel): Generator<Finding> {
  for (const at of marksInProse(page, DOUBTFUL)) {
    const ranked = rankedMarks(page.text, at, model, ['，', '。', '、', '；', '：']);
    const margin = ranked[0]!.score - scoreOf(ranked, fullWidthOf(page.text.charAt(at)));
    if (margin >= DOUBTFUL_MARGIN) yield markFinding(page, at, [ranked[0]!.mark], 'likely');
  }
}

const DOUBTFUL_MARGIN = 5;

/** A stretch without any mark, long enough to have lost one. */
const LONG_STRETCH = /[^\s，。、；：！？…—,;:!?“”‘’"'（）()《》·]{16,80}/gu;

const DROPPED_MARGIN = 4.5;

/** The place where a mark most likely fell out of a long stretch without one. */
function* droppedMarks(page: Page, model: LanguageModel): Generator<Finding> {
  for (const { role, start, end } of page.blocks) {
    if (role !== 'paragraph') continue;
    for (const { 0: stretch, index } of page.text.slice(start, end).matchAll(LONG_STRETCH)) {
      const gap = likeliestGap(page.text, start + index, stretch.length, model);
      if (gap && gap.margin >= DROPPED_MARGIN) yield droppedFinding(page.text, gap.at, gap.mark);
    }
  }
}

function likeliestGap(text: string, start: number, length: number, model: LanguageModel) {
  let best: { at: number; mark: string; margin: number } | undefined;
  for (let at = start + 3; at < start + length - 2; at++) {
    const before = text.slice(at - REACH, at);
    const after = text.slice(at, at + REACH);
    const bare = model.score(before + after);
    for (const mark of ['，', '。']) {
      const margin = model.score(before + mark + after) - bare;
      if (margin > (best?.margin ?? 0)) best = { at, mark, margin };
    }
  }
  return best;
}

function droppedFinding(text: string, at: number, mark: string): Finding {
  const span = { start: at - 1, end: at + 1 };
  const around = `${text.slice(at - 2, at)}${mark}${text.slice(at, at + 2)}`;
  return {
    ...span,
    message: `“${text.slice(at - 2, at + 2)}”之间疑漏标点“${mark}”`,
    certainty: 'likely',
    fixes: [{ kind: 'suggestion', title: `补为“${around}”`, edits: [{ span: { start: at, end: at }, newText: mark }] }],
  };
}

interface RankedMark {
  readonly mark: string;
  readonly score: number;
}

const REACH = 4;

/** The marks that may stand at `at`, the likeliest first, by the model's score of the characters around. */
function rankedMarks(
  text: string,
  at: number,
  model: LanguageModel,
  marks: readonly string[] = ALTERNATIVES,
): RankedMark[] {
  const before = text
    .slice(Math.max(0, at - REACH - 2), at)
    .replace(/\s/g, '')
    .slice(-REACH);
  const after = text
    .slice(at + 1, at + REACH + 3)
    .replace(/\s/g, '')
    .slice(0, REACH);
  return marks.map((mark) => ({ mark, score: model.score(before + mark + after) })).sort((a, b) => b.score - a.score);
}

const scoreOf = (ranked: readonly RankedMark[], mark: string): number =>
  ranked.find((other) => other.mark === mark)?.score ?? -Infinity;

function markFinding(page: Page, at: number, marks: readonly string[], certainty: Certainty): Finding {
  const mark = page.text.charAt(at);
  const span = { start: at, end: at + 1 };
  const fixes = marks.slice(0, 2).map((other) => {
    const newText = isHalfWidthPage(page) ? (HALF_WIDTH[other] ?? other) : other;
    return { kind: 'suggestion' as const, title: `改为“${newText}”`, edits: [{ span, newText }] };
  });
  return { ...span, message: `“${mark}”疑为“${fixes[0]!.edits[0]!.newText}”之误`, certainty, fixes };
}

/** In a page set in half-width marks the repair is one too; the full stop has no such form in use. */
const HALF_WIDTH: Readonly<Record<string, string>> = { '，': ',', '；': ';', '：': ':' };

const isHalfWidthPage = (page: Page): boolean => commaWidthOf(page).isHalf;

const commaWidthOf = oncePerPage(({ text }) => ({ isHalf: text.includes(',') && !text.includes('，') }));
