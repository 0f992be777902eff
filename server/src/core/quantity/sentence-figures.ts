import { oncePerPage } from '../page/memo.ts';
import type { Page } from '../page/page.ts';
import { type Quantity, quantitiesOf } from './quantity.ts';

/** The quantities of one sentence in order, and those of the sentence before it in the same block. */
export interface SentenceFigures {
  readonly quantities: readonly Quantity[];
  readonly before: readonly Quantity[];
}

/** Every sentence that holds a quantity. */
export const sentencesWithFigures: (page: Page) => readonly SentenceFigures[] = oncePerPage((page) => {
  const sentences: { quantities: Quantity[]; before: readonly Quantity[] }[] = [];
  for (const quantity of quantitiesOf(page)) {
    const last = sentences.at(-1);
    const first = last?.quantities[0];
    if (first && first.sentence.start === quantity.sentence.start) {
      last.quantities.push(quantity);
      continue;
    }
    const follows = first && first.block === quantity.block && first.sentence.end === quantity.sentence.start;
    sentences.push({ quantities: [quantity], before: follows ? last.quantities : [] });
  }
  return sentences;
});

/** Blanks inside running text are where print lines ended. */
export const wordsBetween = (text: string, from: number, to: number): string =>
  text.slice(from, to).replace(/\s+/g, '');
