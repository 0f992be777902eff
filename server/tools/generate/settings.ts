import { SEVERITIES } from '../../src/core/engine/finding.ts';
import { FAMILIES, type OptionSpec, type RuleMeta } from '../../src/core/engine/rule.ts';

interface Section {
  readonly title: string;
  readonly order?: number;
  readonly properties: Record<string, unknown>;
}

/** package.json with one configuration section a family; sections written by hand stay in front. */
export function withRuleSettings(packageJson: string, metas: readonly RuleMeta[]): string {
  const manifest = JSON.parse(packageJson) as { contributes?: { configuration?: Section[] } };
  const byHand = (manifest.contributes?.configuration ?? []).filter(({ title }) => !isGenerated(title));
  const configuration = [...byHand, ...FAMILIES.flatMap((family, index) => sectionOf(family, index, metas))];
  return `${JSON.stringify({ ...manifest, contributes: { ...manifest.contributes, configuration } }, null, 2)}\n`;
}

const PREFIX = 'Galley rules: ';
const isGenerated = (title: string): boolean => title.startsWith(PREFIX);

function sectionOf(family: string, index: number, metas: readonly RuleMeta[]): Section[] {
  const own = metas.filter((meta) => meta.family === family);
  if (own.length === 0) return [];
  return [{ title: PREFIX + family, order: 10 + index, properties: Object.assign({}, ...own.map(propertiesOf)) }];
}

function propertiesOf({ id, title, severity, options, docs }: RuleMeta): Record<string, unknown> {
  const properties: Record<string, unknown> = {
    [`galley.rules.${id}.severity`]: {
      type: 'string',
      enum: ['off', ...SEVERITIES],
      default: severity,
      markdownDescription: `${title.zh}（${title.en}）：${docs.what}`,
      scope: 'resource',
    },
  };
  for (const [name, spec] of Object.entries(options ?? {})) properties[`galley.rules.${id}.${name}`] = schemaOf(spec);
  return properties;
}

function schemaOf(spec: OptionSpec): Record<string, unknown> {
  const common = { default: spec.default, markdownDescription: spec.description, scope: 'resource' };
  if (spec.type === 'strings') return { type: 'array', items: { type: 'string' }, ...common };
  if (spec.type === 'enum') return { type: 'string', enum: spec.values, ...common };
  if (spec.type === 'number')
    return { type: 'number', ...(spec.minimum !== undefined && { minimum: spec.minimum }), ...common };
  return { type: 'boolean', ...common };
}
