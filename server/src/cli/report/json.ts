import type { Problem } from '../../core/engine/finding.ts';
import { ruleById } from '../../core/engine/registry.ts';
import type { Page } from '../../core/page/page.ts';
import type { Encoding } from '../../host/files.ts';
import { lineStartsOf, positionAt } from '../lines.ts';

/** One `files[]` object of `check --format json`; its shape is the contract of the command line (docs/cli.md). */
export interface FileEntry {
  readonly path: string;
  readonly encoding: Encoding;
  readonly characters: number;
  readonly script: Page['script'];
  readonly problems: readonly ProblemEntry[];
}

type ProblemEntry = ReturnType<typeof problemEntry>;

export function fileEntry(path: string, encoding: Encoding, page: Page, problems: readonly Problem[]): FileEntry {
  const lineStarts = lineStartsOf(page.text);
  return {
    path,
    encoding,
    characters: page.text.length,
    script: page.script,
    problems: problems.map((problem) => problemEntry(problem, lineStarts)),
  };
}

function problemEntry({ rule, severity, start, end, message, fixes, related }: Problem, lineStarts: readonly number[]) {
  const { line, column } = positionAt(lineStarts, start);
  return {
    rule,
    family: ruleById(rule)?.meta.family,
    severity,
    start,
    end,
    startLine: line,
    startColumn: column,
    message,
    fixes: (fixes ?? []).map(({ kind, title, edits }) => ({
      kind,
      title,
      edits: edits.map(({ span, newText }) => ({ start: span.start, end: span.end, text: newText })),
    })),
    related: (related ?? []).map(({ path, start: from, end: to, message: why }) => ({
      ...(path && { path }),
      start: from,
      end: to,
      message: why,
    })),
  };
}
