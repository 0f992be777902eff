import { cpSync } from 'node:fs';
import { build } from 'esbuild';

/** Simplified to traditional text takes 1 MB of tables, half of a bundle, which few papers need: they are read when first asked for. */
const lateTables = {
  name: 'late-tables',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^opencc-js\/cn2t$/ }, ({ path, kind }) =>
      kind === 'entry-point' ? undefined : { path, namespace: 'late' },
    );
    onResolve({ filter: /^\.\/to-traditional\.cjs$/ }, ({ path }) => ({ path, external: true }));
    onLoad({ filter: /.*/, namespace: 'late' }, () => ({
      contents: "export const Converter = (options) => require('./to-traditional.cjs').Converter(options);",
    }));
  },
};

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
  plugins: [lateTables],
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
  build({ ...common, entryPoints: ['opencc-js/cn2t'], outfile: 'dist/to-traditional.cjs' }),
  build({ ...common, entryPoints: ['client/src/extension.ts'], outfile: 'dist/client.cjs', external: ['vscode'] }),
]);

cpSync('server/src/data', 'dist/data', { recursive: true, filter: (file) => !/\.(ts|md)$/.test(file) });
