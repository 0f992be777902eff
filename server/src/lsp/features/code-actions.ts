import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Command,
  type Diagnostic,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { DISMISSAL_SCOPES, type DismissalScope, dismissalOf } from '../../core/engine/dismissals.ts';
import type { Fix, Problem } from '../../core/engine/finding.ts';
import { ruleById } from '../../core/engine/registry.ts';
import type { Span } from '../../core/text/span.ts';
import { rangeOf, spanOf } from '../convert.ts';
import { workspaceEditOf } from '../edits.ts';
import { SERVER_COMMANDS } from '../protocol.ts';
import { unlessSuperseded } from '../reviewer.ts';
import type { Session } from '../session.ts';
import { type FixChoice, type FixScope, fixEdit, fixesOfRule } from './fix-edits.ts';

/** The kind that editors run on save. */
export const FIX_ALL_KIND = `${CodeActionKind.SourceFixAll}.galley`;

/** What an action needs to make its edit later, from the page of that version. */
interface Deferred extends FixScope {
  readonly uri: string;
  readonly version: number;
}

/** Code actions are made from the document's own problems; nothing is kept from the diagnostics sent before. */
export function provideCodeActions(session: Session): void {
  const { connection, documents } = session;

  connection.onCodeAction(async (params) => {
    const document = documents.text.get(params.textDocument.uri);
    if (!document || !documents.isReviewed(document)) return [];
    return unlessSuperseded(actionsAt(session, document, params));
  });

  connection.onCodeActionResolve(async (action) => {
    const deferred = action.data as Deferred | undefined;
    const document = deferred && documents.text.get(deferred.uri);
    if (!document || document.version !== deferred.version) return action;
    const edit = await unlessSuperseded(fixEdit(session, document, deferred));
    return edit ? { ...action, edit } : action;
  });
}

async function actionsAt(session: Session, document: TextDocument, params: CodeActionParams): Promise<CodeAction[]> {
  const problems = await session.reviewer.problemsOf(document);
  const wanted = params.context.only;
  const actions: CodeAction[] = [];
  if (isWanted(wanted, CodeActionKind.QuickFix)) {
    const here = spanOf(document, params.range);
    const touched = problems.filter((problem) => touches(problem, here));
    for (const problem of touched) actions.push(...quickFixes(session, document, problem, params.context.diagnostics));
    const rules = [...new Set(touched.map(({ rule }) => rule))];
    for (const rule of rules) actions.push(...(await fixRuleActions(session, document, problems, rule)));
    for (const problem of touched) actions.push(...dismissActions(session, document, problem));
    for (const rule of rules) actions.push(openRuleAction(rule));
  }
  if (isWanted(wanted, FIX_ALL_KIND) && problems.some(({ fixes }) => fixes?.some(({ kind }) => kind === 'safe')))
    actions.push(await deferred(session, document, { title: '修正全部安全的问题', kind: FIX_ALL_KIND }, {}));
  return actions;
}

/** Kinds are hierarchical: `source` asks for `source.fixAll.galley` too. */
const isWanted = (only: readonly string[] | undefined, kind: string): boolean =>
  only === undefined || only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));

const touches = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;

function quickFixes(
  session: Session,
  document: TextDocument,
  problem: Problem,
  diagnostics: readonly Diagnostic[],
): CodeAction[] {
  const fixes = problem.fixes ?? [];
  const safe = fixes.find(({ kind }) => kind === 'safe');
  return fixes.map((fix) => ({
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: diagnosticsOf(document, problem, diagnostics),
    ...(fix === safe && { isPreferred: true }),
    ...(needsPreview(fix)
      ? { command: previewCommand(document, problem, fix) }
      : { edit: workspaceEditOf(document, fix.edits, session.client()) }),
  }));
}

const previewCommand = ({ uri, version }: TextDocument, { rule, start }: Problem, { title }: Fix): Command => ({
  title,
  command: SERVER_COMMANDS.previewFix,
  arguments: [uri, { version, rule, start, title } satisfies FixChoice],
});

