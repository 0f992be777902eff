import { isHanUnit, isLatinCode, isSpaceCode } from './character.ts';
import { closeRate, openRate } from './quotation-odds.ts';
import { type Span, shifted } from './span.ts';
import { fullWidthOf } from './width.ts';

/** A quotation mark at `at` (UTF-16 offset) with the part it plays; `printed` is what the glyph itself claims. */
export interface QuotationMark {
  readonly at: number;
  readonly role: 'open' | 'close';
  readonly printed: 'open' | 'close' | 'straight';
}

/** `unclosed`: an opening mark without its closing mark; `unopened`: the reverse; `reversed`: a mark that faces the wrong way. */
export interface QuotationFault {
  readonly kind: 'unclosed' | 'unopened' | 'reversed';
  readonly mark: QuotationMark;
}

export interface Quotations {
  readonly marks: readonly QuotationMark[];
  /** Spans from the opening mark to the closing mark, both included. */
  readonly pairs: readonly Span[];
  readonly faults: readonly QuotationFault[];
}

interface Glyphs {
  readonly glyphs: Readonly<Record<string, QuotationMark['printed']>>;
  /** Finds any of them: much faster than a look-up of every character. */
  readonly any: RegExp;
}

const DOUBLE: Glyphs = {
  glyphs: { '“': 'open', '”': 'close', '"': 'straight', '＂': 'straight' },
  any: /[“”"＂]/g,
};
const SINGLE: Glyphs = { glyphs: { '‘': 'open', '’': 'close', "'": 'straight' }, any: /[‘’']/g };

export interface QuotationOptions {
  readonly kind?: 'double' | 'single';
  /** The quotation may run on into the next paragraph (GB/T 15834-2011 4.8.3.6: it is closed in its last one only). */
  readonly endsOpen?: boolean;
  /** Contents of quotations elsewhere on the page: a mark beside such a term most likely belongs to it. */
  readonly terms?: ReadonlySet<string>;
}

const NO_TERMS: ReadonlySet<string> = new Set();
export const NO_QUOTATIONS: Quotations = { marks: [], pairs: [], faults: [] };

/**
 * Decides for each double (or single) quotation mark of text[start, end) whether it opens or closes, by the cheapest reading of the
 * whole stretch: alternation, what stands beside the mark, and what the glyph claims. A lost mark costs one fault, not all that
 * follow. Linear.
 */
export function quotationsOf(
  text: string,
  { start, end }: Span,
  { kind = 'double', endsOpen = false, terms = NO_TERMS }: QuotationOptions = {},
): Quotations {
  const { glyphs, any } = kind === 'double' ? DOUBLE : SINGLE;
  const places: { at: number; printed: QuotationMark['printed'] }[] = [];
  for (const match of text.slice(start, end).matchAll(any)) {
    const at = start + match.index;
    if (kind !== 'single' || !isApostrophe(text, at)) places.push({ at, printed: glyphs[match[0]]! });
  }
  if (places.length === 0) return NO_QUOTATIONS;
  const roles = cheapestRoles(text, { start, end }, places, endsOpen, terms);
  return pairUp(
    places.map((place, index) => ({ ...place, role: roles[index]! })),
    endsOpen,
  );
}

/** The same `by` UTF-16 units further on. */
export function movedQuotations(quotations: Quotations, by: number): Quotations {
  if (by === 0 || quotations.marks.length === 0) return quotations;
  const marks = new Map(quotations.marks.map((mark) => [mark, { ...mark, at: mark.at + by }]));
  return {
    marks: [...marks.values()],
    pairs: quotations.pairs.map((pair) => shifted(pair, by)),
    faults: quotations.faults.map(({ kind, mark }) => ({ kind, mark: marks.get(mark)! })),
  };
}

const isApostrophe = (text: string, at: number): boolean =>
  isLatinCode(text.charCodeAt(at + 1)) ||
  (isLatinCode(text.charCodeAt(at - 1)) && text.charAt(at) !== '‘' && !isHanUnit(text.charCodeAt(at + 1)));

const MISSING_MARK = 2;
/** Nearly two missing marks: of the marks of ocr-dev that their neighbours do not speak against, none was reversed. */
const REVERSED_MARK = 3.9;

type Role = QuotationMark['role'];

/** Viterbi over two states: outside and inside a quotation. */
function cheapestRoles(
  text: string,
  within: Span,
  places: readonly { at: number; printed: QuotationMark['printed'] }[],
  endsOpen: boolean,
  terms: ReadonlySet<string>,
): Role[] {
  let outside = 0;
  let inside = Number.POSITIVE_INFINITY;
  const steps: { toOutside: { role: Role; from: boolean }; toInside: { role: Role; from: boolean } }[] = [];
  for (const { at, printed } of places) {
    const byTerm = terms.size > 0 ? termEvidence(text, within, at, terms) : undefined;
    const open = costOf(text, within, at, printed, 'open') + (byTerm === 'close' ? BESIDE_TERM : 0);
    const close = costOf(text, within, at, printed, 'close') + (byTerm === 'open' ? BESIDE_TERM : 0);
    const closes = inside + close;
    const closesNothing = outside + close + MISSING_MARK;
    const opens = outside + open;
    const opensAgain = inside + open + MISSING_MARK;
    steps.push({
      toOutside: { role: 'close', from: closes <= closesNothing },
      toInside: { role: 'open', from: opensAgain < opens },
    });
    outside = Math.min(closes, closesNothing);
    inside = Math.min(opens, opensAgain);
  }
  let isInside = inside + (endsOpen ? 0 : MISSING_MARK) < outside;
  const roles: Role[] = [];
  for (let i = steps.length - 1; i >= 0; i--) {
    const step = isInside ? steps[i]!.toInside : steps[i]!.toOutside;
    roles[i] = step.role;
    isInside = step.from;
  }
  return roles;
}

/** What it costs to read a mark against the quoted term beside it. */
const BESIDE_TERM = 2.5;
const LONGEST_TERM = 12;

/** The role the mark has if the term beside it, quoted elsewhere, belongs to it; undefined when neither or both sides hold one. */
function termEvidence(text: string, { start, end }: Span, at: number, terms: ReadonlySet<string>): Role | undefined {
  const before = text.slice(Math.max(start, at - LONGEST_TERM - 4), at).replace(/\s/g, '');
  const after = text.slice(at + 1, Math.min(end, at + LONGEST_TERM + 5)).replace(/\s/g, '');
  let closes = false;
  let opens = false;
  for (let length = 2; length <= LONGEST_TERM; length++) {
    closes ||= length <= before.length && terms.has(before.slice(-length));
    opens ||= length <= after.length && terms.has(after.slice(0, length));
  }
  return closes === opens ? undefined : closes ? 'close' : 'open';
}

/** Full weight would let two neighbours outvote the alternation of the marks. */
const NEIGHBOUR_WEIGHT = 0.4;
const MOST_BY_NEIGHBOURS = 3;

/** ≥ 0; 0 for the role that both the glyph and its neighbours suggest. */
function costOf(text: string, { start, end }: Span, at: number, printed: QuotationMark['printed'], role: Role): number {
  const claim = printed === 'straight' || printed === role ? 0 : REVERSED_MARK;
  const before = neighbour(text, at, -1, start, end);
  const after = neighbour(text, at, 1, start, end);
  const odds = closeRate(before, after) - openRate(before, after);
  const against = NEIGHBOUR_WEIGHT * (role === 'open' ? odds : -odds);
  return claim + Math.min(MOST_BY_NEIGHBOURS, Math.max(0, against));
}

/** The nearest character that is no blank, full-width where it has such a form, or '' at the edge. */
function neighbour(text: string, at: number, step: 1 | -1, start: number, end: number): string {
  let next = at + step;
  while (next >= start && next < end && isSpaceCode(text.charCodeAt(next))) next += step;
  return next >= start && next < end ? fullWidthOf(text.charAt(next)) : '';
}

function pairUp(marks: readonly QuotationMark[], endsOpen: boolean): Quotations {
  const pairs: Span[] = [];
  const faults: QuotationFault[] = [];
  let open: QuotationMark | undefined;
  for (const mark of marks) {
    if (mark.printed !== 'straight' && mark.printed !== mark.role) faults.push({ kind: 'reversed', mark });
    if (mark.role === 'open') {
      if (open) faults.push({ kind: 'unclosed', mark: open });
      open = mark;
    } else if (open) {
      pairs.push({ start: open.at, end: mark.at + 1 });
      open = undefined;
    } else faults.push({ kind: 'unopened', mark });
  }
  if (open && !endsOpen) faults.push({ kind: 'unclosed', mark: open });
  return { marks, ...withNesting(pairs, faults) };
}

/** An unclosed mark and the next unopened one with whole quotations between them are one quotation that holds others (甲“乙“丙”丁”). */
function withNesting(pairs: Span[], faults: QuotationFault[]): Pick<Quotations, 'pairs' | 'faults'> {
  const lone: QuotationFault[] = [];
  for (const fault of faults) {
    const opening = lone.at(-1);
    const isNest =
      fault.kind === 'unopened' &&
      opening?.kind === 'unclosed' &&
      pairs.some(({ start, end }) => opening.mark.at < start && end <= fault.mark.at);
    if (!isNest) {
      lone.push(fault);
      continue;
    }
    lone.pop();
    pairs.push({ start: opening.mark.at, end: fault.mark.at + 1 });
  }
  return { pairs, faults: lone };
}
