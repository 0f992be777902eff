import type { Span } from '../text/span.ts';
import type { Edit } from './finding.ts';

/** A text as pieces: spans kept of the original and strings put in between, neither empty. */
export type Piece = Span | string;

export const piecesOf = (text: string): Piece[] => (text === '' ? [] : [{ start: 0, end: text.length }]);

/** The pieces after `edits`, which are disjoint and in positions of the text that `pieces` make. Linear after sorting. */
export function editPieces(pieces: readonly Piece[], edits: readonly Edit[]): Piece[] {
  const result: Piece[] = [];
  const rest = [...pieces].reverse();
  let at = 0;
  for (const { span, newText } of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    result.push(...take(rest, span.start - at));
    take(rest, span.end - span.start);
    if (newText) result.push(newText);
    at = span.end;
  }
  return result.concat(rest.reverse());
}

/** The edits that turn the original text of `length` into what `pieces` make, in order; pieces kept stay untouched. */
export function editsOfPieces(pieces: readonly Piece[], length: number): Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  let newText = '';
  for (const piece of [...pieces, { start: length, end: length }]) {
    if (typeof piece === 'string') {
      newText += piece;
      continue;
    }
    if (newText !== '' || at < piece.start) edits.push({ span: { start: at, end: piece.start }, newText });
    newText = '';
    at = piece.end;
  }
  return edits;
}

/** Takes `count` UTF-16 units from the top of a stack of pieces, splitting the last. */
function take(stack: Piece[], count: number): Piece[] {
  const taken: Piece[] = [];
  for (let left = count; left > 0; ) {
    const piece = stack.pop()!;
    const size = sizeOf(piece);
    if (size > left) stack.push(slice(piece, left, size));
    taken.push(size > left ? slice(piece, 0, left) : piece);
    left -= Math.min(size, left);
  }
  return taken;
}

const sizeOf = (piece: Piece): number => (typeof piece === 'string' ? piece.length : piece.end - piece.start);

const slice = (piece: Piece, from: number, to: number): Piece =>
  typeof piece === 'string' ? piece.slice(from, to) : { start: piece.start + from, end: piece.start + to };
