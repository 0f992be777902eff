import { ALL_RULES } from '../core/engine/registry.ts';
import { NO_LANGUAGE } from '../core/language/services.ts';
import { parsePage } from '../core/page/parse.ts';
import { failureOf } from '../host/failure.ts';
import type { Encoding } from '../host/files.ts';
import type { FactLine } from './compare.ts';
import { gatherInputs, readInput, STDIN } from './inputs.ts';
import { type ExitStatus, print, tell } from './terminal.ts';

export interface FactsOptions {
  readonly encoding: Encoding | 'auto';
  readonly config?: string;
}

/**
 * `galley facts`: one JSON line per fact that a rule between files wants and key that it has, the key first, so that `LC_ALL=C sort` brings together
 * what `galley compare` is to compare.
 */
export async function runFacts(patterns: readonly string[], options: FactsOptions): Promise<ExitStatus> {
  const inputs = gatherInputs(patterns, options.config);
  const files = [...(inputs.stdin ? [STDIN] : []), ...inputs.files];
  let hasFailed = inputs.hasFailed;
  for (const path of files) {
    try {
      await print(linesOf(path, readInput(inputs, path, options.encoding).text));
    } catch (error) {
      hasFailed = true;
      tell(failureOf(path, error));
    }
  }
  return hasFailed ? 2 : 0;
}

function linesOf(path: string, text: string): string {
  const page = parsePage(text);
  let lines = '';
  for (const rule of ALL_RULES) {
    if (rule.kind !== 'corpus') continue;
    for (const fact of rule.collect(page, NO_LANGUAGE))
      for (const key of rule.keysOf(fact)) {
        const line: FactLine = { key: `${rule.meta.id}\t${key}`, path, rule: rule.meta.id, fact };
        lines += `${JSON.stringify(line)}\n`;
      }
  }
  return lines;
}
