import type { Span } from '../text/span.ts';

/** Quotation marks and brackets of a stretch of text that have no partner inside it. */
export interface Balance {
  /** Opening marks that are never closed, outermost first, in their curly full-width form. */
  readonly unclosed: string;
  /** The first closing mark that was never opened. */
  readonly unopened?: { readonly mark: string; readonly at: number };
}

const OPENERS = '“‘（《【〈「『〔［(';
const CLOSERS = '”’）》】〉」』〕］)';
const STRAIGHT = '"';

/** Pairs the marks of text[start, end). Straight quotes alternate; an odd one is taken for the last opener if `isOpenEnded`, else for the first closer. */
export function balanceOf(text: string, { start, end }: Span, isOpenEnded: boolean): Balance {
  const stack: string[] = [];
  let unopened: Balance['unopened'];
  let isQuoteOpen = !isOpenEnded && countStraight(text, start, end) % 2 === 1;
  for (let at = start; at < end; at++) {
    const character = text.charAt(at);
    const mark = character === STRAIGHT ? (isQuoteOpen ? '”' : '“') : fullWidth(character);
    if (character === STRAIGHT) isQuoteOpen = !isQuoteOpen;
    if (OPENERS.includes(mark)) stack.push(mark);
    else if (CLOSERS.includes(mark) && !close(stack, mark)) unopened ??= { mark, at };
  }
  return unopened ? { unclosed: stack.join(''), unopened } : { unclosed: stack.join('') };
}

/** The closing marks that `unclosed` needs, in the order in which they must come. */
export const closersFor = (unclosed: string): string =>
  [...unclosed]
    .reverse()
    .map((mark) => CLOSERS.charAt(OPENERS.indexOf(mark)))
    .join('');

function close(stack: string[], mark: string): boolean {
  const at = stack.lastIndexOf(OPENERS.charAt(CLOSERS.indexOf(mark)));
  if (at < 0) return false;
  stack.length = at;
  return true;
}

const fullWidth = (mark: string): string => (mark === '(' ? '（' : mark === ')' ? '）' : mark);

function countStraight(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf(STRAIGHT, start); at >= 0 && at < end; at = text.indexOf(STRAIGHT, at + 1)) count++;
  return count;
}
