import { matchesOf } from '../../text/matches.ts';
import type { Span } from '../../text/span.ts';

/** A figure of four or more digits before the decimal point. */
export interface LongFigure extends Span {
  readonly isGrouped: boolean;
}

const LONG = /(?<![\d.,，:：\w\-/])(?:\d{1,3}(?:,\d{3})+|\d{4,})(?![\d,，\w\-/]|\.\d+\.)/g;
/** 2024年, 12345热线 and the like are no counts. */
const NO_COUNT = /^(?:\.\d+)?(?:年|号|號|路|次列车|热线|班|室|届|型|系|工程|条例|—|～|-|\/)/;

/** The counts of text[start, end) whose thousands could be set apart. Years, codes and telephone numbers are left out. */
export function longFiguresOf(text: string, start: number, end: number): LongFigure[] {
  const figures: LongFigure[] = [];
  for (const { index, 0: written } of matchesOf(text.slice(start, end), LONG)) {
    const at = { start: start + index, end: start + index + written.length };
    const isGrouped = written.includes(',');
    const after = text.slice(at.end, at.end + 4);
    const isCode =
      written.startsWith('0') || written.length > 9 || (written.length === 4 && /^(?:19|20)/.test(written));
    if (!isGrouped && (isCode || NO_COUNT.test(after) || !/^(?:\.\d+)?[\u4e00-\u9fff%％]/.test(after))) continue;
    figures.push({ ...at, isGrouped });
  }
  return figures;
}
