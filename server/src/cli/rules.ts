import { ALL_RULES } from '../core/engine/registry.ts';
import type { Rule } from '../core/engine/rule.ts';
import { SEVERITY_NAMES } from './report/text.ts';
import { type ExitStatus, print } from './terminal.ts';

const FIX_NAMES = { safe: '可自动改', suggestion: '有建议', none: '只提示' } as const;

/** `galley rules`: every rule with its metadata. */
export async function rules(format: 'text' | 'json'): Promise<ExitStatus> {
  if (format === 'json')
    await print(
      `${JSON.stringify(
        ALL_RULES.map(({ kind, meta }) => ({ kind, ...meta })),
        undefined,
        2,
      )}\n`,
    );
  else await print(ALL_RULES.map(lineOf).join(''));
  return 0;
}

const lineOf = ({ meta }: Rule): string =>
  `${meta.id.padEnd(24)}${meta.family.padEnd(13)}${SEVERITY_NAMES[meta.severity]}  ${FIX_NAMES[meta.fix]}  ${meta.title.zh}：${meta.docs.what}\n`;
