import type { Finding } from '../../core/engine/finding.ts';
import { articleRule } from '../../core/engine/rule.ts';
import { readNumeral } from '../../core/quantity/numeral.ts';
import { matchesOf } from '../../core/text/matches.ts';
import type { Span } from '../../core/text/span.ts';

/** The difference of two rates written as a percentage: 由30%提高到35%，提高了5%. */
export const percentagePoint = articleRule(
  {
    id: 'percentage-point',
    family: 'number',
    title: { zh: '百分点误作百分比', en: 'Per cent for percentage points' },
    severity: 'info',
    fix: 'suggestion',
    docs: {
      what: '同一句里给出两个百分率，而它们的差写成“%”而不是“个百分点”。',
      why: '由30%到35%是提高5个百分点，提高的百分比是16.7%。差与相对变化都算得通时不作判断。',
      bad: ['参保率由30%提高到35%，提高了5%。', '女生录取率为42%，男生录取率为38%，女生比男生高4%。'],
      good: ['参保率由30%提高到35%，提高了5个百分点。', '销量占三成，同比增长5%。'],
    },
  },
  {
    block: function* ({ text }) {
      for (const sentence of percentagesBySentence(text)) if (sentence.length > 2) yield* checkSentence(text, sentence);
    },
  },
);

const PERCENTAGE =
  /(?<![\d.～~—–-]|[%％][至到])(?:(\d{1,3}(?:\.\d+)?) ?[%％]|百分之(?=[一二两三四五六七八九十]))(?![～~—-])/g;
const CHANGE =
  /(?:提高|提升|上升|增加|增长|增長|下降|降低|减少|減少|回落|扩大|擴大|收窄|收缩|缩小|萎缩|下滑|高出?|低|升|降|涨|漲|跌|增|减|減|多|少)[了约約近超]{0,2}$/;
const SENTENCE_END = /[。！？；\n\r]/;

interface Percentage extends Span {
  readonly value: number;
  /** 1 of the last written place. */
  readonly place: number;
  readonly isChange: boolean;
}

function percentagesBySentence(text: string): Percentage[][] {
  const sentences: Percentage[][] = [];
  let last: Percentage | undefined;
  for (const match of matchesOf(text, PERCENTAGE)) {
    const between = last && text.slice(last.end, match.index);
    const percentage = readPercentage(text, match, last?.isChange === true && /^[、和与及，]?$/.test(between ?? ''));
    if (between === undefined || SENTENCE_END.test(between)) sentences.push([percentage]);
    else sentences.at(-1)!.push(percentage);
    last = percentage;
  }
  return sentences;
}

/** `isListed`: goes on from a change, as the second figure of 分别下降3%和2% does. */
function readPercentage(text: string, match: RegExpExecArray, isListed: boolean): Percentage {
  const start = match.index;
  const isChange = isListed || CHANGE.test(text.slice(Math.max(0, start - 6), start));
  if (match[1] !== undefined) {
    const decimals = match[1].split('.')[1]?.length ?? 0;
    return { start, end: start + match[0].length, value: Number(match[1]), place: 10 ** -decimals, isChange };
  }
  const numeral = readNumeral(text, start + match[0].length);
  const end = numeral?.end ?? start + match[0].length;
  return { start, end, value: numeral?.value ?? 0, place: numeral?.place ?? 1, isChange };
}

function* checkSentence(text: string, percentages: readonly Percentage[]): Generator<Finding> {
  for (const [i, change] of percentages.entries()) {
    if (!change.isChange) continue;
    const pair = pairBefore(percentages, i) ?? pairAfter(text, percentages, i);
    if (pair && isDifference(text, change, ...pair)) yield report(text, change, ...pair);
  }
}

/** The two levels that stand right before the change. */
function pairBefore(percentages: readonly Percentage[], i: number): [Percentage, Percentage] | undefined {
  const [first, second] = [percentages[i - 2], percentages[i - 1]];
  return first && second && !first.isChange && !second.isChange ? [first, second] : undefined;
}

/** 提高5%，由30%到35%. */
function pairAfter(text: string, percentages: readonly Percentage[], i: number): [Percentage, Percentage] | undefined {
  const [first, second] = [percentages[i + 1], percentages[i + 2]];
  if (!first || !second || second.isChange) return undefined;
  return FROM.test(text.slice(Math.max(0, first.start - 10), first.start)) ? [first, second] : undefined;
}

const FROM = /[由从從][^，。%％\d]{0,8}$/;

/** Whether the change is the difference of the levels, by the places written, and not its share of the level it starts from. */
function isDifference(text: string, change: Percentage, first: Percentage, second: Percentage): boolean {
  const difference = Math.abs(first.value - second.value);
  const rounding = change.place > Math.max(first.place, second.place) ? change.place / 2 : 0;
  if (change.value === 0 || Math.abs(difference - change.value) > rounding + 1e-9) return false;
  if (/(?:率|占比|比重|比例)[达为是由从]?$/.test(text.slice(Math.max(0, first.start - 4), first.start))) return true;
  const bases = FROM.test(text.slice(Math.max(0, first.start - 10), first.start)) ? [first] : [first, second];
  return bases.every(({ value }) => Math.abs((difference / value) * 100 - change.value) > change.place / 2);
}

function report(text: string, { start, end }: Percentage, first: Percentage, second: Percentage): Finding {
  const written = text.slice(start, end);
  const levels = `${text.slice(first.start, first.end)}与${text.slice(second.start, second.end)}`;
  const right = `${written.replace(/^百分之| ?[%％]$/g, '')}个百分点`;
  return {
    start,
    end,
    message: `${levels}相差的是${right}，不是“${written}”`,
    related: [first, second].map((level) => ({ start: level.start, end: level.end, message: '相比的百分率' })),
    fixes: [{ kind: 'suggestion', title: `改为“${right}”`, edits: [{ span: { start, end }, newText: right }] }],
  };
}
