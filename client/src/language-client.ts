import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions, TransportKind } from 'vscode-languageclient/node';
import { type InitializationOptions, NEWS_LANGUAGE } from '../../server/src/lsp/protocol.ts';
import { openRule, rulePageId } from './commands/open-rule.ts';
import { createPreview } from './preview.ts';
import { pullMiddleware } from './pull.ts';

const LANGUAGES = [NEWS_LANGUAGE, 'plaintext', 'markdown'];
const SCHEMES = ['file', 'untitled'];

const SELECTOR = LANGUAGES.flatMap((language) => SCHEMES.map((scheme) => ({ language, scheme })));

export const isSupported = (document: vscode.TextDocument): boolean => vscode.languages.match(SELECTOR, document) > 0;

const RULE_LINK = 'command:galley.openRule?%5B%22{rule}%22%5D';

/** The client of the bundled server, which runs in a process of its own over IPC; not yet started. */
export function createClient(context: vscode.ExtensionContext): LanguageClient {
  const preview = createPreview();
  context.subscriptions.push(preview);
  const run = { module: context.asAbsolutePath('dist/server.cjs'), transport: TransportKind.ipc };
  const server = { run, debug: { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } } };
  const options: LanguageClientOptions = {
    documentSelector: SELECTOR,
    initializationOptions: {
      ruleLink: RULE_LINK,
      cacheFolder: vscode.Uri.joinPath(context.globalStorageUri, 'cache').fsPath,
    } satisfies InitializationOptions,
    middleware: {
      ...pullMiddleware,
      workspace: {
        handleApplyEdit: async (params, next) => {
          const shown = await preview.offer(client, params);
          return shown ?? next(params, new vscode.CancellationTokenSource().token);
        },
      },
      window: {
        showDocument: async (params, token, next) => {
          const rule = rulePageId(params.uri);
          if (rule === undefined) {
            const shown = await next(params, token);
            return 'success' in shown ? shown : { success: false };
          }
          await openRule(context, rule);
          return { success: true };
        },
      },
    },
  };
  const client = new LanguageClient('galley', '校样 Galley', server, options);
  return client;
}
