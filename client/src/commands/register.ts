import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { EncodingHint } from '../views/encoding-hint.ts';
import type { FiguresView } from '../views/figures.ts';
import { openDismissals } from './dismissals.ts';
import { goToFigure, showFigure } from './figure.ts';
import { fixAll, fixRule } from './fix.ts';
import { openRule } from './open-rule.ts';
import { cleanPage, keepArticle, putInOrder, splitPage } from './page.ts';
import { review, reviewWorkspace } from './review.ts';

/** What the commands work on. */
export interface CommandParts {
  readonly client: LanguageClient;
  readonly figures: FiguresView;
  readonly encodingHint: EncodingHint;
}

/** Every command of package.json that the client itself provides; those of the server register themselves. */
export function registerCommands(
  context: vscode.ExtensionContext,
  { client, figures, encodingHint }: CommandParts,
): vscode.Disposable[] {
  const commands: Record<string, (...args: never[]) => unknown> = {
    'galley.review': () => review(client),
    'galley.reviewWorkspace': () => reviewWorkspace(client),
    'galley.fixAll': () => fixAll(client),
    'galley.fixRule': () => fixRule(client),
    'galley.putInOrder': () => putInOrder(client),
    'galley.splitPage': () => splitPage(client),
    'galley.cleanPage': () => cleanPage(client),
    'galley.keepArticle': () => keepArticle(client),
    'galley.openRule': (rule: string) => openRule(context, rule),
    'galley.openDismissals': openDismissals,
    'galley.showFigures': () => vscode.commands.executeCommand('galley.figures.focus'),
    'galley.figures.showArticle': () => figures.showScope('article'),
    'galley.figures.showWorkspace': () => figures.showScope('workspace'),
    'galley.figures.filter': figures.askFilter,
    'galley.figures.clearFilter': figures.clearFilter,
    'galley.showFigure': showFigure,
    'galley.nextFigure': () => goToFigure(client, 'next'),
    'galley.previousFigure': () => goToFigure(client, 'previous'),
    'galley.reopenWithEncoding': encodingHint.reopen,
    'galley.showOutline': () => vscode.commands.executeCommand('outline.focus'),
    'galley.restartServer': () => client.restart(),
  };
  return Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run));
}
