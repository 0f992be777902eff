import { type Span, textOf } from '../text/span.ts';
import type { Problem } from './finding.ts';

/**
 * One line of `.galley/dismissed.jsonl`: problems that an editor has found to be right. Every field given must match; at least
 * `path` or `rule` is. `path` is relative to the workspace, with "/", and covers a folder when it ends in "/".
 */
export interface Dismissal {
  readonly path?: string;
  readonly rule?: string;
  /** The flagged text, cut after `MAXIMUM_QUOTE` characters. */
  readonly quote?: string;
  /** The text around the quote without white space, so that a fix of a space nearby does not bring the problem back. */
  readonly before?: string;
  readonly after?: string;
}

/** How far "this is right" reaches: this place, this text everywhere, this rule in this file, this rule everywhere. */
export const DISMISSAL_SCOPES = ['occurrence', 'word', 'file', 'rule'] as const;
export type DismissalScope = (typeof DISMISSAL_SCOPES)[number];

const MAXIMUM_QUOTE = 40;
const CONTEXT = 10;

export function dismissalOf(problem: Problem, text: string, path: string, scope: DismissalScope): Dismissal {
  const { rule } = problem;
  if (scope === 'rule') return { rule };
  if (scope === 'file') return { path, rule };
  const quote = quoteOf(text, problem);
  return scope === 'word' ? { rule, quote } : { path, rule, quote, ...contextOf(text, problem) };
}

/** The problems that no dismissal covers; `path` is that of the page in the workspace. */
export function withoutDismissed(
  problems: readonly Problem[],
  text: string,
  path: string,
  dismissals: readonly Dismissal[],
): readonly Problem[] {
  const near = dismissals.filter((dismissal) => coversPath(dismissal, path));
  if (near.length === 0) return problems;
  return problems.filter((problem) => !near.some((dismissal) => covers(dismissal, problem, text)));
}

/** Reads a file of dismissals; a line that is none is named by its number (from 1) and the rest still holds. */
export function parseDismissals(source: string): { dismissals: Dismissal[]; badLines: number[] } {
  const dismissals: Dismissal[] = [];
  const badLines: number[] = [];
  source.split(/\r\n|\n/).forEach((line, index) => {
    if (line.trim() === '') return;
    const dismissal = parseLine(line);
    if (dismissal) dismissals.push(dismissal);
    else badLines.push(index + 1);
  });
  return { dismissals, badLines };
}

export const formatDismissal = (dismissal: Dismissal): string => `${JSON.stringify(dismissal)}\n`;

const FIELDS = ['path', 'rule', 'quote', 'before', 'after'] as const;

function parseLine(line: string): Dismissal | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = Object.entries(value).filter(([name]) => (FIELDS as readonly string[]).includes(name));
  if (fields.some(([, field]) => typeof field !== 'string')) return undefined;
  const dismissal: Dismissal = Object.fromEntries(fields);
  return dismissal.path === undefined && dismissal.rule === undefined ? undefined : dismissal;
}

/** Whether the dismissal can cover a problem of the page at `path`. */
export function coversPath({ path: wanted }: Dismissal, path: string): boolean {
  return wanted === undefined || wanted === path || (wanted.endsWith('/') && path.startsWith(wanted));
}

function covers({ rule, quote, before, after }: Dismissal, problem: Problem, text: string): boolean {
  if (rule !== undefined && rule !== problem.rule) return false;
  if (quote !== undefined && quote !== quoteOf(text, problem)) return false;
  if (before === undefined && after === undefined) return true;
  const context = contextOf(text, problem);
  return (before ?? context.before) === context.before && (after ?? context.after) === context.after;
}

const quoteOf = (text: string, problem: Span): string => textOf(text, problem).slice(0, MAXIMUM_QUOTE);

/** The nearest characters on both sides that are not white space; found in a window of four times as many. */
function contextOf(text: string, { start, end }: Span): { before: string; after: string } {
  const before = text.slice(Math.max(0, start - CONTEXT * 4), start).replace(/\s+/g, '');
  const after = text.slice(end, end + CONTEXT * 4).replace(/\s+/g, '');
  return { before: before.slice(-CONTEXT), after: after.slice(0, CONTEXT) };
}
