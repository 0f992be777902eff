import type { FileHost } from './host.ts';
import type { Session } from './session.ts';

/** Which files are reviewed that need not be open, by the scope setting, .gitignore and the exclude setting. */
export interface WorkspaceScope {
  /** The folders in scope; `listed` when their files are known. */
  readonly read: () => Promise<{ readonly folders: readonly string[]; readonly listed: Promise<void> }>;
  /** Lists them again where files have been made since. */
  readonly readNew: () => Promise<void>;
  readonly filesIn: (folder: string) => readonly string[];
  readonly uris: () => ReadonlySet<string>;
  readonly fileCreated: (uri: string) => void;
  readonly fileDeleted: (uri: string) => void;
  /** From now on the whole workspace, whatever the setting. */
  readonly widen: () => void;
}

export function createWorkspaceScope(
  { connection, documents, paths, preferences }: Session,
  files: FileHost,
): WorkspaceScope {
  let byFolder: ReadonlyMap<string, readonly string[]> = new Map();
  let uris = new Set<string>();
  let hasNew = false;
  let isWidened = false;
  let readings = 0;

  async function read(): ReturnType<WorkspaceScope['read']> {
    hasNew = false;
    const folders = await foldersInScope();
    return { folders, listed: listAll(folders, ++readings) };
  }

  /** A later reading counts, even where an earlier one ends after it. */
  async function listAll(folders: readonly string[], reading: number): Promise<void> {
    const found = new Map<string, readonly string[]>();
    for (const folder of folders) found.set(folder, await list(folder));
    if (reading !== readings) return;
    byFolder = found;
    uris = new Set([...found.values()].flat());
  }

  async function foldersInScope(): Promise<readonly string[]> {
    const scope = isWidened ? 'workspace' : await preferences.scope();
    if (scope === 'openFiles') return [];
    if (scope === 'workspace') return paths().roots;
    const beside = documents.text.all().map(({ uri }) => uri.slice(0, uri.lastIndexOf('/') + 1));
    return [...new Set(beside)].filter((folder) => folder.startsWith('file:'));
  }

  async function list(folder: string): Promise<readonly string[]> {
    const { exclude } = await preferences.settingsOf(folder);
    const { uris: listed, failures } = await files.list(folder, exclude);
    for (const failure of failures) connection.console.warn(failure);
    return listed;
  }

  return {
    read,
    readNew: async () => {
      if (hasNew) await (await read()).listed;
    },
    filesIn: (folder) => byFolder.get(folder) ?? [],
    uris: () => uris,
    fileCreated: (uri) => {
      if (!uris.has(uri)) hasNew = true;
    },
    fileDeleted: (uri) => uris.delete(uri),
    widen: () => {
      isWidened = true;
    },
  };
}
