import { oncePerPage } from '../page/memo.ts';
import type { Page } from '../page/page.ts';
import { conflictsOf } from './conflict.ts';
import { describe } from './described.ts';
import { isDisjoint } from './interval.ts';
import { haveSameKind, type Quantity, quantitiesOf } from './quantity.ts';
import { countPairs, isReporting, type Words } from './wording.ts';

/** The quantity whose figure holds `at`, its hedges and unit included. */
export const quantityAt = (page: Page, at: number): Quantity | undefined =>
  quantitiesOf(page).find(({ start, end }) => start <= at && at <= end);

/** The other places of the page that state the quantity: those that agree in value and wording, and those that conflict with it. */
export function otherPlaces(page: Page, quantity: Quantity): Quantity[] {
  const own = sentencesOf(page).get(quantity);
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
        shareWords(own, sentencesOf(page).get(other))),
  );
}

const sentencesOf = oncePerPage((page): ReadonlyMap<Quantity, Words> => {
  const described = describe(page.text, countPairs(page.text, 0, page.text.length), quantitiesOf(page));
  return new Map(described.map(({ quantity, sentence }) => [quantity, sentence]));
});

const LEAST_SHARED = 2;

function shareWords(one: Words, other: Words | undefined): boolean {
  let shared = 0;
  for (const pair of one.weights.keys()) if (!isReporting(pair) && other?.weights.has(pair)) shared++;
  return shared >= LEAST_SHARED;
}
