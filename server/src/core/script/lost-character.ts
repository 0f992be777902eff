import { STANDARD_CHARACTERS } from '../../data/characters.ts';
import { isHan } from '../text/character.ts';
import type { Span } from '../text/span.ts';
import type { Surroundings } from './lost-byte.ts';
import type { Plausibility } from './plausibility.ts';

/** A character that was lost together with the & of the entity behind it: 打造&ldquo; became 打?ldquo;. */
export interface LostCharacter extends Span {
  /** The character and the mark of the entity. */
  readonly newText: string;
}

const ENTITY = /\?([lr])([ds])quo;/g;
const MARKS: Readonly<Record<string, string>> = { ld: '“', rd: '”', ls: '‘', rs: '’' };

/** Everyday characters that are tried, the first level of the standard table. */
const EVERYDAY = 3500;
const CONTEXT = 5;
/** Nats by which the text must read better with a character more; without a loss a fitting one gains 3 at most. */
const LEAST_GAIN = 6;

/** Every entity before which one character makes the text read much better. */
export function* lostCharacters(
  text: string,
  surroundings: (start: number, end: number) => Surroundings,
  score: Plausibility,
): Iterable<LostCharacter> {
  for (const match of text.matchAll(ENTITY)) {
    const start = match.index;
    const end = start + match[0].length;
    const { before, after } = surroundings(start, end);
    if (!isHan(before.at(-1))) continue;
    const mark = MARKS[`${match[1]}${match[2]}`]!;
    const head = before.slice(-CONTEXT);
    const tail = mark + after.slice(0, CONTEXT);
    let best = { character: '', value: score(head + tail) + LEAST_GAIN };
    for (const character of [...STANDARD_CHARACTERS].slice(0, EVERYDAY)) {
      const value = score(head + character + tail);
      if (value > best.value) best = { character, value };
    }
    if (best.character !== '') yield { start, end, newText: best.character + mark };
  }
}
