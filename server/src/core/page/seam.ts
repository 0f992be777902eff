import type { LanguageModel } from '../language/services.ts';
import { CLOSING_MARKS, isNewlineCode, isSpaceCode } from '../text/character.ts';
import type { Span } from '../text/span.ts';

/** Characters on each side of a seam that the model reads. */
export const SEAM_REACH = 4;

/**
 * ln odds that `opening` reads on from `ending` rather than starts a sentence of its own, both as printedEnd and printedStart
 * give them. Measured on news: at a true seam the median is +7, between unrelated paragraphs −6 (99 % below +1.6).
 */
export function continuity(model: LanguageModel, ending: string, opening: string): number {
  return model.score(ending + opening) - model.score(ending) - startScore(model, opening);
}

/** ln P of `opening` as the start of a sentence. A mark that may not open a line cannot start one: it gets its frequency alone. */
export function startScore(model: LanguageModel, opening: string): number {
  if (CLOSING_MARKS.includes(opening.charAt(0))) return model.score(opening) - IMPOSSIBLE_START;
  return model.score(FULL_STOP + opening) - model.score(FULL_STOP);
}

const FULL_STOP = '。';
/** ln odds against a paragraph that opens with a comma, a full stop or a closing mark. */
const IMPOSSIBLE_START = 9;

/** ln P that a full stop follows `ending`. News paragraphs: median −2.1 at their true end, −6.6 within a sentence. */
export const endScore = (model: LanguageModel, ending: string): number =>
  model.score(ending + FULL_STOP) - model.score(ending);

/** The last `length` characters of a block as printed: blanks and line ends dropped, marks in their full-width form. */
export function printedEnd(text: string, { start, end }: Span, length = SEAM_REACH): string {
  let printed = '';
  for (let at = end - 1; at >= start && printed.length < length; at--)
    if (!isBlankCode(text.charCodeAt(at))) printed = widened(text.charAt(at)) + printed;
  return printed;
}

/** The first `length` characters of a block as printed. */
export function printedStart(text: string, { start, end }: Span, length = SEAM_REACH): string {
  let printed = '';
  for (let at = start; at < end && printed.length < length; at++)
    if (!isBlankCode(text.charCodeAt(at))) printed += widened(text.charAt(at));
  return printed;
}

const isBlankCode = (code: number): boolean => isSpaceCode(code) || isNewlineCode(code);

const NARROW = ',:;?!()';
const WIDE = '，：；？！（）';

function widened(mark: string): string {
  const at = NARROW.indexOf(mark);
  return at < 0 ? mark : WIDE.charAt(at);
}
