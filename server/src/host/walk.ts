import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { globSync, isDynamicPattern } from 'tinyglobby';
import { type Failure, failureOf } from './failure.ts';

export interface Walk {
  /** In the order of their code units, each once. */
  readonly files: readonly string[];
  readonly failures: readonly Failure[];
}

/**
 * The files that paths, folders and globs stand for. A file named by itself is always taken; a folder means its .txt .md .news .html
 * files, without hidden folders, node_modules, what .gitignore names (up to the root of the repository) and what `exclude` names (.gitignore
 * syntax, relative to `root`). Links are followed; a loop of them is told and left.
 */
export function walk(patterns: readonly string[], exclude: readonly string[] = [], root = process.cwd()): Walk {
  const files = new Set<string>();
  const failures: Failure[] = [];
  const excluded = exclude.length > 0 ? [{ folder: realpathOr(root), rules: ignore().add([...exclude]) }] : [];
  for (const pattern of patterns) {
    const stats = statSync(pattern, { throwIfNoEntry: false });
    if (stats?.isDirectory()) walkFolder(pattern, [...excluded, ...scopesAbove(pattern)], files, failures);
    else if (stats) files.add(pattern);
    else if (isDynamicPattern(pattern)) addMatches(pattern, excluded, files, failures);
    else failures.push(failureOf(pattern, { code: 'ENOENT' }));
  }
  return { files: [...files].sort(byCodeUnits), failures };
}

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Ignore patterns and the folder (real path) they are relative to. */
interface Scope {
  readonly folder: string;
  readonly rules: Ignore;
}

function addMatches(pattern: string, excluded: readonly Scope[], files: Set<string>, failures: Failure[]): void {
  const matches = globSync(pattern, { onlyFiles: true, expandDirectories: false, ignore: ['**/node_modules/**'] });
  const kept = matches.filter((file) => !isIgnored(excluded, path.resolve(file), false));
  if (kept.length === 0)
    failures.push({ path: pattern, message: '没有匹配的文件，请检查通配符 (no file matches the glob)', kind: 'error' });
  for (const file of kept) files.add(file);
}

const TEXT_FILE = /\.(?:txt|md|news|html)$/i;

interface Folder {
  readonly shown: string;
  readonly real: string;
  readonly scopes: readonly Scope[];
  /** Real paths of the folders above, to see a loop. */
  readonly above: readonly string[];
}

function walkFolder(given: string, scopes: readonly Scope[], files: Set<string>, failures: Failure[]): void {
  const pending: Folder[] = [{ shown: given, real: realpathOr(given), scopes, above: [] }];
  const seen = new Set<string>();
  for (let folder = pending.pop(); folder; folder = pending.pop()) {
    if (folder.above.includes(folder.real)) {
      failures.push({
        path: folder.shown,
        message: '符号链接成环，已跳过 (a loop of symbolic links; skipped)',
        kind: 'notice',
      });
      continue;
    }
    if (seen.has(folder.real)) continue;
    seen.add(folder.real);
    pending.push(...readFolder(folder, files, failures));
  }
}

/** Adds the folder's files and gives its folders. */
function readFolder({ shown, real, scopes: outer, above }: Folder, files: Set<string>, failures: Failure[]): Folder[] {
  const folders: Folder[] = [];
  try {
    const scopes = [...outer, ...scopeOf(real)];
    for (const entry of readdirSync(real, { withFileTypes: true })) {
      const inside = path.join(real, entry.name);
      const name = path.join(shown, entry.name);
      const isLink = entry.isSymbolicLink();
      const isFolder = isLink ? isDirectoryAt(inside) : entry.isDirectory();
      if (isFolder ? entry.name.startsWith('.') || entry.name === 'node_modules' : !TEXT_FILE.test(entry.name))
        continue;
      if (isIgnored(scopes, inside, isFolder)) continue;
      if (!isFolder) files.add(name);
      else folders.push({ shown: name, real: isLink ? realpathOr(inside) : inside, scopes, above: [...above, real] });
    }
  } catch (error) {
    failures.push(failureOf(shown, error));
  }
  return folders;
}

const isDirectoryAt = (file: string): boolean => {
  try {
    return statSync(file).isDirectory();
  } catch {
    return false;
  }
};

const realpathOr = (file: string): string => {
  try {
    return realpathSync(file);
  } catch {
    return path.resolve(file);
  }
};

function isIgnored(scopes: readonly Scope[], file: string, isFolder: boolean): boolean {
  let ignored = false;
  for (const { folder, rules } of scopes) {
    const relative = path.relative(folder, file).replaceAll(path.sep, '/');
    if (relative === '' || relative.startsWith('../') || path.isAbsolute(relative)) continue;
    const verdict = rules.test(isFolder ? `${relative}/` : relative);
    if (verdict.ignored) ignored = true;
    else if (verdict.unignored) ignored = false;
  }
  return ignored;
}

function scopeOf(folder: string): Scope[] {
  const file = path.join(folder, '.gitignore');
  return existsSync(file) ? [{ folder, rules: ignore().add(readFileSync(file, 'utf8')) }] : [];
}

/** The .gitignore files above a folder, from the root of its repository downwards; none outside a repository. */
function scopesAbove(given: string): Scope[] {
  const scopes: Scope[] = [];
  const start = realpathOr(given);
  if (existsSync(path.join(start, '.git'))) return scopes;
  for (let folder = path.dirname(start); ; folder = path.dirname(folder)) {
    scopes.unshift(...scopeOf(folder));
    if (existsSync(path.join(folder, '.git'))) return scopes;
    if (folder === path.dirname(folder)) return [];
  }
}
