import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { FileFailure } from './failure.ts';

const FOLDER = '.galley';
const SETTINGS_PATH = path.join(FOLDER, 'settings.json');
export const VOCABULARY_PATH = path.join(FOLDER, 'vocabulary.json');
export const DISMISSALS_PATH = path.join(FOLDER, 'dismissed.jsonl');

/** The nearest folder, `folder` or one above it, that holds .galley; `folder` itself where there is none. */
export const findRoot = (folder: string): string => findAbove(folder, FOLDER) ?? path.resolve(folder);

/** The nearest .galley/settings.json in `folder` or above it. */
export function findSettingsFile(folder: string): string | undefined {
  const root = findAbove(folder, SETTINGS_PATH);
  return root === undefined ? undefined : path.join(root, SETTINGS_PATH);
}

function findAbove(folder: string, name: string): string | undefined {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (existsSync(path.join(at, name))) return at;
    if (at === path.dirname(at)) return undefined;
  }
}

/** Its content, not yet validated. Throws Node's error when it cannot be read, FileFailure when it is no JSON. */
export function readSettingsFile(file: string): unknown {
  const text = readFileSync(file, 'utf8');
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new FileFailure(`设置文件不是有效的 JSON (settings are not valid JSON): ${(error as Error).message}`);
  }
}
