import type { Problem, Related } from '../core/engine/finding.ts';
import { ruleById } from '../core/engine/registry.ts';
import { headingsOf } from '../core/page/headings.ts';
import type { Page, Script } from '../core/page/page.ts';
import type { Span } from '../core/text/span.ts';
import type { Encoding } from './files.ts';
import { lineStartsOf, positionAt } from './lines.ts';

/** One `files[]` object of `check --format json`; its shape is the contract of the command line (docs/cli.md). */
export interface FileEntry {
  readonly path: string;
  readonly encoding: Encoding;
  /** UTF-16 code units of the decoded text. */
  readonly characters: number;
  readonly script: Script;
  readonly problems: readonly ProblemEntry[];
}

/** A problem with its place in UTF-16 offsets and in lines and columns, both counted from 1. */
export type ProblemEntry = ReturnType<typeof problemEntries>[number];

export function problemEntries(text: string, problems: readonly Problem[]) {
  const lineStarts = problems.length > 0 ? lineStartsOf(text) : [];
  return problems.map(({ rule, severity, start, end, message, fixes, related }) => {
    return {
      rule,
      family: ruleById(rule)!.meta.family,
      severity,
      start,
      end,
      ...linesOf({ start, end }, lineStarts),
      message,
      fixes: (fixes ?? []).map(({ kind, title, edits }) => ({
        kind,
        title,
        edits: edits.map(({ span, newText }) => ({ start: span.start, end: span.end, text: newText })),
      })),
      related: (related ?? []).map((place) => relatedEntry(place, lineStarts)),
    };
  });
}

/** A heading with its lines and columns, counted from 1. */
export type HeadingEntry = ReturnType<typeof headingEntries>[number];

export function headingEntries(page: Page) {
  const lineStarts = lineStartsOf(page.text);
  return headingsOf(page).map((heading) => ({ ...heading, ...linesOf(heading, lineStarts) }));
}

/** A place in another file has offsets alone: its lines are not known here. */
function relatedEntry({ path, start, end, message }: Related, lineStarts: readonly number[]) {
  if (path !== undefined) return { path, start, end, message };
  return { start, end, ...linesOf({ start, end }, lineStarts), message };
}

function linesOf({ start, end }: Span, lineStarts: readonly number[]) {
  const from = positionAt(lineStarts, start);
  const to = positionAt(lineStarts, end);
  return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
}
