import type { Certainty, Finding } from '../../core/engine/finding.ts';
import { articleRule } from '../../core/engine/rule.ts';
import { dashGain, type LostMark, likeliestLoss, marginOver, rankedMarks } from '../../core/language/mark-odds.ts';
import type { LanguageModel } from '../../core/language/services.ts';
import { oncePerPage } from '../../core/page/memo.ts';
import { isDot, isRunningText, oddPointsOf } from '../../core/page/odd-points.ts';
import type { Page } from '../../core/page/page.ts';
import { clauseAfter } from '../../core/text/clause.ts';
import { misplacedSeparators } from '../../core/text/separators.ts';
import { fullWidthOf } from '../../core/text/width.ts';

export const misreadPunctuation = articleRule(
  {
    id: 'misread-punctuation',
    family: 'ocr',
    title: { zh: '误识标点', en: 'Misread punctuation' },
    severity: 'warning',
    fix: 'suggestion',
    docs: {
      what: '句子里的逗号、句号、顿号、分号被识读成了点、间隔号、星号、冒号等，或漏掉了。',
      why: '逗号句号的墨点最小，常被读成“·”“.”“、”“：”。按前后文字的用法推定原来的标点；外国人名和“6·10”里的间隔号、小数点、编号、网址不算。“、”“，”“：”本身通顺与否难分，只在页面另有误识标点，或句式表明应是别的标点时才提示。',
      bad: [
        '防汛指挥部连夜会商·各镇干部全部上堤。',
        '昨日下午,县里召开发布会.通报防汛工作。',
        '一要备足物资，守住堤段：二要排查隐患。',
      ],
      good: [
        '作家列夫·托尔斯泰的书卖得好。',
        '“6·10”专案告破，涉案1.2万元。',
        '会议要求：一要备足物资；二要排查隐患。',
      ],
    },
  },
  function* (page, _options, { model }) {
    if (!model || page.script === 'traditional') return;
    const points = [...misreadPoints(page, model)];
    const isMisread = points.length >= LEAST_EVIDENCE;
    const isPrint = isMisread || page.layout.kind !== 'plain';
    for (const point of points) yield isPrint ? point : { ...point, certainty: 'likely' };
    const doubtful = isMisread ? [...doubtfulMarks(page, model)] : [];
    yield* doubtful;
    const known = new Set(doubtful.map(({ start }) => start));
    for (const finding of formFindings(page, model)) if (!known.has(finding.start)) yield finding;
    yield* misreadDashes(page, model);
    if (isMisread) yield* droppedMarks(page, model);
  },
);

/** One odd point may be meant; so many on a page were misread, and make its other marks doubtful too. */
const LEAST_EVIDENCE = 2;

/** What a point can be a misreading of. */
const ALTERNATIVES = ['，', '。', '、', '；', '·'];

/** Nats by which the better mark must beat the printed one. */
const SURE_MARGIN = 4;
const LIKELY_MARGIN = 2;

/** A point, middle dot, star … where a clause or the paragraph ends. */
function* misreadPoints(page: Page, model: LanguageModel): Generator<Finding> {
  const ends = new Set(page.blocks.map(({ end }) => end));
  for (const at of oddPointsOf(page)) {
    if (ends.has(at + 1)) {
      yield markFinding(page, at, ['。'], 'sure');
      continue;
    }
    const ranked = rankedMarks(page.text, at, model, ALTERNATIVES);
    const margin = isDot(page.text.charAt(at)) ? marginOver(ranked, '·') : SURE_MARGIN;
    const marks = ranked.map(({ mark }) => mark);
    if (margin >= LIKELY_MARGIN) yield markFinding(page, at, marks, margin >= SURE_MARGIN ? 'sure' : 'likely');
  }
}

/** Commas, 、 and colons where the form of the sentence wants another mark; the model must not object. */
function* formFindings(page: Page, model: LanguageModel): Generator<Finding> {
  for (const block of page.blocks) {
    if (!isRunningText(block)) continue;
    for (const { at, wanted } of misplacedSeparators(page.text, block)) {
      const printed = fullWidthOf(page.text.charAt(at));
      const ranked = rankedMarks(page.text, at, model, [printed, wanted]);
      const gain = marginOver(ranked, printed) - marginOver(ranked, wanted);
      if (gain >= LEAST_GAIN[wanted]) yield markFinding(page, at, [wanted], gain < LIKELY_GAIN ? 'possible' : 'likely');
    }
  }
}

/** Nats. Items that end alike and points need no more than not to be unlikely; counted things may be listed too. */
const LEAST_GAIN = { '、': -2.5, '，': 2.2, '；': -4 };
const LIKELY_GAIN = 4;

const DOUBTFUL = /(?<=[\p{Script=Han}”》）)] {0,2})[、：:](?= {0,2}\p{Script=Han})/gu;

