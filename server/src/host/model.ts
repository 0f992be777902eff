import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { type ModelFiles, readModel } from '../core/language/model.ts';
import type { LanguageModel, LanguageServices, WorkspaceVocabulary } from '../core/language/services.ts';
import { parseVocabulary } from '../core/language/vocabulary.ts';
import { VOCABULARY_PATH } from './settings-file.ts';

/** Where the build puts the data files: beside the bundle; beside the sources when these run unbundled. */
const DATA_FOLDER = import.meta.dirname ? path.join(import.meta.dirname, '../data') : path.join(__dirname, 'data');

/**
 * The language services of this machine; the data files are read when `model` is first asked for. When one is missing, truncated or
 * of another version there is no model and `report` is told once: rules that need it stay silent, all others work.
 */
export function loadLanguage(
  report: (message: string) => void = tellOnStderr,
  files: () => ModelFiles = sharedModelFiles,
): LanguageServices {
  let model: { readonly value: LanguageModel | undefined } | undefined;
  return {
    get model() {
      model ??= { value: modelOf(files, report) };
      return model.value;
    },
  };
}

/** The same with what `galley learn` left in `root`, if anything; a file that is no vocabulary is reported once and left out. */
export function loadLanguageOf(
  root: string,
  report: (message: string) => void = tellOnStderr,
  files: () => ModelFiles = sharedModelFiles,
): LanguageServices {
  const language = loadLanguage(report, files);
  const vocabulary = vocabularyIn(root, report);
  return {
    get model() {
      return language.model;
    },
    ...(vocabulary && { vocabulary }),
  };
}

/** Changes whenever what `galley learn` left in `root` does; empty where there is nothing. */
export function vocabularyVersion(root: string): string {
  const stats = statSync(path.join(root, VOCABULARY_PATH), { throwIfNoEntry: false });
  return stats ? `${stats.size}:${stats.mtimeMs}` : '';
}

function vocabularyIn(root: string, report: (message: string) => void): WorkspaceVocabulary | undefined {
  const file = path.join(root, VOCABULARY_PATH);
  if (!existsSync(file)) return undefined;
  try {
    return parseVocabulary(readFileSync(file, 'utf8'));
  } catch (error) {
    report(
      `${VOCABULARY_PATH} 不能用，已略过，可用 galley learn 重写：${error instanceof Error ? error.message : String(error)}`,
    );
    return undefined;
  }
}

function tellOnStderr(message: string): void {
  process.stderr.write(`galley: ${message}\n`);
}

function modelOf(files: () => ModelFiles, report: (message: string) => void): LanguageModel | undefined {
  try {
    return readModel(files());
  } catch (error) {
    report(`语言模型不可用，依赖它的规则暂停：${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

let shared: ModelFiles | undefined;

/** The data files of this build, read once; other threads may be given them as they are. Throws an Error in words for the user. */
export function sharedModelFiles(): ModelFiles {
  shared ??= readModelFiles(DATA_FOLDER);
  return shared;
}

/** Throws an Error that names the file that cannot be read. */
export const readModelFiles = (folder: string): ModelFiles => ({
  characters: readData(folder, 'characters.bin'),
  words: readData(folder, 'words.bin'),
  confusions: readData(folder, 'confusions.bin'),
});

/** The bytes of a data file in a buffer of their own, so that typed arrays over it are aligned; shared, so that threads need no copy. */
function readData(folder: string, name: string): SharedArrayBuffer {
  try {
    const file = path.join(folder, name);
    const buffer = new SharedArrayBuffer(statSync(file).size);
    const descriptor = openSync(file, 'r');
    readSync(descriptor, new Uint8Array(buffer), 0, buffer.byteLength, 0);
    closeSync(descriptor);
    return buffer;
  } catch {
    throw new Error(`读不到 ${name} (cannot read ${path.join(folder, name)})`);
  }
}
