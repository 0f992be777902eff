import type { Connection } from 'vscode-languageserver';
import { type Dismissal, parseDismissals } from '../core/engine/dismissals.ts';
import { ALL_RULES } from '../core/engine/registry.ts';
import { readSettings, type Settings } from '../core/engine/settings.ts';
import type { Host } from './host.ts';
import { DISMISSALS_FILE, SETTINGS_FILE } from './protocol.ts';
import { warn } from './warn.ts';
import type { WorkspacePaths } from './workspace-paths.ts';

/** `openFiles`: none; `folder`: those beside an open document; `workspace`: all. */
export const SCOPES = ['openFiles', 'folder', 'workspace'] as const;
export type Scope = (typeof SCOPES)[number];

/** Settings and dismissals as the editor and the workspace hold them; read once and kept until told that they changed. */
export interface Preferences {
  readonly settingsOf: (uri: string) => Promise<Settings>;
  /** The same before validation, as plain data for other threads. */
  readonly rawSettingsOf: (uri: string) => Promise<unknown>;
  /** Which files are reviewed that are not open. */
  readonly scope: () => Promise<Scope>;
  readonly dismissalsOf: (uri: string) => Promise<readonly Dismissal[]>;
  readonly forget: () => void;
}

export function createPreferences(
  connection: Connection,
  host: Host,
  paths: () => WorkspacePaths,
  canConfigure: () => boolean,
): Preferences {
  const raw = new Map<string, Promise<unknown>>();
  const settings = new Map<string, Promise<Settings>>();
  const dismissals = new Map<string, Promise<readonly Dismissal[]>>();
  const shown = new Set<string>();

  /** A mistake is shown once, and again only after it was made anew. */
  function showMistake(message: string): void {
    if (shown.has(message)) return;
    shown.add(message);
    warn(connection, message);
  }

  /** The workspace's settings file has the last word, so that editor and command line agree. */
  async function readRaw(uri: string): Promise<unknown> {
    const editor = canConfigure()
      ? await connection.workspace.getConfiguration({ scopeUri: uri, section: 'galley' })
      : {};
    return merge(withoutEditorKeys(editor), await readSettingsFile(paths().rootOf(uri)));
  }

  async function readScope(): Promise<Scope> {
    const given: unknown = canConfigure()
      ? await connection.workspace.getConfiguration('galley.workspace.scope')
      : undefined;
    return SCOPES.find((scope) => scope === given) ?? 'workspace';
  }

  const rawSettingsOf = (uri: string) => remember(raw, paths().rootOf(uri), () => readRaw(uri));

  async function readAllSettings(uri: string): Promise<Settings> {
    const { settings: read, mistakes } = readSettings(await rawSettingsOf(uri), ALL_RULES);
    for (const { key, message } of mistakes) showMistake(`设置 galley.${key} 有误：${message}`);
    return read;
  }

  async function readSettingsFile(root: string): Promise<unknown> {
    const source = await readWorkspaceFile(root, SETTINGS_FILE);
    try {
      return source === undefined ? undefined : (JSON.parse(source) as unknown);
    } catch (error) {
      showMistake(`${SETTINGS_FILE} 不是有效的 JSON：${reasonOf(error)}`);
      return undefined;
    }
  }

  async function readDismissals(root: string): Promise<readonly Dismissal[]> {
    const { dismissals: read, badLines } = parseDismissals((await readWorkspaceFile(root, DISMISSALS_FILE)) ?? '');
    if (badLines.length > 0) showMistake(`${DISMISSALS_FILE} 第 ${badLines.join('、')} 行不能识别，已略过`);
    return read;
  }

  async function readWorkspaceFile(root: string, path: string): Promise<string | undefined> {
    try {
      return await host.readText(root + path);
    } catch (error) {
      showMistake(`读不了 ${path}：${reasonOf(error)}`);
      return undefined;
    }
  }

  return {
    rawSettingsOf,
    scope: readScope,
    settingsOf: (uri) => remember(settings, paths().rootOf(uri), () => readAllSettings(uri)),
    dismissalsOf: (uri) => {
      const root = paths().rootOf(uri);
      return remember(dismissals, root, () => readDismissals(root));
    },
    forget: () => {
      raw.clear();
      settings.clear();
      dismissals.clear();
    },
  };
}

/** Settings of the editor side that the engine does not know. */
const EDITOR_KEYS = ['trace', 'workspace'];

function withoutEditorKeys(section: unknown): unknown {
  if (!isRecord(section)) return section;
  return Object.fromEntries(Object.entries(section).filter(([key]) => !EDITOR_KEYS.includes(key)));
}

/** The settings with those of `over` put over them, rule by rule. */
function merge(settings: unknown, over: unknown): unknown {
  if (!isRecord(settings) || !isRecord(over)) return over ?? settings;
  const [rules, rulesOver] = [settings['rules'], over['rules']];
  const areRules = isRecord(rules) && isRecord(rulesOver);
  return { ...settings, ...over, ...(areRules && { rules: { ...rules, ...rulesOver } }) };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function remember<T>(known: Map<string, Promise<T>>, key: string, read: () => Promise<T>): Promise<T> {
  const value = known.get(key) ?? read();
  known.set(key, value);
  return value;
}
