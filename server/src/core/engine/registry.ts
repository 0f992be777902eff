import * as rules from '../../rules/index.ts';
import type { Rule } from './rule.ts';

/** Every rule of Galley, sorted by family and id. */
export const ALL_RULES: readonly Rule[] = (Object.values(rules) as Rule[]).sort(
  (a, b) => a.meta.family.localeCompare(b.meta.family, 'en') || a.meta.id.localeCompare(b.meta.id, 'en'),
);

const RULES_BY_ID: ReadonlyMap<string, Rule> = new Map(ALL_RULES.map((rule) => [rule.meta.id, rule]));

export const ruleById = (id: string): Rule | undefined => RULES_BY_ID.get(id);
