import { oncePerPage } from '../page/memo.ts';
import { matchesOf } from '../text/matches.ts';
import type { Span } from '../text/span.ts';
import { readNumeral } from './numeral.ts';

/** A range of two numbers in Han characters with tens or hundreds: 二十至三十人, 百分之五至百分之十. The span ends before the unit. */
export interface HanRange extends Span {
  /** As printed, 百分之 included. */
  readonly first: { readonly written: string; readonly number: number };
  readonly mark: string;
  readonly second: { readonly written: string; readonly number: number };
}

const NUMBER = '[一二两三四五六七八九十百千]{1,7}';
/** What is counted; days, hours, months, storeys and classes run over their end. */
const UNIT = '[人名个岁元米吨亩户家条项种头台辆棵株场斤]|公里|公斤|千克|小时|分钟|万';
const SHARES = new RegExp(`(百分之(${NUMBER}))([至到～~—–])(百分之(${NUMBER}))(?![\\d点分])`, 'g');
const COUNTS = new RegExp(
  `[十百千](?<=(?<![第初分之〇零一二两三四五六七八九十百千万亿点])((${NUMBER})))([至到～~—–])((${NUMBER}))(?=${UNIT})`,
  'g',
);

/** The ranges of a page in Han characters, in order of their form. */
export const hanRangesOf = oncePerPage(({ text }): readonly HanRange[] => [
  ...findRanges(text, SHARES),
  ...findRanges(text, COUNTS),
]);

function* findRanges(text: string, pattern: RegExp): Generator<HanRange> {
  for (const match of matchesOf(text, pattern)) {
    const [whole, first, low, mark, second, high] = match as unknown as string[];
    const end = match.index + whole!.length;
    const numbers = [low!, high!].map((written) => numberIn(written));
    if (numbers.includes(undefined)) continue;
    yield {
      start: end - second!.length - mark!.length - first!.length,
      end,
      first: { written: first!, number: numbers[0]! },
      mark: mark!,
      second: { written: second!, number: numbers[1]! },
    };
  }
}

/** The value of a numeral that is nothing but a numeral and is written with its places: 三十, not 三五 or 二三. */
function numberIn(written: string): number | undefined {
  const numeral = readNumeral(written, 0);
  const isWhole = numeral?.end === written.length && !numeral.isPositional;
  return isWhole && numeral.interval.low === numeral.interval.high ? numeral.value : undefined;
}
