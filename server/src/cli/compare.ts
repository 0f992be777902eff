import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { ALL_RULES } from '../core/engine/registry.ts';
import { compareGroup } from '../core/engine/review.ts';
import type { CorpusRule, LocatedFact } from '../core/engine/rule.ts';
import type { Settings } from '../core/engine/settings.ts';
import { failureOf } from '../host/failure.ts';
import { gatherSettings, STDIN } from './inputs.ts';
import { type ExitStatus, print, tell } from './terminal.ts';

/** A line of `galley facts`: lines of one key are compared with each other and with no others. */
export interface FactLine {
  readonly key: string;
  readonly path: string;
  readonly rule: string;
  readonly fact: unknown;
}

export interface CompareOptions {
  readonly config?: string;
}

/**
 * `galley compare`: findings between articles, one JSON line each, from fact lines sorted by key. Holds the lines of one key at
 * a time. Exit status 1 when something is found, 2 when a line is no fact or the keys are out of order.
 */
export async function runCompare(files: readonly string[], { config }: CompareOptions): Promise<ExitStatus> {
  const { settings, failures } = gatherSettings(config);
  for (const failure of failures) tell(failure);
  const rules = new Map(ALL_RULES.flatMap((rule) => (rule.kind === 'corpus' ? [[rule.meta.id, rule] as const] : [])));
  let found = 0;
  let hasFailed = failures.length > 0;
  for (const file of files.length > 0 ? files : [STDIN]) {
    try {
      for await (const group of groupsOf(file)) {
        const rule = rules.get(group[0]!.rule);
        if (!rule || group.length < 2) continue;
        const lines = findingsOf(rule, group, settings);
        found += lines.length;
        await print(lines.join(''));
      }
    } catch (error) {
      hasFailed = true;
      tell(failureOf(file, error));
    }
  }
  return hasFailed ? 2 : found > 0 ? 1 : 0;
}

/** Runs of lines with the same key. Throws where a key comes after a greater one. */
async function* groupsOf(file: string): AsyncGenerator<FactLine[]> {
  const input = file === STDIN ? process.stdin : createReadStream(file);
  let group: FactLine[] = [];
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (line === '') continue;
    const fact = parseLine(line, number);
    const key = group[0]?.key;
    if (key !== undefined && fact.key !== key) {
      if (Buffer.compare(Buffer.from(fact.key), Buffer.from(key)) < 0)
        throw new Error(`第 ${number} 行的键次序不对，请先用 LC_ALL=C sort 排序 (keys out of order)`);
      yield group;
      group = [];
    }
    group.push(fact);
  }
  if (group.length > 0) yield group;
}

function parseLine(line: string, number: number): FactLine {
  const value: unknown = JSON.parse(line);
  const fact = value as Partial<FactLine>;
  if (
    typeof value === 'object' &&
    value !== null &&
    typeof fact.key === 'string' &&
    typeof fact.path === 'string' &&
    typeof fact.rule === 'string' &&
    fact.fact !== undefined
  )
    return fact as FactLine;
  throw new Error(`第 ${number} 行不是 galley facts 的输出 (not a fact line)`);
}

function findingsOf(rule: CorpusRule, group: readonly FactLine[], settings: Settings): string[] {
  const facts: LocatedFact<unknown>[] = group.map(({ path, fact }) => ({ path, fact }));
  const key = group[0]!.key.slice(rule.meta.id.length + 1);
  return compareGroup(rule, key, facts, settings).map(({ path, problem }) => {
    const { rule: id, severity, start, end, message, related } = problem;
    return `${JSON.stringify({ path, rule: id, severity, start, end, message, related: related ?? [] })}\n`;
  });
}
