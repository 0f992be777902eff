import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isAtLeast, type Problem, type Severity } from '../core/engine/finding.ts';
import { ALL_RULES } from '../core/engine/registry.ts';
import { reviewPage } from '../core/engine/review.ts';
import { readSettings } from '../core/engine/settings.ts';
import { NO_LANGUAGE } from '../core/language/services.ts';
import { parsePage } from '../core/page/parse.ts';
import { readTextFile } from '../host/files.ts';
import { fileEntry } from './report/json.ts';

export async function runCheck(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    strict: false,
    options: { format: { type: 'string' }, 'min-severity': { type: 'string' }, rule: { type: 'string' } },
  });
  const started = performance.now();
  const { settings } = readSettings({}, ALL_RULES);
  const wanted = typeof values['rule'] === 'string' ? values['rule'].split(',') : undefined;
  const rules = ALL_RULES.filter(({ meta }) => !wanted || wanted.includes(meta.id));
  const least = (values['min-severity'] ?? 'warning') as Severity;
  const files = filesOf(positionals.slice(1)).map((file) => {
    const { text, encoding } = readTextFile(file);
    const page = parsePage(text);
    const problems = reviewPage(page, rules, settings, NO_LANGUAGE).filter(({ severity }) =>
      isAtLeast(severity, least),
    );
    return fileEntry(file, encoding, page, problems);
  });
  const all = files.flatMap(({ problems }) => problems);
  const byRule: Record<string, number> = {};
  for (const { rule } of all) byRule[rule] = (byRule[rule] ?? 0) + 1;
  const characters = files.reduce((sum, file) => sum + file.characters, 0);
  const milliseconds = Math.round(performance.now() - started);
  const summary = { files: files.length, characters, problems: all.length, byRule, milliseconds };
  process.stdout.write(JSON.stringify({ version: 1, files, summary }) + '\n');
  return all.length > 0 ? 1 : 0;
}

function filesOf(paths: readonly string[]): string[] {
  return paths.flatMap((given) =>
    statSync(given).isDirectory()
      ? readdirSync(given, { recursive: true, encoding: 'utf8' })
          .filter((name) => /\.(txt|md|news|html)$/.test(name))
          .map((name) => path.join(given, name))
          .sort()
      : [given],
  );
}

export type { Problem };
