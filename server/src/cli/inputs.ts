import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Dismissal, parseDismissals } from '../core/engine/dismissals.ts';
import { ALL_RULES } from '../core/engine/registry.ts';
import { readSettings, type Settings } from '../core/engine/settings.ts';
import { type Failure, FileFailure, failureOf } from '../host/failure.ts';
import { type DecodedFile, decode, type Encoding, isBinary, readTextFile } from '../host/files.ts';
import { DISMISSALS_PATH, findRoot, findSettingsFile, readSettingsFile } from '../host/settings-file.ts';
import { walk } from '../host/walk.ts';
import { tell, UsageError } from './terminal.ts';

/** The name under which standard input is reviewed and reported. */
export const STDIN = '-';

/** What a command works on, with all failures already told. */
export interface Inputs {
  readonly files: readonly string[];
  readonly stdin?: Buffer;
  /** As the settings file has them, for other threads; and validated. */
  readonly rawSettings: unknown;
  readonly settings: Settings;
  /** The folder that holds .galley, else the working folder. */
  readonly root: string;
  /** Of .galley/dismissed.jsonl. */
  readonly dismissals: readonly Dismissal[];
  readonly hasFailed: boolean;
}

/** The settings of a run, as the file has them and validated; `failures` are their mistakes. */
export interface GivenSettings {
  readonly rawSettings: unknown;
  readonly settings: Settings;
  readonly failures: Failure[];
}

/** Reads the settings file, the nearest one when `config` names none. Throws UsageError when it cannot be read at all. */
export function gatherSettings(config: string | undefined): GivenSettings {
  const file = config ?? findSettingsFile(process.cwd());
  const rawSettings = file === undefined ? {} : readSettingsOrThrow(file);
  const { settings, mistakes } = readSettings(rawSettings, ALL_RULES);
  const failures = mistakes.map(({ message }): Failure => ({ path: file ?? '', message, kind: 'error' }));
  return { rawSettings, settings, failures };
}

/** Finds the settings and the files. Throws UsageError when the settings cannot be read at all. */
export function gatherInputs(patterns: readonly string[], config: string | undefined): Inputs {
  const { rawSettings, settings, failures } = gatherSettings(config);
  const root = findRoot(process.cwd());
  const dismissals = readDismissals(path.join(root, DISMISSALS_PATH), failures);
  const walked = walk(
    patterns.filter((pattern) => pattern !== STDIN),
    settings.exclude,
    root,
  );
  failures.push(...walked.failures);
  const stdin = patterns.includes(STDIN) ? readStdin(failures) : undefined;
  if (walked.files.length === 0 && !stdin && walked.failures.length === 0)
    failures.push({
      path: patterns.join(' '),
      message: '没有可复核的文件，文件夹中只看 .txt .md .news .html (no file to review)',
      kind: 'notice',
    });
  for (const failure of failures) tell(failure);
  const hasFailed = failures.some(({ kind }) => kind === 'error');
  return { files: walked.files, ...(stdin && { stdin }), rawSettings, settings, root, dismissals, hasFailed };
}

/** Reads a file of dismissals, or a baseline; lines that are none are told and left out. A missing file holds none. */
export function readDismissals(file: string, failures: Failure[]): readonly Dismissal[] {
  try {
    if (!existsSync(file)) return [];
    const { dismissals, badLines } = parseDismissals(readFileSync(file, 'utf8'));
    if (badLines.length > 0)
      failures.push({
        path: file,
        message: `第 ${badLines.join('、')} 行不能识别，已略过 (lines not understood; left out)`,
        kind: 'notice',
      });
    return dismissals;
  } catch (error) {
    failures.push(failureOf(file, error));
    return [];
  }
}

/** The decoded text of an input, read anew; standard input from memory. Throws as readTextFile does. */
export const readInput = ({ stdin }: Inputs, file: string, encoding: Encoding | 'auto'): DecodedFile =>
  file === STDIN && stdin ? decode(stdin, encoding) : readTextFile(file, encoding);

function readSettingsOrThrow(file: string): unknown {
  try {
    return readSettingsFile(file);
  } catch (error) {
    throw new UsageError(`${file}: ${failureOf(file, error).message}`);
  }
}

function readStdin(failures: Failure[]): Buffer | undefined {
  try {
    const bytes = readFileSync(0);
    if (isBinary(bytes)) throw new FileFailure('标准输入像是二进制数据，不是文字 (standard input looks binary)');
    return bytes;
  } catch (error) {
    failures.push(failureOf(STDIN, error));
    return undefined;
  }
}
