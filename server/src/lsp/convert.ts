import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  type Range,
  type TextEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Edit, Problem, Severity } from '../core/engine/finding.ts';
import type { Span } from '../core/text/span.ts';
import type { ProblemEntry } from '../host/file-entry.ts';
import { SOURCE } from './protocol.ts';

/** The only file that knows both a Span of the core and a Range of the protocol; both count UTF-16 units. */

export const rangeOf = (document: TextDocument, { start, end }: Span): Range => ({
  start: document.positionAt(start),
  end: document.positionAt(end),
});

export const spanOf = (document: TextDocument, { start, end }: Range): Span => ({
  start: document.offsetAt(start),
  end: document.offsetAt(end),
});

export const textEditOf = (document: TextDocument, { span, newText }: Edit): TextEdit => ({
  range: rangeOf(document, span),
  newText,
});

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** `linkTo` says where a rule is explained. */
export function diagnosticOf(document: TextDocument, problem: Problem, linkTo: (rule: string) => string): Diagnostic {
  return diagnosticAt(rangeOf(document, problem), problem, linkTo, placesIn(document, problem));
}

/** The same of a file that is not open, from lines and columns counted by its reviewer. */
export function diagnosticOfEntry(uri: string, problem: ProblemEntry, linkTo: (rule: string) => string): Diagnostic {
  const places = problem.related.flatMap((place) =>
    'startLine' in place ? [{ location: { uri, range: rangeOfLines(place) }, message: place.message }] : [],
  );
  return diagnosticAt(rangeOfLines(problem), problem, linkTo, places);
}

export function diagnosticAt(
  range: Range,
  { rule, severity, message }: Pick<Problem, 'rule' | 'severity' | 'message'>,
  linkTo: (rule: string) => string,
  places: DiagnosticRelatedInformation[],
): Diagnostic {
  const diagnostic: Diagnostic = {
    range,
    severity: SEVERITY[severity],
    code: rule,
    codeDescription: { href: linkTo(rule) },
    source: SOURCE,
    message,
  };
  return places.length === 0 ? diagnostic : { ...diagnostic, relatedInformation: places };
}

/** The related places in this document; those in other files need their text to be told by lines. */
function placesIn(document: TextDocument, { related = [] }: Problem): DiagnosticRelatedInformation[] {
  return related
    .filter(({ path }) => path === undefined)
    .map((place) => ({ location: { uri: document.uri, range: rangeOf(document, place) }, message: place.message }));
}

type Lines = Pick<ProblemEntry, 'startLine' | 'startColumn' | 'endLine' | 'endColumn'>;

/** Of lines and columns counted from 1. */
export const rangeOfLines = ({ startLine, startColumn, endLine, endColumn }: Lines): Range => ({
  start: { line: startLine - 1, character: startColumn - 1 },
  end: { line: endLine - 1, character: endColumn - 1 },
});
