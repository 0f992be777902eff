import * as vscode from 'vscode';
import type {
  AnnotatedTextEdit,
  ApplyWorkspaceEditParams,
  ApplyWorkspaceEditResult,
  LanguageClient,
  TextDocumentEdit,
} from 'vscode-languageclient/node';

const SCHEME = 'galley-preview';

export interface Preview extends vscode.Disposable {
  /** Shows what a change that wants a preview makes of its document; undefined for any other change. */
  readonly offer: (
    client: LanguageClient,
    params: ApplyWorkspaceEditParams,
  ) => Promise<ApplyWorkspaceEditResult> | undefined;
}

/**
 * The preview of changes that the server wants seen first: the document beside its revision, and one question. VS Code's own panel
 * would leave every change unticked (docs/decisions/previews.md).
 */
export function createPreview(): Preview {
  const texts = new Map<string, string>();
  const provider = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: ({ query }) => texts.get(query) ?? '',
  });
  let count = 0;

  async function offerChange(client: LanguageClient, change: TextDocumentEdit, label: string) {
    const uri = client.protocol2CodeConverter.asUri(change.textDocument.uri);
    const document = await vscode.workspace.openTextDocument(uri);
    const { version } = document;
    const edits = await client.protocol2CodeConverter.asTextEdits(change.edits as AnnotatedTextEdit[]);
    const query = String(++count);
    texts.set(query, revised(document, edits));
    const revision = uri.with({ scheme: SCHEME, query });
    await vscode.commands.executeCommand('vscode.diff', uri, revision, label, { preview: true });
    const apply = vscode.l10n.t('Apply');
    const answer = await vscode.window.showInformationMessage(label, apply, vscode.l10n.t('Leave as it is'));
    await closeTab(revision);
    texts.delete(query);
    if (answer !== apply) return false;
    if (document.version !== version) {
      vscode.window.showWarningMessage(vscode.l10n.t('The text has changed meanwhile: nothing was applied'));
      return false;
    }
    const edit = new vscode.WorkspaceEdit();
    edit.set(uri, edits);
    await vscode.window.showTextDocument(document);
    return vscode.workspace.applyEdit(edit);
  }

  return {
    offer: (client, { edit: { documentChanges = [], changeAnnotations = {} }, label = '' }) => {
      const [change] = documentChanges;
      const annotation = Object.values(changeAnnotations)[0];
      if (!annotation?.needsConfirmation || documentChanges.length > 1 || !change || !('edits' in change))
        return undefined;
      return offerChange(client, change, annotation.label || label).then((applied) => ({ applied }));
    },
    dispose: () => provider.dispose(),
  };
}

function revised(document: vscode.TextDocument, edits: readonly vscode.TextEdit[]): string {
  let text = document.getText();
  const places = edits.map(({ range, newText }) => ({
    start: document.offsetAt(range.start),
    end: document.offsetAt(range.end),
    newText,
  }));
  for (const { start, end, newText } of places.sort((a, b) => b.start - a.start || b.end - a.end))
    text = text.slice(0, start) + newText + text.slice(end);
  return text;
}

async function closeTab(revision: vscode.Uri): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const own = tabs.filter(
    ({ input }) => input instanceof vscode.TabInputTextDiff && input.modified.toString() === revision.toString(),
  );
  await vscode.window.tabGroups.close(own);
}
