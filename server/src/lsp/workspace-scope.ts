import type { FileHost } from './host.ts';
import type { Session } from './session.ts';

/** Which files are reviewed that need not be open, by the scope setting, .gitignore and the exclude setting. */
export interface WorkspaceScope {
  /** Lists the files of every folder in scope. */
  readonly read: () => Promise<void>;
  /** Lists them again where files have been made since. */
  readonly readNew: () => Promise<void>;
  readonly folders: () => readonly string[];
  readonly byFolder: () => ReadonlyMap<string, readonly string[]>;
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
  let byFolder = new Map<string, readonly string[]>();
  let uris = new Set<string>();
  let hasNew = false;
  let isWidened = false;

  async function read(): Promise<void> {
    hasNew = false;
    byFolder = new Map();
    for (const folder of await foldersInScope()) byFolder.set(folder, await list(folder));
    uris = new Set([...byFolder.values()].flat());
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
      if (hasNew) await read();
    },
    folders: () => [...byFolder.keys()],
    byFolder: () => byFolder,
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
