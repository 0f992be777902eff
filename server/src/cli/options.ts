import { availableParallelism } from 'node:os';
import { InvalidArgumentError } from 'commander';
import { SEVERITIES, type Severity } from '../core/engine/finding.ts';
import { ALL_RULES, ruleById } from '../core/engine/registry.ts';
import type { Encoding } from '../host/files.ts';

export function parseSeverity(value: string): Severity {
  if ((SEVERITIES as readonly string[]).includes(value)) return value as Severity;
  throw new InvalidArgumentError(`应为 ${SEVERITIES.join('、')} 之一 (must be one of these)`);
}

const ENCODINGS: readonly (Encoding | 'auto')[] = ['auto', 'utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'];

export function parseEncoding(value: string): Encoding | 'auto' {
  const encoding = ENCODINGS.find((name) => name === value.toLowerCase());
  if (encoding) return encoding;
  throw new InvalidArgumentError(`应为 ${ENCODINGS.join('、')} 之一 (must be one of these)`);
}

/** Rule ids, separated by commas; the option may stand several times. */
export function parseRules(value: string, previous: readonly string[] = []): string[] {
  const ids = value.split(',').map((id) => id.trim());
  for (const id of ids) {
    if (ruleById(id)) continue;
    const known = ALL_RULES.map(({ meta }) => meta.id).join(', ');
    throw new InvalidArgumentError(`没有名为“${id}”的规则 (no such rule)；已有 (known): ${known}`);
  }
  return [...previous, ...ids];
}

export function parseJobs(value: string): number {
  const jobs = Number(value);
  if (Number.isInteger(jobs) && jobs >= 1 && jobs <= 256) return jobs;
  throw new InvalidArgumentError('应为 1 到 256 的整数 (must be an integer from 1 to 256)');
}

export function parseCharacters(value: string): number {
  const characters = Number(value);
  if (Number.isInteger(characters) && characters >= 1) return characters;
  throw new InvalidArgumentError('应为正整数 (must be a positive integer)');
}

export const defaultJobs = (): number => availableParallelism();
