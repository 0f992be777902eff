import type { Certainty, Finding } from '../../core/engine/finding.ts';
import { articleRule } from '../../core/engine/rule.ts';
import { marginOver, rankedMarks } from '../../core/language/mark-odds.ts';
import type { LanguageModel } from '../../core/language/services.ts';
import { likelyMarks, probabilityOf } from '../../core/page/likely-mark.ts';
import { type LostMark, lostMarksIn, unendedSpeech } from '../../core/page/lost-marks.ts';
import { markPlaceOf } from '../../core/page/mark-place.ts';
import { oncePerPage } from '../../core/page/memo.ts';
import { type MisreadDash, misreadDashesIn } from '../../core/page/misread-dashes.ts';
import { isDot, isRunningText, oddPointsOf } from '../../core/page/odd-points.ts';
import type { Page } from '../../core/page/page.ts';
import { inEachBlock } from '../../core/page/passage.ts';
import { hasWornMarks, oddSeparatorsOf } from '../../core/page/worn-marks.ts';
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
    const isWorn = hasWornMarks(page, model, points.length);
    const isPrint = isWorn || page.layout.kind !== 'plain';
    for (const point of points) yield isPrint ? point : { ...point, certainty: 'likely' };
    const doubtful = isWorn ? [...doubtfulMarks(page, model)] : [];
    yield* doubtful;
    const known = new Set(doubtful.map(({ start }) => start));
    for (const finding of formFindings(page, model)) if (!known.has(finding.start)) yield finding;
    for (const dash of misreadDashesIn(page, model, isPrint)) yield dashFinding(page.text, dash);
    for (const lost of unendedSpeech(page)) yield lostMarkFinding(page.text, lost);
    if (isWorn) for (const lost of lostMarksIn(page, model)) yield lostMarkFinding(page.text, lost);
  },
);

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
    const isPoint = isDot(page.text.charAt(at));
    const margin = isPoint ? marginOver(rankedMarks(page.text, at, model, ALTERNATIVES), '·') : SURE_MARGIN;
    if (margin < LIKELY_MARGIN) continue;
    yield markFinding(page, at, marksAtPoint(page, at, model), margin >= SURE_MARGIN ? 'sure' : 'likely');
  }
}

/** Points come from full stops more often than from commas, against what stands in print. */
const FULL_STOP_WEIGHT = 3;

function marksAtPoint({ text, blocks }: Page, at: number, model: LanguageModel): string[] {
  const { start, end } = blocks.find((block) => block.start <= at && at < block.end)!;
  return likelyMarks(model, markPlaceOf(text, at, at + 1, start, end))
    .map(({ mark, probability }) => ({ mark, weight: mark === '。' ? FULL_STOP_WEIGHT * probability : probability }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ mark }) => mark);
}

/** Commas, 、 and colons where the form of the sentence wants another mark; the model must not object. */
function* formFindings(page: Page, model: LanguageModel): Generator<Finding> {
  for (const { start, wanted, gain } of inEachBlock(page, (passage) => misplacedIn(passage, model)))
    if (gain >= LEAST_GAIN[wanted])
      yield markFinding(page, start, [wanted], gain < LIKELY_GAIN ? 'possible' : 'likely');
}

/** The misplaced separators of a block as a page of its own, with the nats that the model gives the mark that its form wants. */
const misplacedIn = oncePerPage(({ text, blocks }, model: LanguageModel) => {
  if (!isRunningText(blocks[0]!)) return [];
  return Array.from(misplacedSeparators(text, blocks[0]!), ({ at, wanted }) => {
    const printed = fullWidthOf(text.charAt(at));
    const ranked = rankedMarks(text, at, model, [printed, wanted]);
    return { start: at, end: at + 1, wanted, gain: marginOver(ranked, printed) - marginOver(ranked, wanted) };
  });
});

/** Nats. Items that end alike and points need no more than not to be unlikely; counted things may be listed too. */
const LEAST_GAIN = { '、': -2.5, '，': 2.2, '；': -4 };
const LIKELY_GAIN = 4;

/** Probability below which a mark of a worn page is doubted: 9 of 10 of those in ocr-dev were misread. */
const DOUBTED: Readonly<Record<string, number>> = { '、': 0.01, '：': 0.02, '；': 0.003 };

/** 、, ： and ； on a page whose marks were misread elsewhere. */
function* doubtfulMarks(page: Page, model: LanguageModel): Generator<Finding> {
  for (const { start, printed, marks } of oddSeparatorsOf(page, model)) {
    if (probabilityOf(marks, printed) >= DOUBTED[printed]!) continue;
    yield markFinding(
      page,
      start,
      marks.map(({ mark }) => mark),
      'likely',
    );
  }
}

function dashFinding(text: string, { start, end, dash }: MisreadDash): Finding {
  const span = { start, end };
  return {
    ...span,
    message: `“${text.slice(start, end)}”疑为“${dash}”之误`,
    certainty: 'likely',
    fixes: [{ kind: 'suggestion', title: `改为“${dash}”`, edits: [{ span, newText: dash }] }],
  };
}

function lostMarkFinding(text: string, { start: at, mark, certainty }: LostMark): Finding {
  const [before, after] = [text.slice(at - 2, at), text.slice(at, at + 2).trimEnd()];
  return {
    start: at - 1,
    end: at + 1,
    message: `“${before}${after}”之间疑漏标点“${mark}”`,
    certainty,
    fixes: [
      {
        kind: 'suggestion',
        title: `补为“${before}${mark}${after}”`,
        edits: [{ span: { start: at, end: at }, newText: mark }],
      },
    ],
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
