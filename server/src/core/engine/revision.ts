import type { Edit } from './finding.ts';

/** A part of a revised text: a stretch of the original that stands, or new text in its place. */
interface Piece {
  readonly start: number;
  readonly end: number;
  /** Absent while the stretch stands as it was. */
  readonly newText?: string;
}

/** What several passes of edits, each on the result of the last, made of a text. */
export interface Revision {
  readonly original: string;
  /** In order; their stretches tile the original. */
  readonly pieces: readonly Piece[];
}

export const revisionOf = (original: string): Revision => ({ original, pieces: [{ start: 0, end: original.length }] });

export const revisedText = ({ original, pieces }: Revision): string =>
  pieces.map(({ start, end, newText }) => newText ?? original.slice(start, end)).join('');

/** The revision after `edits`, disjoint and on its present text. */
export function revise(revision: Revision, edits: readonly Edit[]): Revision {
  if (edits.length === 0) return revision;
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const parts = splitAt(
    revision.pieces,
    ordered.flatMap(({ span }) => [span.start, span.end]),
  );
  const pieces: Piece[] = [];
  let next = 0;
  let at = 0;
  for (const { span, newText } of ordered) {
    for (; at < span.start; next++) {
      pieces.push(parts[next]!);
      at += lengthOf(parts[next]!);
    }
    const from = parts[next]?.start ?? revision.original.length;
    let to = from;
    for (; at < span.end; next++) {
      to = parts[next]!.end;
      at += lengthOf(parts[next]!);
    }
    pieces.push({ start: from, end: to, newText });
  }
  return { original: revision.original, pieces: [...pieces, ...parts.slice(next)] };
}

/** The edits that make the revised text of the original at once; neighbours are one edit. */
export function editsOfRevision({ original, pieces }: Revision): Edit[] {
  const edits: { span: { start: number; end: number }; newText: string }[] = [];
  for (const { start, end, newText } of pieces) {
    if (newText === undefined) continue;
    const last = edits.at(-1);
    if (last && last.span.end === start)
      edits[edits.length - 1] = { span: { start: last.span.start, end }, newText: last.newText + newText };
    else edits.push({ span: { start, end }, newText });
  }
  return edits.filter(({ span, newText }) => original.slice(span.start, span.end) !== newText);
}

const lengthOf = ({ start, end, newText }: Piece): number => newText?.length ?? end - start;

/** The pieces cut at offsets of the present text; of new text the first part keeps the stretch it replaced. */
function splitAt(pieces: readonly Piece[], offsets: readonly number[]): Piece[] {
  const parts: Piece[] = [];
  const cuts = [...offsets].sort((a, b) => a - b);
  let next = 0;
  let at = 0;
  for (const piece of pieces) {
    let rest = piece;
    const end = at + lengthOf(piece);
    while (next < cuts.length && cuts[next]! < end) {
      const size = cuts[next++]! - at;
      if (size <= 0) continue;
      parts.push(headOf(rest, size));
      rest = tailOf(rest, size);
      at += size;
    }
    parts.push(rest);
    at = end;
  }
  return parts;
}

const headOf = ({ start, end, newText }: Piece, size: number): Piece =>
  newText === undefined ? { start, end: start + size } : { start, end, newText: newText.slice(0, size) };

const tailOf = ({ start, end, newText }: Piece, size: number): Piece =>
  newText === undefined ? { start: start + size, end } : { start: end, end, newText: newText.slice(size) };
