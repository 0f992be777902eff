import { cpSync } from 'node:fs';
import { build } from 'esbuild';

const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: true,
  charset: 'utf8',
  legalComments: 'none',
  // fdir (of tinyglobby) makes a `require` from it; in CommonJS the file's own path serves.
  // host/model.ts asks for the sources' folder, which a bundle has not.
  define: { 'import.meta.url': '__filename', 'import.meta.dirname': 'undefined' },
  logLevel: 'warning',
  sourcemap: process.argv.includes('--sourcemap') ? 'linked' : false,
};

await Promise.all([
  build({
    ...common,
    entryPoints: ['server/src/cli/main.ts'],
    outfile: 'dist/cli.cjs',
    banner: { js: '#!/usr/bin/env node' },
  }),
  build({ ...common, entryPoints: ['server/src/host/worker.ts'], outfile: 'dist/worker.cjs' }),
  build({ ...common, entryPoints: ['server/src/host/walker.ts'], outfile: 'dist/walker.cjs' }),
  build({ ...common, entryPoints: ['server/src/node.ts'], outfile: 'dist/server.cjs' }),
  build({ ...common, entryPoints: ['client/src/extension.ts'], outfile: 'dist/client.cjs', external: ['vscode'] }),
]);

cpSync('server/src/data', 'dist/data', { recursive: true, filter: (file) => !/\.(ts|md)$/.test(file) });
