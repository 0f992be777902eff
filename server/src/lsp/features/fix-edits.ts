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

/** Which fixes to apply to a whole document: every safe one, or those of one rule. */
export type FixScope = { readonly rule?: string };

/** The change that the scope asks for; undefined when there is nothing to change. */
export async function fixEdit(
  session: Session,
  document: TextDocument,
  { rule }: FixScope,
): Promise<WorkspaceEdit | undefined> {
  return rule === undefined ? safeEdit(session, document) : ruleEdit(session, document, rule);
}

/** The fix of each problem of one rule that fix-all-of-this-kind takes: the safe one, else the first. */
export const fixesOfRule = (problems: readonly Problem[], rule: string): Fix[] =>
  problems.filter((problem) => problem.rule === rule).flatMap((problem) => firstFixOf(problem) ?? []);

const firstFixOf = (problem: Problem): Fix | undefined => safeFixOf(problem) ?? problem.fixes?.[0];

async function ruleEdit(session: Session, document: TextDocument, rule: string): Promise<WorkspaceEdit | undefined> {
  const fixes = chooseFixes(fixesOfRule(await session.reviewer.problemsOf(document), rule));
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
