import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { fixAll } from '../core/engine/fixes.ts';
import { ALL_RULES } from '../core/engine/registry.ts';
import { reviewPage } from '../core/engine/review.ts';
import { parsePage } from '../core/page/parse.ts';
import { failureOf } from '../host/failure.ts';
import { decode, type Encoding, encode, readBytes, replaceTextFile } from '../host/files.ts';
import { knownProblems } from '../host/known-problems.ts';
import { loadLanguageOf } from '../host/model.ts';
import { gatherInputs, STDIN } from './inputs.ts';
import { type ExitStatus, print, progressBar, tell } from './terminal.ts';

export interface FixOptions {
  readonly rule?: readonly string[];
  readonly suggestions: boolean;
  readonly dryRun: boolean;
  readonly encoding: Encoding | 'auto';
  readonly config?: string;
}

/** `galley fix`: applies the safe fixes, or all, in place; standard input is written fixed to standard output. */
export async function fix(patterns: readonly string[], options: FixOptions): Promise<ExitStatus> {
  const {
    files,
    stdin,
    settings,
    root,
    dismissals,
    hasFailed: gatheringFailed,
  } = gatherInputs(patterns, options.config);
  const rules = ALL_RULES.filter(({ meta }) => !options.rule || options.rule.includes(meta.id));
  const language = loadLanguageOf(root);
  const known = knownProblems(root, dismissals);
  const fixed = (file: string, text: string): string => {
    const review = (current: string) =>
      known.withoutDismissed(reviewPage(parsePage(current), rules, settings, language), current, file);
    return fixAll(text, review, options.suggestions ? 'all' : 'safe');
  };
  let hasFailed = gatheringFailed;
  let changed = 0;
  if (stdin) {
    const decoded = decode(stdin, options.encoding);
    const text = fixed(STDIN, decoded.text);
    if (options.dryRun) await print(patchOf(STDIN, decoded.text, text));
    else process.stdout.write(encode({ ...decoded, text }));
  }
  const bar = progressBar(files.length);
  for (const file of files) {
    try {
      const before = readBytes(file);
      const decoded = decode(before, options.encoding);
      const text = fixed(file, decoded.text);
      if (text !== decoded.text) {
        changed++;
        if (options.dryRun) await print(patchOf(file, decoded.text, text));
        else replaceTextFile(file, before, decoded, text);
      }
    } catch (error) {
      hasFailed = true;
      tell(failureOf(file, error));
    }
    bar.advance();
  }
  bar.clear();
  const verb = options.dryRun ? '有可修改之处' : '已修改';
  process.stderr.write(`galley: ${files.length} 个文件，${changed} 个${verb}\n`);
  return hasFailed ? 2 : 0;
}

/** A unified diff that `patch -p1` takes; '' when nothing changes. */
function patchOf(file: string, before: string, after: string): string {
  if (before === after) return '';
  const name = file.replace(/^\/+/, '');
  return createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, {
    context: 2,
    headerOptions: FILE_HEADERS_ONLY,
  });
}
