import type { Page } from '../page/page.ts';
import { type Interval, isDisjoint, tidy } from './interval.ts';
import { haveSameKind, type Quantity } from './quantity.ts';
import { sentencesWithFigures, wordsBetween } from './sentence-figures.ts';

/** What came in, what went out and what is said to be left. */
export interface Remainder {
  readonly from: Quantity;
  readonly taken: Quantity;
  readonly left: Quantity;
  readonly actual: Interval;
}

const IN = /(?:收入|进账|毛收入|总收入)(?:为|是|达到?|约|共|合计)?$/;
const OUT =
  /^[，、；。]?(?:其中)?[^，。；、\d]{0,6}?(?:支出|开支|花费|花销)(?:为|是|达到?|约|共|了|合计)?$|^[，、；]?(?:扣除|除去|减去)[^，。；、\d]{0,8}$/;
const LEFT =
  /^[^，。；、\d]{0,6}?[，、；。]?(?:年末|年底|最终|收支相抵)?(?:还|仍)?(?:结余|盈余|节余|净结余|剩余|净赚|净收入|纯收入|净利润|纯利润)(?:为|是|达到?|约|了)?$/;
const DEFICIT = /[比较]|同比|增[加长]|人均|户均|每|上年结转|累计/;

/** 收入80万元，支出65万元，结余25万元. */
export function* wrongRemaindersOf(page: Page): Generator<Remainder> {
  const { text } = page;
  for (const { quantities } of sentencesWithFigures(page))
    for (let at = 2; at < quantities.length; at++) {
      const [from, taken, left] = [quantities[at - 2]!, quantities[at - 1]!, quantities[at]!];
      if (from.unit?.dimension !== 'money' || !haveSameKind(from, taken) || !haveSameKind(taken, left)) continue;
      if (!IN.test(wordsBetween(text, from.clause.start, from.start))) continue;
      if (!OUT.test(wordsBetween(text, from.end, taken.start)) || !LEFT.test(wordsBetween(text, taken.end, left.start)))
        continue;
      const actual = { low: tidy(from.value.low - taken.value.high), high: tidy(from.value.high - taken.value.low) };
      if (DEFICIT.test(text.slice(from.clause.start, left.start)) || !isDisjoint(actual, left.value)) continue;
      yield { from, taken, left, actual };
    }
}
