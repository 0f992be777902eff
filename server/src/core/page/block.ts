import { type Sentence, sentencesOf } from '../text/sentence.ts';
import type { Block } from './page.ts';

/** A block of a text from all that is known of it but its sentences, which are made on first use. */
export function blockOf(text: string, known: Omit<Block, 'sentences'>): Block {
  let sentences: readonly Sentence[] | undefined;
  return {
    ...known,
    get sentences() {
      sentences ??= sentencesOf(text, known.start, known.end);
      return sentences;
    },
  };
}
