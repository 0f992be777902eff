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
  LONG.lastIndex = start;
  for (let match = LONG.exec(text); match && match.index < end; match = LONG.exec(text)) {
    const [written] = match;
    const isGrouped = written.includes(',');
    const after = text.slice(match.index + written.length, match.index + written.length + 4);
    const isCode =
      written.startsWith('0') || written.length > 9 || (written.length === 4 && /^(?:19|20)/.test(written));
    if (!isGrouped && (isCode || NO_COUNT.test(after) || !/^(?:\.\d+)?[\u4e00-\u9fff%％]/.test(after))) continue;
    figures.push({ start: match.index, end: match.index + written.length, isGrouped });
  }
  LONG.lastIndex = 0;
  return figures;
}
