#!/usr/bin/env -S node --import tsx
// Poses as the desktop `code` executable for @vscode/test-electron's runTests: takes its arguments, exits with the suite's result.
import { parseArgs } from 'node:util';
import { openWorkbench, type Workbench } from './workbench.ts';

const LIMIT = 180_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: { extensionDevelopmentPath: { type: 'string', multiple: true }, extensionTestsPath: { type: 'string' } },
});
const errors: string[] = [];
let workbench: Workbench | undefined;
let hasFinished = false;

async function finish(code: number, why?: string): Promise<void> {
  if (hasFinished) return;
  hasFinished = true;
  if (code !== 0 && errors.length > 0) console.error(`errors in the workbench's log:\n${errors.join('\n')}`);
  if (why) console.error(`${why}\n${workbench?.server.log().slice(-3000) ?? ''}`);
  await workbench?.close();
  process.exit(code);
}

setTimeout(() => finish(124, `no result after ${LIMIT} ms`), LIMIT);
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => finish(130, name));

try {
  workbench = await openWorkbench({
    ...(positionals[0] && { workspace: positionals[0] }),
    extensions: (values['extensionDevelopmentPath'] ?? []) as string[],
    tests: values['extensionTestsPath'] as string,
    // VS Code in a browser saves after a second unless told otherwise: under load it would keep what a check is about to undo.
    settings: { 'files.autoSave': 'off' },
    env: { GALLEY_REPORT: process.env['GALLEY_REPORT'] ?? '' },
    onLog: (kind, args) => {
      if (kind === 'error') errors.push(args.join(' ').slice(0, 600));
    },
    onExit: (code, why) => void finish(code, why),
  });
} catch (error) {
  await finish(70, error instanceof Error ? (error.stack ?? error.message) : String(error));
}
