import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ALL_RULES } from '../server/src/core/engine/registry.ts';

/** The built command line. */
export const bundle = fileURLToPath(new URL('../dist/cli.cjs', import.meta.url));

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Settings that leave one rule on, so that a test of the command line does not hang on what others find. */
const ONLY_REVERSED_RANGE = JSON.stringify({
  rules: Object.fromEntries(
    ALL_RULES.filter(({ meta }) => meta.id !== 'reversed-range').map(({ meta }) => [meta.id, 'off']),
  ),
});

/** A temporary folder with the given files and the settings above, removed after the test. */
export function folderWith(t: TestContext, given: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'galley-test-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const files = { '.galley/settings.json': ONLY_REVERSED_RANGE, ...given };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  return folder;
}

/** Runs the built command line in `cwd`, with a cache of its own there. */
export function runGalley(
  cwd: string,
  args: readonly string[],
  options: {
    readonly input?: string | Uint8Array;
    readonly env?: Readonly<Record<string, string>>;
    /** Limits for the process, as the shell's ulimit takes them. */
    readonly limits?: string;
  } = {},
): Promise<Ended> {
  const env = { ...process.env, XDG_CACHE_HOME: path.join(cwd, '.cache'), ...options.env };
  const command = [process.execPath, bundle, ...args];
  const child = options.limits
    ? spawn('bash', ['-c', `ulimit ${options.limits}; exec "$0" "$@"`, ...command], { cwd, env })
    : spawn(command[0]!, command.slice(1), { cwd, env });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdin.on('error', () => {}).end(options.input ?? '');
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (status) => resolve({ status, stdout, stderr }));
  });
}
