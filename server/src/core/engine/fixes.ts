import { type Span, spansOverlap } from '../text/span.ts';
import type { Edit, Fix, Problem } from './finding.ts';
import { editsOfRevision, revise, revisedText, revisionOf } from './revision.ts';

/** The text after `edits`, which must be disjoint; their order does not matter. Two insertions at one place are kept in their order. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const { span, newText } of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    result += text.slice(at, span.start) + newText;
    at = span.end;
  }
  return result + text.slice(at);
}

/** The first safe fix of a problem, if any. */
export const safeFixOf = (problem: Problem): Fix | undefined => problem.fixes?.find(({ kind }) => kind === 'safe');

/** Chooses fixes that do not collide: safe ones first, then by place; a fix that meets an accepted one is left out whole. */
export function chooseFixes(fixes: readonly Fix[]): Fix[] {
  const ordered = fixes.filter(({ edits }) => edits.length > 0).sort(safeFirst);
  const taken: Edit[] = [];
  return ordered.filter((fix) => takeAll(taken, fix.edits));
}

const safeFirst = (a: Fix, b: Fix): number =>
  Number(b.kind === 'safe') - Number(a.kind === 'safe') || startOf(a) - startOf(b);

const startOf = ({ edits }: Fix): number => Math.min(...edits.map(({ span }) => span.start));

/** The edits of the chosen fixes, each once: two fixes may share an edit. */
export function editsOf(fixes: readonly Fix[]): Edit[] {
  const edits = new Map<string, Edit>();
  for (const { edits: own } of fixes) for (const edit of own) edits.set(keyOf(edit), edit);
  return [...edits.values()];
}

const keyOf = ({ span, newText }: Edit): string => `${span.start}-${span.end}-${newText}`;

const MAXIMUM_PASSES = 10;

/**
 * Applies every safe fix until none is left (fix-all converges: each pass only shrinks what is wrong; the limit is a guard).
 * `review` gives the problems of a text.
 */
export function fixAll(
  text: string,
  review: (text: string) => readonly Problem[],
  kinds: 'safe' | 'all' = 'safe',
): string {
  return applyEdits(text, fixAllEdits(text, review, kinds));
}

/** The edits of fixAll, in positions of `text`: what no fix touches is left alone, so that carets and marks stay where they are. */
export function fixAllEdits(
  text: string,
  review: (text: string) => readonly Problem[],
  kinds: 'safe' | 'all' = 'safe',
): Edit[] {
  let revision = revisionOf(text);
  for (let pass = 0; pass < MAXIMUM_PASSES; pass++) {
    const withSuggestions = kinds === 'all' && pass === 0;
    const current = revisedText(revision);
    const fixes = review(current).flatMap(
      (problem) => safeFixOf(problem) ?? (withSuggestions ? (problem.fixes ?? []).slice(0, 1) : []),
    );
    const edits = editsOf(chooseFixes(fixes));
    if (applyEdits(current, edits) === current) break;
    revision = revise(revision, edits);
  }
  return editsOfRevision(revision);
}

/** Adds `edits` to `taken` (kept sorted by start) unless one collides; an edit already there counts as added. */
function takeAll(taken: Edit[], edits: readonly Edit[]): boolean {
  const fresh = edits.filter((edit) => !nearby(taken, edit.span).some((other) => keyOf(other) === keyOf(edit)));
  if (fresh.some(({ span }) => nearby(taken, span).some((other) => collides(span, other.span)))) return false;
  for (const edit of fresh) taken.splice(indexAfter(taken, edit.span.start), 0, edit);
  return true;
}

/** The taken edits that may touch `span`. */
function nearby(taken: readonly Edit[], { start, end }: Span): Edit[] {
  const near: Edit[] = [];
  for (let i = Math.max(0, indexAfter(taken, start - 1) - 1); i < taken.length && taken[i]!.span.start <= end; i++)
    near.push(taken[i]!);
  return near;
}

function indexAfter(taken: readonly Edit[], position: number): number {
  let low = 0;
  let high = taken.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (taken[middle]!.span.start <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

const isInsertion = ({ start, end }: Span): boolean => start === end;

const collides = (a: Span, b: Span): boolean =>
  spansOverlap(a, b) || (isInsertion(a) && isInsertion(b) && a.start === b.start);