/** A suggestion whose effect its title cannot show. */
const MANY_EDITS = 4;
const LONG_CHANGE = 120;

function needsPreview({ kind, edits }: Fix): boolean {
  if (kind === 'safe') return false;
  const size = edits.reduce((sum, { span, newText }) => sum + span.end - span.start + newText.length, 0);
  return edits.length >= MANY_EDITS || size >= LONG_CHANGE;
}

/** The editor's own diagnostics of this problem, so that it can tie the action to its mark. */
function diagnosticsOf(document: TextDocument, problem: Problem, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const { start, end } = rangeOf(document, problem);
  return diagnostics.filter(
    ({ code, range }) =>
      code === problem.rule &&
      range.start.line === start.line &&
      range.start.character === start.character &&
      range.end.line === end.line &&
      range.end.character === end.character,
  );
}

async function fixRuleActions(
  session: Session,
  document: TextDocument,
  problems: readonly Problem[],
  rule: string,
): Promise<CodeAction[]> {
  const safe = fixesOfRule(problems, rule, 'safe').length;
  const all = fixesOfRule(problems, rule, 'all').length;
  const actions: CodeAction[] = [];
  if (safe > 1) {
    const title = `修正本文全部“${titleOf(rule)}”（${safe} 处）`;
    actions.push(await deferred(session, document, { title, kind: CodeActionKind.QuickFix }, { rule, kind: 'safe' }));
  }
  if (all > Math.max(safe, 1)) {
    const title = `预览并修正本文全部“${titleOf(rule)}”（${all} 处）`;
    actions.push(action(title, { title, command: SERVER_COMMANDS.fixRule, arguments: [document.uri, rule] }));
  }
  return actions;
}

/** Leaves the edit until the action is chosen where the editor can ask for it then. */
async function deferred(
  session: Session,
  document: TextDocument,
  action: CodeAction,
  scope: FixScope,
): Promise<CodeAction> {
  const data: Deferred = { uri: document.uri, version: document.version, ...scope };
  if (session.client().resolveEdits) return { ...action, data };
  const edit = await fixEdit(session, document, scope);
  return edit ? { ...action, edit } : action;
}

const LONGEST_WORD = 12;

/** “This is right”, from the narrowest to the widest; a document that is not a file has no workspace to keep it in. */
function dismissActions(session: Session, document: TextDocument, problem: Problem): CodeAction[] {
  if (document.uri.startsWith('untitled:')) return [];
  const text = document.getText();
  const path = session.paths().pathOf(document.uri);
  return DISMISSAL_SCOPES.flatMap((scope) => {
    const title = dismissTitle(scope, problem, text.slice(problem.start, problem.end));
    if (title === undefined) return [];
    return action(title, {
      title,
      command: SERVER_COMMANDS.dismiss,
      arguments: [document.uri, dismissalOf(problem, text, path, scope)],
    });
  });
}

function dismissTitle(scope: DismissalScope, { rule }: Problem, quote: string): string | undefined {
  if (scope === 'occurrence') return '这里没错，不再提示';
  if (scope === 'file') return `本文不再检查“${titleOf(rule)}”`;
  if (scope === 'rule') return `整个工作区不再检查“${titleOf(rule)}”`;
  const isWord = quote.length <= LONGEST_WORD && !/\s/.test(quote);
  return isWord ? `“${quote}”没错，处处不再提示` : undefined;
}

function openRuleAction(rule: string): CodeAction {
  const title = `打开“${titleOf(rule)}”的说明`;
  return action(title, { title, command: SERVER_COMMANDS.openRule, arguments: [rule] });
}

const action = (title: string, command: Command): CodeAction => ({ title, kind: CodeActionKind.QuickFix, command });

const titleOf = (rule: string): string => ruleById(rule)?.meta.title.zh ?? rule;
