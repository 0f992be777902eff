import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { FileFailure } from './failure.ts';

export const SETTINGS_PATH = path.join('.galley', 'settings.json');

/** The nearest .galley/settings.json in `folder` or above it. */
export function findSettingsFile(folder: string): string | undefined {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const file = path.join(at, SETTINGS_PATH);
    if (statSync(file, { throwIfNoEntry: false })?.isFile()) return file;
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
