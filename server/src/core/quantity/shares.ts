import type { Page } from '../page/page.ts';
import { sumOf } from './interval.ts';
import type { Quantity } from './quantity.ts';
import { sentencesWithFigures, wordsBetween } from './sentence-figures.ts';

/** Shares that the text gives as all there are: 分别占40%、35%、30%, 其余占20%. */
export interface ShareList {
  readonly shares: readonly Quantity[];
  /** What they come to, 1 being the whole. */
  readonly total: number;
}

/** Shares of the world or of a year's total may be of different things: 三大指标分别占全球51.7%、68.3%和64.9%. */
const FIRST = /分别占(?![^，。；]{0,6}(?:全[球国省市区县]|世界|国际|同期|各自|其))[^，。；]{0,6}$/;
const NEXT = /^[、和]$|^，?以及$/;
const SHARE = /占[^，。；、]{0,4}$|^[、和]$/;
const REST = /(?:其余|其他|剩余|余下)[^，。；]{0,6}占?[^，。；]{0,3}$/;
/** What rounding may add to or take from each share. */
const LEAVE = 0.006;

/** Lists of shares that cannot make up a whole. */
export function* wrongShareListsOf(page: Page): Generator<ShareList> {
  for (const { quantities } of sentencesWithFigures(page)) {
    const shares = quantities.filter(({ kind }) => kind === 'share');
    if (shares.length < 2 || shares.some(({ hedge, isRange }) => hedge || isRange)) continue;
    const total = sumOf(shares.map(({ nominal }) => ({ low: nominal, high: nominal }))).low;
    const leave = LEAVE * shares.length;
    const isWrong = isRestList(page.text, shares)
      ? Math.abs(total - 1) > leave
      : isRespectiveList(page.text, shares) && total > 1 + leave;
    if (isWrong) yield { shares, total };
  }
}

/** 甲占58%，乙占22%，其余占30%: every share is introduced, the last is all that is left. */
function isRestList(text: string, shares: readonly Quantity[]): boolean {
  const leads = shares.map((share, index) =>
    wordsBetween(text, shares[index - 1]?.end ?? share.sentence.start, share.number.start),
  );
  return REST.test(leads.at(-1)!) && leads.slice(0, -1).every((words) => SHARE.test(words));
}

/** 分别占45%、35%、25%. */
const isRespectiveList = (text: string, shares: readonly Quantity[]): boolean =>
  FIRST.test(wordsBetween(text, shares[0]!.sentence.start, shares[0]!.number.start)) &&
  shares.slice(1).every((share, index) => NEXT.test(wordsBetween(text, shares[index]!.end, share.number.start)));
