import { createRequire } from 'node:module';

/** `galley lsp`: runs the language server, a bundle of its own beside this one, on standard input and output until the editor leaves. */
export function lsp(): Promise<never> {
  createRequire(__filename)('./server.cjs');
  return new Promise(() => {});
}
