import { pathToFileURL } from 'node:url';
import workerpool from 'workerpool';
import type { Listing } from '../lsp/host.ts';
import { walk } from './walk.ts';

/** Entry of dist/walker.cjs: a thread that lists folders. Without rules and data, it starts in a few milliseconds. */
workerpool.worker({ list });

function list(folder: string, exclude: readonly string[]): Listing {
  const { files, failures } = walk([folder], exclude, folder);
  return {
    uris: files.map((file) => pathToFileURL(file).href),
    failures: failures.map(({ path, message }) => `${path}: ${message}`),
  };
}
