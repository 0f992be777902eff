import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { createLearner } from '../core/language/vocabulary.ts';
import { failureOf } from '../host/failure.ts';
import { type Encoding, writeAtomically } from '../host/files.ts';
import { VOCABULARY_PATH } from '../host/settings-file.ts';
import { gatherInputs, readInput, STDIN } from './inputs.ts';
import { type ExitStatus, progressBar, tell } from './terminal.ts';

export interface LearnOptions {
  readonly encoding: Encoding | 'auto';
  readonly config?: string;
}

/** `galley learn`: counts the pairs of characters and the names of an archive into .galley/vocabulary.json, which later reviews go by. */
export function learn(patterns: readonly string[], options: LearnOptions): ExitStatus {
  const inputs = gatherInputs(patterns, options.config);
  const learner = createLearner();
  const files = [...(inputs.stdin ? [STDIN] : []), ...inputs.files];
  let hasFailed = inputs.hasFailed;
  const bar = progressBar(files.length);
  for (const file of files) {
    try {
      learner.add(readInput(inputs, file, options.encoding).text);
    } catch (error) {
      hasFailed = true;
      tell(failureOf(file, error));
    }
    bar.advance();
  }
  bar.clear();
  return write(path.join(inputs.root, VOCABULARY_PATH), learner.format()) && !hasFailed ? 0 : 2;
}

function write(file: string, content: string): boolean {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeAtomically(file, content);
    return true;
  } catch (error) {
    tell(failureOf(file, error));
    return false;
  }
}
