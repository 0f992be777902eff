import { ERROR_WEIGHTS, type ErrorClass, PASS_LINE } from './error-weights.ts';
import { SEVERITIES, type Severity } from './finding.ts';
import type { OptionSpec, Rule } from './rule.ts';

/** What a user may set for one rule: its severity or 'off', or an object with options besides. */
export interface RuleSetting {
  readonly severity: Severity | 'off';
  readonly options: Readonly<Record<string, unknown>>;
}

/** Validated settings: every rule has an entry and every option a value of its declared type. */
export interface Settings {
  readonly rules: ReadonlyMap<string, RuleSetting>;
  /** Files and folders that are not reviewed, in .gitignore syntax, relative to the folder that holds .galley. */
  readonly exclude: readonly string[];
  readonly errorRate: ErrorRateSettings;
}

/** How the error rate (差错率) is estimated; weights by class replace those of error-weights.ts. */
export interface ErrorRateSettings {
  readonly weights: Readonly<Partial<Record<ErrorClass, number>>>;
  /** Errors per 10,000 characters up to which a paper passes. */
  readonly passLine: number;
}

/** A mistake in the settings, in words for the user; the rest of the settings still holds. */
export interface SettingsMistake {
  readonly key: string;
  readonly message: string;
}

/**
 * Reads `raw` ({ "exclude": [pattern], "rules": { "<id>": "off" | severity | { "severity"?, …options } } }) against the rules' metadata.
 * Never throws: what is wrong is named in `mistakes` and the default stands.
 */
export function readSettings(
  raw: unknown,
  rules: readonly Rule[],
): { settings: Settings; mistakes: SettingsMistake[] } {
  const mistakes: SettingsMistake[] = [];
  const given = rulesOf(raw, mistakes);
  const known = new Set(rules.map(({ meta }) => meta.id));
  for (const id of Object.keys(given)) {
    if (known.has(id)) continue;
    mistakes.push({ key: `rules.${id}`, message: `没有名为“${id}”的规则 (no such rule: ${id})` });
  }
  const entries = rules.map((rule) => [rule.meta.id, readRule(rule, given[rule.meta.id], mistakes)] as const);
  const exclude = excludeOf(raw, mistakes);
  const errorRate = errorRateOf(raw, mistakes);
  return { settings: { rules: new Map(entries), exclude, errorRate }, mistakes };
}

function errorRateOf(raw: unknown, mistakes: SettingsMistake[]): ErrorRateSettings {
  const given = isRecord(raw) ? (raw['errorRate'] ?? {}) : {};
  const { weights = {}, passLine = PASS_LINE } = isRecord(given) ? given : {};
  const areWeights =
    isRecord(weights) && Object.entries(weights).every(([name, value]) => name in ERROR_WEIGHTS && isWeight(value));
  if (isRecord(given) && areWeights && isWeight(passLine)) return { weights, passLine };
  const classes = Object.keys(ERROR_WEIGHTS).join('、');
  mistakes.push({
    key: 'errorRate',
    message: `“errorRate”应为 { "weights": { 类别: 分值 }, "passLine": 数 }，类别有 ${classes} (bad error rate settings)`,
  });
  return { weights: {}, passLine: PASS_LINE };
}

const isWeight = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value < Infinity;

function excludeOf(raw: unknown, mistakes: SettingsMistake[]): readonly string[] {
  const exclude = isRecord(raw) ? (raw['exclude'] ?? []) : [];
  if (Array.isArray(exclude) && exclude.every((pattern) => typeof pattern === 'string')) return exclude;
  mistakes.push({ key: 'exclude', message: '“exclude”应为字符串数组 (must be an array of strings)' });
  return [];
}

const SETTING_KEYS = ['rules', 'exclude', 'errorRate'];

function rulesOf(raw: unknown, mistakes: SettingsMistake[]): Record<string, unknown> {
  if (raw === undefined || raw === null) return {};
  if (!isRecord(raw)) {
    mistakes.push({ key: '', message: '设置应为 JSON 对象 (settings must be a JSON object)' });
    return {};
  }
  for (const key of Object.keys(raw)) {
    if (SETTING_KEYS.includes(key)) continue;
    mistakes.push({ key, message: `没有名为“${key}”的设置 (no such setting: ${key})` });
  }
  const given = raw['rules'] ?? {};
  if (isRecord(given)) return given;
  mistakes.push({ key: 'rules', message: '“rules”应为对象 (must be an object)' });
  return {};
}

function readRule({ meta }: Rule, given: unknown, mistakes: SettingsMistake[]): RuleSetting {
  const fields = typeof given === 'string' ? { severity: given } : (given ?? {});
  const key = `rules.${meta.id}`;
  if (!isRecord(fields)) {
    mistakes.push({ key, message: `“${key}”应为严重程度或对象 (must be a severity or an object)` });
    return { severity: meta.severity, options: defaultsOf(meta.options ?? {}) };
  }
  const specs = meta.options ?? {};
  const options: Record<string, unknown> = defaultsOf(specs);
  let severity: Severity | 'off' = meta.severity;
  for (const [name, value] of Object.entries(fields)) {
    const spec = specs[name];
    if (name === 'severity') {
      if (isSeverityOrOff(value)) severity = value;
      else
        mistakes.push({
          key: `${key}.severity`,
          message: `“${key}”的严重程度应为 off、${SEVERITIES.join('、')} 之一，而不是 ${JSON.stringify(value)}`,
        });
    } else if (!spec)
      mistakes.push({ key: `${key}.${name}`, message: `规则“${meta.id}”没有选项“${name}” (no such option)` });
    else if (fits(spec, value)) options[name] = value;
    else
      mistakes.push({
        key: `${key}.${name}`,
        message: `“${key}.${name}”的值不对 (bad value): ${JSON.stringify(value)}`,
      });
  }
  return { severity, options };
}

const defaultsOf = (specs: Readonly<Record<string, OptionSpec>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, spec.default]));

function fits(spec: OptionSpec, value: unknown): boolean {
  if (spec.type === 'strings') return Array.isArray(value) && value.every((item) => typeof item === 'string');
  if (spec.type === 'enum') return typeof value === 'string' && spec.values.includes(value);
  if (spec.type === 'number')
    return typeof value === 'number' && Number.isFinite(value) && value >= (spec.minimum ?? -Infinity);
  return typeof value === 'boolean';
}

const isSeverityOrOff = (value: unknown): value is Severity | 'off' =>
  value === 'off' || (SEVERITIES as readonly unknown[]).includes(value);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
