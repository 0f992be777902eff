import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  FIGURES_REQUEST,
  type FigureGroup,
  type FigureList,
  type FigurePlace,
  type FiguresParams,
} from '../../../server/src/lsp/protocol.ts';
import { isSupported } from '../language-client.ts';

export type FigureScope = 'article' | 'workspace';

export interface FiguresView extends vscode.Disposable {
  readonly showScope: (scope: FigureScope) => Promise<void>;
  /** Asks for words and lists only what holds them; an empty answer lists everything again. */
  readonly askFilter: () => Promise<void>;
  readonly clearFilter: () => Promise<void>;
}

/** Milliseconds after a change before the list is asked for again. */
const PAUSE = 300;

/** The view of what the article, or the workspace, counts: each thing with the places that say how many, contradictions first. */
export function showFigures(client: LanguageClient): FiguresView {
  const changed = new vscode.EventEmitter<undefined>();
  let scope: FigureScope = 'article';
  let filter = '';
  let timer: NodeJS.Timeout | undefined;

  const provider: vscode.TreeDataProvider<Node | FigurePlace> = {
    onDidChangeTreeData: changed.event,
    getChildren: async (element) => {
      if (element) return 'group' in element ? [...element.group.places] : [];
      const list = await request();
      showMessage(list);
      return nodesOf(list?.groups ?? [], scope);
    },
    getTreeItem: (element) => ('group' in element ? groupItem(element) : placeItem(element)),
  };
  const view = vscode.window.createTreeView('galley.figures', { treeDataProvider: provider, showCollapseAll: true });

  async function request(): Promise<FigureList | null> {
    const document = vscode.window.activeTextEditor?.document;
    if (!client.isRunning()) return null;
    if (scope === 'workspace') return client.sendRequest(FIGURES_REQUEST, { filter } satisfies FiguresParams);
    if (!document || !isSupported(document)) return null;
    const uri = client.code2ProtocolConverter.asUri(document.uri);
    return client.sendRequest(FIGURES_REQUEST, { uri, filter } satisfies FiguresParams);
  }

  function showMessage(list: FigureList | null): void {
    if (list?.groups.length === 0) view.message = vscode.l10n.t('No figures');
    else if (list && list.hidden > 0)
      view.message = vscode.l10n.t('{0} more are not listed; filter to see them', list.hidden);
    else view.message = '';
  }

  function refresh(): void {
    clearTimeout(timer);
    if (view.visible) timer = setTimeout(() => changed.fire(undefined), PAUSE);
  }

  async function change(newScope: FigureScope, newFilter: string): Promise<void> {
    [scope, filter] = [newScope, newFilter];
    await vscode.commands.executeCommand('setContext', 'galley.figures.scope', scope);
    await vscode.commands.executeCommand('setContext', 'galley.figures.hasFilter', filter !== '');
    const where = scope === 'article' ? vscode.l10n.t('this article') : vscode.l10n.t('workspace');
    view.description = filter === '' ? where : `${where} · ${filter}`;
    changed.fire(undefined);
  }
  void change(scope, filter);

  const subscriptions = vscode.Disposable.from(
    view,
    changed,
    view.onDidChangeVisibility(refresh),
    vscode.window.onDidChangeActiveTextEditor(refresh),
    vscode.languages.onDidChangeDiagnostics(refresh),
    client.onDidChangeState(() => {
      void vscode.commands.executeCommand('setContext', 'galley.isActive', client.isRunning());
      refresh();
    }),
  );
  return {
    showScope: (wanted) => change(wanted, filter),
    askFilter: async () => {
      const prompt = vscode.l10n.t('Words in what is counted, in a figure or in a file name');
      const words = await vscode.window.showInputBox({ prompt, value: filter });
      if (words !== undefined) await change(scope, words.trim());
    },
    clearFilter: () => change(scope, ''),
    dispose: () => {
      clearTimeout(timer);
      subscriptions.dispose();
    },
  };
}

/** A group with a name that it keeps from list to list, so that what the user opened stays open. */
interface Node {
  readonly id: string;
  readonly group: FigureGroup;
}

function nodesOf(groups: readonly FigureGroup[], scope: FigureScope): Node[] {
  const seen = new Map<string, number>();
  return groups.map((group) => {
    const name = `${scope} ${group.isConflict} ${group.counted}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { id: `${name} ${count}`, group };
  });
}

const CONFLICT = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));

function groupItem({ id, group: { counted, isConflict, places } }: Node): vscode.TreeItem {
  const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
  const label = counted || vscode.l10n.t('(not said)');
  const item = new vscode.TreeItem(label, isConflict ? Expanded : Collapsed);
  item.id = id;
  const written = [...new Set(places.map((place) => place.written))];
  item.description = written.slice(0, 4).join(isConflict ? ' ≠ ' : '、');
  if (isConflict) {
    item.iconPath = CONFLICT;
    item.accessibilityInformation = { label: vscode.l10n.t('{0}, figures contradict each other', label) };
  }
  return item;
}

function placeItem({ uri, start, end, written, reading, where, isConflict }: FigurePlace): vscode.TreeItem {
  const item = new vscode.TreeItem(written);
  item.description = where;
  item.tooltip = reading;
  item.accessibilityInformation = { label: `${written} ${where}, ${reading}` };
  if (isConflict) item.iconPath = CONFLICT;
  const title = vscode.l10n.t('Go to the figure');
  item.command = { command: 'galley.showFigure', title, arguments: [uri, start, end] };
  return item;
}
