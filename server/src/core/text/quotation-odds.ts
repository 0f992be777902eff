import odds from '../../data/quotation-odds.json';

type Rates = readonly [openAfter: number, closeAfter: number, openBefore: number, closeBefore: number];

const ratesByCharacter: ReadonlyMap<string, Rates> = new Map(
  (odds.rates as [string, number, number, number, number][]).map(([character, ...rates]) => [
    character,
    rates.map((rate) => rate / 100) as unknown as Rates,
  ]),
);

/** Of a character seldom seen beside quotation marks, and of the edge of a paragraph. */
const RARE: Rates = [-6, -6, -6, -6];
const EDGE: Rates = [-2, -9, -9, -2];

const ratesOf = (character: string): Rates => (character === '' ? EDGE : (ratesByCharacter.get(character) ?? RARE));

/** ln of the rate at which “ stands between `before` and `after` in news prose, the two sides taken as independent; '' is an edge. */
export const openRate = (before: string, after: string): number => ratesOf(before)[0] + ratesOf(after)[2];

/** ln of the rate at which ” stands between `before` and `after`. */
export const closeRate = (before: string, after: string): number => ratesOf(before)[1] + ratesOf(after)[3];

/**
 * ln of the rate of quotations whose content has `length` characters: of speech (after a colon or an end mark, or at the start of a paragraph), or of
 * terms and titles. Beyond the counted lengths the rate falls off evenly.
 */
export function lengthRate(length: number, isSpeech: boolean): number {
  const rates = isSpeech ? odds.speech : odds.term;
  const last = rates.length - 1;
  return length < last ? rates[length]! / 100 : rates[last]! / 100 - Math.log(2 * last) - (length - last) / (2 * last);
}
