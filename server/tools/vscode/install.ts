import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * VS Code's own server comes out of the npm package code-server, where VS Code itself cannot be downloaded; 4.100.3 holds VS Code
 * 1.100, the oldest that Galley supports (package.json, engines), and runs on Node 20.
 */
const CODE_SERVER = 'code-server@4.100.3';

export const root = fileURLToPath(new URL('../../../', import.meta.url));

const folder = path.join(root, '.vscode-test', CODE_SERVER.replace('@', '-'));

/** Gives the folder of VS Code's server; installs it into .vscode-test/ (270 MB, about 15 s) when missing. */
export function installServer(): string {
  const vscode = path.join(folder, 'lib/vscode');
  const mark = path.join(folder, 'installed');
  if (existsSync(mark)) return vscode;
  console.error(`installing ${CODE_SERVER} into .vscode-test/ …`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.dirname(folder), { recursive: true });
  const temporary = mkdtempSync(`${folder}-`);
  const archive = runAndRead('npm', ['pack', CODE_SERVER, '--silent', '--pack-destination', temporary]).trim();
  run('tar', ['xzf', path.join(temporary, archive), '-C', temporary, '--strip-components', '1']);
  rmSync(path.join(temporary, archive));
  renameSync(temporary, folder);
  // Not `npm ci`: the package's shrinkwrap is incomplete.
  run('npm', ['install', '--omit=dev', '--ignore-scripts', '--no-save', '--no-audit', '--no-fund', '--silent'], vscode);
  writeFileSync(mark, `${CODE_SERVER}\n`);
  return vscode;
}

const CHROMIUMS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Gives the path of Chromium (environment variable CHROMIUM, else the usual places); installs it by apt-get where it may. */
export function installChromium(): string {
  const given = process.env['CHROMIUM'];
  const found = given ?? CHROMIUMS.find((file) => existsSync(file));
  if (found) return found;
  console.error('installing chromium by apt-get …');
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq'];
  run(apt[0]!, [...apt.slice(1), 'update']);
  const packages = ['chromium', 'fonts-noto-cjk'];
  run(apt[0]!, [...apt.slice(1), 'install', '-y', '--no-install-recommends', ...packages]);
  return CHROMIUMS[0]!;
}

function run(command: string, args: readonly string[], cwd = root): void {
  const { status, error } = spawnSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? status}`);
}

function runAndRead(command: string, args: readonly string[]): string {
  const { status, stdout, error } = spawnSync(command, args, { cwd: tmpdir(), encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? status}`);
  return stdout;
}
