import { oncePerPage } from '../page/memo.ts';
import type { Page } from '../page/page.ts';
import { conflictsOf } from './conflict.ts';
import { isDisjoint } from './interval.ts';
import { type Quantity, quantitiesOf } from './quantity.ts';
import { haveSameKind } from './rivals.ts';
import { isReporting, type Wording, wordingOf } from './wording.ts';

/** The quantity whose figure holds `at`, its hedges and unit included. */
export const quantityAt = (page: Page, at: number): Quantity | undefined =>
  quantitiesOf(page).find(({ start, end }) => start <= at && at <= end);

/** The other places of the page that state the quantity: those that agree in value and wording, and those that conflict with it. */
export function otherPlaces(page: Page, quantity: Quantity): Quantity[] {
  const own = wordingsOf(page).get(quantity);
  if (!own) return [];
  const rivals = new Set(
    conflictsOf(page).flatMap(({ quantity: one, other }) =>
      one === quantity ? [other] : other === quantity ? [one] : [],
    ),
  );
  return quantitiesOf(page).filter(
    (other) =>
      rivals.has(other) ||
      (other !== quantity &&
        haveSameKind(other, quantity) &&
        !isDisjoint(other.value, quantity.value) &&
        shareWords(own, wordingsOf(page).get(other))),
  );
}

const wordingsOf = oncePerPage(
  (page): ReadonlyMap<Quantity, Wording> =>
    new Map(quantitiesOf(page).map((quantity) => [quantity, wordingOf(page.text, quantity)])),
);

const LEAST_SHARED = 2;

function shareWords(one: Wording, other: Wording | undefined): boolean {
  let shared = 0;
  for (const pair of one.sentence) if (!isReporting(pair) && other?.sentence.has(pair)) shared++;
  return shared >= LEAST_SHARED;
}