/** 、 and colons on a page whose marks were misread elsewhere. */
function* doubtfulMarks(page: Page, model: LanguageModel): Generator<Finding> {
  for (const at of marksInProse(page, DOUBTFUL)) {
    const printed = fullWidthOf(page.text.charAt(at));
    const ranked = rankedMarks(page.text, at, model, ['，', '。', '、', '；', '：']);
    if (marginOver(ranked, printed) < leastDoubt(page.text, at, printed)) continue;
    yield markFinding(
      page,
      at,
      ranked.map(({ mark }) => mark),
      'likely',
    );
  }
}

/** A misread comma makes colons far more often than 、, and 、 seldom stands before a long clause. */
function leastDoubt(text: string, at: number, printed: string): number {
  if (printed === '：') return 2;
  return clauseAfter(text, at + 1, LONG_CLAUSE).length < LONG_CLAUSE ? 6 : 3.5;
}

const LONG_CLAUSE = 11;

/** Offsets of the marks that `pattern` finds in paragraphs and captions. */
function* marksInProse({ text, blocks }: Page, pattern: RegExp): Generator<number> {
  for (const block of blocks) {
    if (!isRunningText(block)) continue;
    for (const { index } of text.slice(block.start, block.end).matchAll(pattern)) yield block.start + index;
  }
}

const DASHES = /(?<=\p{Script=Han})一一(?=\p{Script=Han})/gu;
/** Nats; 2 of 38 true 一一 in 2.2 million characters of news lie above, and all seven dashes misread in ocr-dev. */
const DASH_MARGIN = 5;

/** 一一 between words where a dash reads better (警惕一一党员干部), not one by one (一一排查). */
function* misreadDashes(page: Page, model: LanguageModel): Generator<Finding> {
  if (!page.text.includes('一一')) return;
  for (const at of marksInProse(page, DASHES)) {
    const span = { start: at, end: at + 2 };
    if (dashGain(page.text, span, model) < DASH_MARGIN) continue;
    const fix = { kind: 'suggestion' as const, title: '改为“——”', edits: [{ span, newText: '——' }] };
    yield { ...span, message: '“一一”疑为“——”之误', certainty: 'likely', fixes: [fix] };
  }
}

/** A stretch without any mark, long enough to have lost one. */
const LONG_STRETCH = /[^\s，。、；：！？…—,;:!?“”‘’"'（）()《》·]{16,80}/gu;

const DROPPED_MARGIN = 4.5;

/** The place where a mark most likely fell out of a long stretch without one. */
function* droppedMarks(page: Page, model: LanguageModel): Generator<Finding> {
  for (const { role, start, end } of page.blocks) {
    if (role !== 'paragraph') continue;
    for (const { 0: stretch, index } of page.text.slice(start, end).matchAll(LONG_STRETCH)) {
      const from = start + index;
      const loss = likeliestLoss(page.text, from, from + stretch.length, model);
      if (loss && loss.margin >= DROPPED_MARGIN) yield droppedFinding(page.text, loss);
    }
  }
}

function droppedFinding(text: string, { at, mark }: LostMark): Finding {
  const around = `${text.slice(at - 2, at)}${mark}${text.slice(at, at + 2)}`;
  return {
    start: at - 1,
    end: at + 1,
    message: `“${text.slice(at - 2, at + 2)}”之间疑漏标点“${mark}”`,
    certainty: 'likely',
    fixes: [{ kind: 'suggestion', title: `补为“${around}”`, edits: [{ span: { start: at, end: at }, newText: mark }] }],
  };
}

/** `marks` are the likeliest first; two of them are offered, the printed one never. */
function markFinding(page: Page, at: number, marks: readonly string[], certainty: Certainty): Finding {
  const mark = page.text.charAt(at);
  const span = { start: at, end: at + 1 };
  const others = marks.filter((other) => other !== fullWidthOf(mark)).slice(0, 2);
  const fixes = others.map((other) => {
    const newText = isHalfWidthPage(page) ? (HALF_WIDTH[other] ?? other) : other;
    return { kind: 'suggestion' as const, title: `改为“${newText}”`, edits: [{ span, newText }] };
  });
  return { ...span, message: `“${mark}”疑为“${fixes[0]!.edits[0]!.newText}”之误`, certainty, fixes };
}

/** In a page set in half-width marks the repair is one too; the full stop has no such form in use. */
const HALF_WIDTH: Readonly<Record<string, string>> = { '，': ',', '；': ';', '：': ':' };

const isHalfWidthPage = (page: Page): boolean => commaWidthOf(page).isHalf;

const commaWidthOf = oncePerPage(({ text }) => ({ isHalf: text.includes(',') && !text.includes('，') }));
