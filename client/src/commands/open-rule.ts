import * as vscode from 'vscode';

/** The rule whose shipped page `uri` is, if it is one. */
export const rulePageId = (uri: string): string | undefined => /\/docs\/rules\/([a-z-]+)\.md$/.exec(uri)?.[1];

/** Shows the rule's page as a preview beside the text. */
export async function openRule({ extensionUri }: vscode.ExtensionContext, rule: string): Promise<void> {
  const page = vscode.Uri.joinPath(extensionUri, 'docs', 'rules', `${rule}.md`);
  await vscode.commands.executeCommand('markdown.showPreviewToSide', page);
}
