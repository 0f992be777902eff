import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { SEVERITIES, type Severity } from '../../core/engine/finding.ts';
import { SOURCE } from '../protocol.ts';

/** The most problems shown of one document; the rest is counted in one more. */
const MAXIMUM_PROBLEMS = 1000;

/** The problems to show, the most severe ones, in the order of the text, and the number of the others. */
export function capped<P extends { readonly severity: Severity }>(
  problems: readonly P[],
): { shown: readonly P[]; hidden: number } {
  if (problems.length <= MAXIMUM_PROBLEMS) return { shown: problems, hidden: 0 };
  const bySeverity = SEVERITIES.flatMap((severity) => problems.filter((problem) => problem.severity === severity));
  const chosen = new Set(bySeverity.slice(0, MAXIMUM_PROBLEMS));
  return { shown: problems.filter((problem) => chosen.has(problem)), hidden: problems.length - MAXIMUM_PROBLEMS };
}

/** Says how many problems are not shown, at the start of the text; nothing when none is hidden. */
export function remainder(hidden: number): Diagnostic[] {
  if (hidden === 0) return [];
  const start = { line: 0, character: 0 };
  return [
    {
      range: { start, end: start },
      severity: DiagnosticSeverity.Information,
      source: SOURCE,
      message: `另有 ${hidden} 处问题没有列出（一篇至多列 ${MAXIMUM_PROBLEMS} 处）`,
    },
  ];
}
