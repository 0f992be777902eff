/**
 * A half-open range [start, end) of UTF-16 code units in one text. The only kind of position in the core;
 * lines and columns exist at the edges (server/src/lsp/convert.ts, server/src/cli) alone.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const span = (start: number, end: number): Span => ({ start, end });

export const textOf = (text: string, { start, end }: Span): string => text.slice(start, end);

export const spansOverlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

export const spanContains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

export const shifted = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });
