import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { FIGURES_REQUEST, type FigureList } from '../../../server/src/lsp/protocol.ts';
import { notify } from './server-command.ts';

/** Opens the file and selects a figure, given by UTF-16 offsets. */
export async function showFigure(uri: string, start: number, end: number): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const selection = new vscode.Range(document.positionAt(start), document.positionAt(end));
  await vscode.window.showTextDocument(document, { selection });
}

/** Selects the figure after the caret, or before it; from the last on to the first. */
export async function goToFigure(client: LanguageClient, direction: 'next' | 'previous'): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !client.isRunning()) return;
  const { document, selection } = editor;
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const list: FigureList | null = await client.sendRequest(FIGURES_REQUEST, { uri });
  const places = list?.groups.flatMap((group) => group.places).sort((a, b) => a.start - b.start) ?? [];
  const [from, to] = [document.offsetAt(selection.start), document.offsetAt(selection.end)];
  const place =
    direction === 'next'
      ? (places.find(({ start }) => start >= to && start > from) ?? places[0])
      : (places.findLast(({ end, start }) => end <= from && start < from) ?? places.at(-1));
  if (place) await showFigure(document.uri.toString(), place.start, place.end);
  else notify(vscode.l10n.t('No figures'));
}
