import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { openDismissals } from './dismissals.ts';
import { fixAll, fixRule } from './fix.ts';
import { openRule } from './open-rule.ts';
import { cleanPage, keepArticle, putInOrder, splitPage } from './page.ts';
import { review, reviewWorkspace } from './review.ts';

/** Every command of package.json that the client itself provides; those of the server register themselves. */
export function registerCommands(context: vscode.ExtensionContext, client: LanguageClient): vscode.Disposable[] {
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
    'galley.showOutline': () => vscode.commands.executeCommand('outline.focus'),
    'galley.restartServer': () => client.restart(),
  };
  return Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run));
}
