// Laws 8 and 9 and the purity of the core: what the tree itself must look like.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ALL_RULES } from '../server/src/core/engine/registry.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const sources = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.join(folder, name).replaceAll(path.sep, '/'));
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

test('law 8: registry, folder, fixtures and docs name the same rules', () => {
  const registered = ALL_RULES.map(({ meta }) => `${meta.family}/${meta.id}`).sort();
  const files = sources('server/src/rules')
    .map((file) => file.replace('server/src/rules/', '').replace(/\.ts$/, ''))
    .filter((name) => name.includes('/'))
    .sort();
  assert.deepEqual(files, registered);
  const ids = ALL_RULES.map(({ meta }) => meta.id).sort();
  const pages = (folder: string) =>
    readdirSync(path.join(root, folder))
      .filter((name) => name.endsWith('.md') && name !== 'README.md')
      .map((name) => name.slice(0, -3))
      .sort();
  assert.deepEqual(pages('test/rules'), ids);
  assert.deepEqual(pages('docs/rules'), ids);
});

test('a rule is the camelCase of its id, with complete metadata', () => {
  for (const { meta } of ALL_RULES) {
    const name = meta.id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    assert.match(read(`server/src/rules/${meta.family}/${meta.id}.ts`), new RegExp(`export const ${name} = `));
    assert.match(meta.docs.what, /。$/);
    assert.match(meta.docs.why, /。$/);
    assert.ok(meta.docs.bad.length > 0 && meta.docs.good.length > 0, `${meta.id}: examples`);
  }
});

test('core and rules are pure: no Node, no editor, no clock, no chance', () => {
  for (const file of [...sources('server/src/core'), ...sources('server/src/rules')]) {
    const source = read(file);
    assert.doesNotMatch(source, /from '(node:|vscode|fs|path)/, file);
    assert.doesNotMatch(source, /\b(Date\.now|new Date\(\)|Math\.random|performance\.now|process\.)/, file);
    assert.doesNotMatch(source, /from '\.\.\/.*\b(lsp|cli|host)\//, file);
  }
});

test('law 9: no source opens a connection', () => {
  for (const file of sources('server/src')) {
    assert.doesNotMatch(
      read(file),
      /from 'node:(http|https|net|tls|dgram|dns)'|\bfetch\(|XMLHttpRequest|WebSocket/,
      file,
    );
  }
});
