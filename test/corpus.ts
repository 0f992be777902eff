import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ALL_RULES } from '../server/src/core/engine/registry.ts';
import { parseFixture, withoutMarks } from './fixture.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Every text of every fixture, by rule id and case. */
export function fixtureTexts(): { name: string; text: string }[] {
  return ALL_RULES.flatMap(({ meta }) =>
    parseFixture(readFileSync(path.join(here, 'rules', `${meta.id}.md`), 'utf8')).flatMap(({ name, texts }) =>
      [...texts.values()].map((marked) => ({ name: `${meta.id}: ${name}`, text: withoutMarks(marked) })),
    ),
  );
}

/** The articles of test/samples. */
export function sampleTexts(): { name: string; text: string }[] {
  const folder = path.join(here, 'samples');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(txt|md|news)$/.test(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));
}
