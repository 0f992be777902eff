import { appendFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Host } from '../lsp/host.ts';
import { nodeFileHost } from './file-host.ts';
import { loadLanguage, loadLanguageOf } from './model.ts';

/** The language server's host in a Node process; `packageRoot` is the folder that holds `dist` and `docs`. */
export const nodeHost = (packageRoot: string): Host => ({
  readText: (uri) => readFile(fileURLToPath(uri), 'utf8').catch(undefinedWhenMissing),
  appendText: async (uri, text) => {
    const file = fileURLToPath(uri);
    await mkdir(path.dirname(file), { recursive: true });
    await appendFile(file, text);
  },
  files: nodeFileHost,
  shippedFile: (file) => pathToFileURL(path.join(packageRoot, file)).href,
  loadLanguage: (report, root) =>
    root?.startsWith('file:') ? loadLanguageOf(fileURLToPath(root), report) : loadLanguage(report),
});

function undefinedWhenMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
  throw error;
}
