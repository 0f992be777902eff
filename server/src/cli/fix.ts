import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { decode, type Encoding, encode } from '../host/files.ts';
import { createFixer, type FixPlan } from '../host/fix-file.ts';
import { fixFiles } from '../host/pool.ts';
import { gatherInputs, STDIN } from './inputs.ts';
import { type ExitStatus, print, progressBar, tell } from './terminal.ts';

export interface FixOptions {
  readonly rule?: readonly string[];
  readonly suggestions: boolean;
  readonly dryRun: boolean;
  readonly encoding: Encoding | 'auto';
  readonly jobs: number;
  readonly config?: string;
}

/** `galley fix`: applies the safe fixes, or all, in place; standard input is written fixed to standard output. */
export async function fix(patterns: readonly string[], options: FixOptions): Promise<ExitStatus> {
  const { files, stdin, rawSettings, root, dismissals, ...inputs } = gatherInputs(patterns, options.config);
  const { rule, suggestions, dryRun, encoding, jobs } = options;
  const plan = { settings: rawSettings, ...(rule && { rules: rule }), encoding, root, dismissals, suggestions, dryRun };
  if (stdin) await fixInput(stdin, plan);
  let { hasFailed } = inputs;
  let changed = 0;
  let next = 0;
  const bar = progressBar(files.length);
  for await (const outcome of fixFiles(files, plan, jobs)) {
    const file = files[next++]!;
    if ('failure' in outcome) {
      hasFailed = true;
      tell(outcome.failure);
    } else {
      const { isChanged, texts } = outcome.fixed;
      if (isChanged) changed++;
      if (texts) await print(patchOf(file, texts.before, texts.after));
    }
    bar.advance();
  }
  bar.clear();
  const verb = dryRun ? '有可修改之处' : '已修改';
  process.stderr.write(`galley: ${files.length} 个文件，${changed} 个${verb}\n`);
  return hasFailed ? 2 : 0;
}

async function fixInput(bytes: Buffer, plan: FixPlan): Promise<void> {
  const decoded = decode(bytes, plan.encoding);
  const text = createFixer(plan).fixText(STDIN, decoded.text);
  await print(plan.dryRun ? patchOf(STDIN, decoded.text, text) : encode({ ...decoded, text }));
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
