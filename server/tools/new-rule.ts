// `npm run new-rule -- <family> <id> "<中文名>" "<English title>"` makes the rule's file, its fixture and its line in the registry.
import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { FAMILIES } from '../src/core/engine/rule.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const [family, id, zh, en] = process.argv.slice(2);

if (!family || !id || !zh || !en)
  fail(`usage: npm run new-rule -- <${FAMILIES.join('|')}> <kebab-id> "<中文名>" "<English title>"`);
if (!(FAMILIES as readonly string[]).includes(family))
  fail(`没有“${family}”这一门类 (no such family): ${FAMILIES.join(', ')}`);
if (!/^[a-z]+(-[a-z]+)*$/.test(id)) fail(`规则名应为小写英文加连字符 (a rule's id is kebab-case): ${id}`);

const ruleFile = path.join(root, `server/src/rules/${family}/${id}.ts`);
const fixtureFile = path.join(root, `test/rules/${id}.md`);
for (const file of [ruleFile, fixtureFile])
  if (existsSync(file)) fail(`${path.relative(root, file)} 已经存在 (exists already)`);

const name = id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

writeFileSync(
  ruleFile,
  `import { articleRule } from '../../core/engine/rule.ts';

export const ${name} = articleRule(
  {
    id: '${id}',
    family: '${family}',
    title: { zh: '${zh}', en: '${en}' },
    severity: 'info',
    fix: 'none',
    docs: {
      what: '一句话：标出什么。',
      why: '为什么是错，什么不算错。',
      bad: ['这句话里有 ${id}。'],
      good: ['这句话没有毛病。'],
    },
  },
  function* (page) {
    for (const { index, 0: found } of page.text.matchAll(/${id}/g)) {
      yield { start: index, end: index + found.length, message: \`“\${found}”有误\` };
    }
  },
);
`,
);
writeFileSync(
  fixtureFile,
  `# ${id}\n\n## 标出的一例\n\n\`\`\`text\n这句话里有⟦${id}⟧。\n\`\`\`\n\n## 不标的一例\n\n\`\`\`text\n这句话没有毛病。\n\`\`\`\n`,
);
appendFileSync(path.join(root, 'server/src/rules/index.ts'), `export { ${name} } from './${family}/${id}.ts';\n`);
console.log(`made server/src/rules/${family}/${id}.ts, test/rules/${id}.md and the line in server/src/rules/index.ts
next: write the rule and its cases, then npm run generate && npm run check`);

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}
