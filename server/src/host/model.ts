import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readModel } from '../core/language/model.ts';
import type { LanguageModel, LanguageServices } from '../core/language/services.ts';

/** Where the build puts the data files: beside the bundle; beside the sources when these run unbundled. */
const DATA_FOLDER = import.meta.dirname ? path.join(import.meta.dirname, '../data') : path.join(__dirname, 'data');

/**
 * The language services of this machine; the data files are read when `model` is first asked for. When one is missing, truncated or
 * of another version there is no model and `report` is told once: rules that need it stay silent, all others work.
 */
export function loadLanguage(report: (message: string) => void = tellOnStderr, folder = DATA_FOLDER): LanguageServices {
  let model: { readonly value: LanguageModel | undefined } | undefined;
  return {
    get model() {
      model ??= { value: modelIn(folder, report) };
      return model.value;
    },
  };
}

function tellOnStderr(message: string): void {
  process.stderr.write(`galley: ${message}\n`);
}

function modelIn(folder: string, report: (message: string) => void): LanguageModel | undefined {
  try {
    return readModel({
      characters: readData(folder, 'characters.bin'),
      words: readData(folder, 'words.bin'),
      confusions: readData(folder, 'confusions.bin'),
    });
  } catch (error) {
    report(`语言模型不可用，依赖它的规则暂停：${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

/** The bytes of a data file in a buffer of their own, so that typed arrays over it are aligned. */
function readData(folder: string, name: string): ArrayBuffer {
  try {
    const bytes = readFileSync(path.join(folder, name));
    const buffer = new ArrayBuffer(bytes.byteLength);
    new Uint8Array(buffer).set(bytes);
    return buffer;
  } catch {
    throw new Error(`读不到 ${name} (cannot read ${path.join(folder, name)})`);
  }
}
