/** Paths of files in the workspace, as dismissals and reports write them: relative to their folder, decoded, with "/". */
export interface WorkspacePaths {
  /** The URIs, ending in "/", of the workspace folders. */
  readonly roots: readonly string[];
  /** The URI, ending in "/", of the workspace folder that holds the file; for a file outside every folder, its own folder. */
  readonly rootOf: (uri: string) => string;
  readonly pathOf: (uri: string) => string;
}

export function workspacePaths(folders: readonly string[]): WorkspacePaths {
  const roots = folders
    .map((folder) => (folder.endsWith('/') ? folder : `${folder}/`))
    .sort((a, b) => b.length - a.length);
  const rootOf = (uri: string) => roots.find((root) => uri.startsWith(root)) ?? uri.slice(0, uri.lastIndexOf('/') + 1);
  return { roots, rootOf, pathOf: (uri) => decode(uri.slice(rootOf(uri).length)) };
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
