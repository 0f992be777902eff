import { type Connection, MessageType, ShowMessageNotification } from 'vscode-languageserver';
import { type Dismissal, parseDismissals } from '../core/engine/dismissals.ts';
import { ALL_RULES } from '../core/engine/registry.ts';
import { readSettings, type Settings } from '../core/engine/settings.ts';
import type { Host } from './host.ts';
import { DISMISSALS_FILE } from './protocol.ts';
import type { WorkspacePaths } from './workspace-paths.ts';

/** Settings and dismissals as the editor and the workspace hold them; read once and kept until told that they changed. */
export interface Preferences {
  readonly settingsOf: (uri: string) => Promise<Settings>;
  readonly dismissalsOf: (uri: string) => Promise<readonly Dismissal[]>;
  readonly forget: () => void;
}

export function createPreferences(
  connection: Connection,
  host: Host,
  paths: () => WorkspacePaths,
  canConfigure: () => boolean,
): Preferences {
  const settings = new Map<string, Promise<Settings>>();
  const dismissals = new Map<string, Promise<readonly Dismissal[]>>();
  const shown = new Set<string>();

  /** A mistake is shown once, and again only after it was made anew. */
  function showMistake(message: string): void {
    if (shown.has(message)) return;
    shown.add(message);
    void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
  }

  async function readEditorSettings(uri: string): Promise<Settings> {
    const section = canConfigure()
      ? await connection.workspace.getConfiguration({ scopeUri: uri, section: 'galley' })
      : {};
    const { settings: read, mistakes } = readSettings(withoutEditorKeys(section), ALL_RULES);
    for (const { key, message } of mistakes) showMistake(`校样：设置 galley.${key} 有误：${message}`);
    return read;
  }

  async function readDismissals(root: string): Promise<readonly Dismissal[]> {
    try {
      const source = await host.readText(root + DISMISSALS_FILE);
      if (source === undefined) return [];
      const { dismissals: read, badLines } = parseDismissals(source);
      if (badLines.length > 0) showMistake(`校样：${DISMISSALS_FILE} 第 ${badLines.join('、')} 行不能识别，已略过`);
      return read;
    } catch (error) {
      showMistake(`校样：读不了 ${DISMISSALS_FILE}：${error instanceof Error ? error.message : String(error)}`);
      return [];
    }
  }

  return {
    settingsOf: (uri) => remember(settings, paths().rootOf(uri), () => readEditorSettings(uri)),
    dismissalsOf: (uri) => {
      const root = paths().rootOf(uri);
      return remember(dismissals, root, () => readDismissals(root));
    },
    forget: () => {
      settings.clear();
      dismissals.clear();
    },
  };
}

/** Settings of the editor side that the engine does not know. */
const EDITOR_KEYS = ['trace'];

function withoutEditorKeys(section: unknown): unknown {
  if (typeof section !== 'object' || section === null) return section;
  return Object.fromEntries(Object.entries(section).filter(([key]) => !EDITOR_KEYS.includes(key)));
}

function remember<T>(known: Map<string, Promise<T>>, key: string, read: () => Promise<T>): Promise<T> {
  const value = known.get(key) ?? read();
  known.set(key, value);
  return value;
}
