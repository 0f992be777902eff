import type { WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { withoutDismissed } from '../../core/engine/dismissals.ts';
import type { Fix, Problem } from '../../core/engine/finding.ts';
import { chooseFixes, editsOf, fixAllEdits, safeFixOf } from '../../core/engine/fixes.ts';
import { ALL_RULES } from '../../core/engine/registry.ts';
import { reviewPage } from '../../core/engine/review.ts';
import { parsePage } from '../../core/page/parse.ts';
import { workspaceEditOf } from '../edits.ts';
import type { Session } from '../session.ts';

/** Which fixes to apply to a whole document: every safe one, or those of one rule, safe ones alone or one of each problem. */
export interface FixScope {
  readonly rule?: string;
  readonly kind?: 'safe' | 'all';
}

/** One fix of a problem of this version of the document. */
export interface FixChoice {
  readonly version: number;
  readonly rule: string;
  readonly start: number;
  readonly title: string;
}

/** The change that the fix makes, to be seen first; undefined when the document has moved on. */
export async function previewEdit(
  session: Session,
  document: TextDocument,
  { version, rule, start, title }: FixChoice,
): Promise<WorkspaceEdit | undefined> {
  if (document.version !== version) return undefined;
  const problems = await session.reviewer.problemsOf(document);
  const fix = problems
    .filter((problem) => problem.rule === rule && problem.start === start)
    .flatMap(({ fixes = [] }) => fixes)
    .find((one) => one.title === title);
  return fix && workspaceEditOf(document, fix.edits, session.client(), title);
}

/** The change that the scope asks for; undefined when there is nothing to change. */
export async function fixEdit(
  session: Session,
  document: TextDocument,
  { rule, kind = 'all' }: FixScope,
): Promise<WorkspaceEdit | undefined> {
  return rule === undefined ? safeEdit(session, document) : ruleEdit(session, document, rule, kind);
}

/** One fix for each problem of a rule, the safe one where there is one; those that collide with others are left out. */
export function fixesOfRule(problems: readonly Problem[], rule: string, kind: 'safe' | 'all'): Fix[] {
  const own = problems.filter((problem) => problem.rule === rule);
  return chooseFixes(
    own.flatMap((problem) => safeFixOf(problem) ?? (kind === 'all' ? (problem.fixes?.slice(0, 1) ?? []) : [])),
  );
}

async function ruleEdit(
  session: Session,
  document: TextDocument,
  rule: string,
  kind: 'safe' | 'all',
): Promise<WorkspaceEdit | undefined> {
  const fixes = fixesOfRule(await session.reviewer.problemsOf(document), rule, kind);
  if (fixes.length === 0) return undefined;
  const isSafe = fixes.every(({ kind }) => kind === 'safe');
  return workspaceEditOf(document, editsOf(fixes), session.client(), isSafe ? undefined : fixes[0]!.title);
}

/** Fixes may lay bare further safe ones; they are found in the changed text, with the same settings and dismissals. */
async function safeEdit(session: Session, document: TextDocument): Promise<WorkspaceEdit | undefined> {
  const text = document.getText();
  const problems = await session.reviewer.problemsOf(document);
  const { settings, dismissals, path, language } = await session.surroundingsOf(document);
  const review = (changed: string): readonly Problem[] =>
    changed === text
      ? problems
      : withoutDismissed(reviewPage(parsePage(changed), ALL_RULES, settings, language), changed, path, dismissals);
  const edits = fixAllEdits(text, review);
  return edits.length === 0 ? undefined : workspaceEditOf(document, edits, session.client());
}
