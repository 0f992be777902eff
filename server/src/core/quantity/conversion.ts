import type { Page } from '../page/page.ts';
import { relativeGap } from './interval.ts';
import { haveSameKind, type Quantity } from './quantity.ts';
import { sentencesWithFigures, wordsBetween } from './sentence-figures.ts';

/** One quantity given in two units side by side: 150公顷（合2250亩）. */
export interface Conversion {
  readonly first: Quantity;
  readonly second: Quantity;
}

const JOINT = /^[，（(]?(?:约合|折合|合|即|相当于|等于|也就是)?$/;
/** Converted figures are rounded freely: 5 % is no mistake. */
const LEAVE = 0.05;

/** Conversions whose two values do not agree. */
export function* wrongConversionsOf(page: Page): Generator<Conversion> {
  for (const { quantities } of sentencesWithFigures(page))
    for (let at = 1; at < quantities.length; at++) {
      const first = quantities[at - 1]!;
      const second = quantities[at]!;
      if (first.kind !== 'amount' || !first.unit || !second.unit || !haveSameKind(first, second)) continue;
      if (first.unit.dimension === 'count' || first.unit.dimension === 'duration') continue;
      const joint = wordsBetween(page.text, first.end, second.number.start);
      if (!JOINT.test(joint) || joint === '，' || joint === '' || relativeGap(first.value, second.value) <= LEAVE)
        continue;
      yield { first, second };
    }
}
