import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installServer } from './install.ts';

export interface ServerOptions {
  /** Packaged extensions to install. */
  readonly vsix?: readonly string[];
  /** User settings besides SETTINGS. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Command line flags besides those that every server gets. */
  readonly flags?: readonly string[];
}

/** A running VS Code server with data, extensions and home of its own in a temporary folder. */
export interface Server {
  readonly address: string;
  /** Where the server keeps everything; removed by `close`. */
  readonly folder: string;
  readonly log: () => string;
  readonly process: ChildProcess;
  /** Ends the server, its extension hosts and language servers, and removes its folder. */
  readonly close: () => Promise<void>;
}

const SETTINGS = {
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'git.enabled': false,
};

const START_LIMIT = 60_000;
const END_LIMIT = 3_000;

export async function startVSCodeServer(options: ServerOptions = {}): Promise<Server> {
  const main = path.join(installServer(), 'out/server-main.js');
  const folder = mkdtempSync(path.join(tmpdir(), 'galley-vscode-'));
  const env = environmentIn(folder, options.env);
  const folders = [
    '--server-data-dir',
    folder,
    '--user-data-dir',
    `${folder}/data`,
    '--extensions-dir',
    `${folder}/extensions`,
  ];
  mkdirSync(`${folder}/data/User`, { recursive: true });
  mkdirSync(`${folder}/extensions`);
  writeFileSync(`${folder}/data/User/settings.json`, JSON.stringify({ ...SETTINGS, ...options.settings }, null, 1));
  for (const vsix of options.vsix ?? []) installExtension(main, path.resolve(vsix), folders, env);
  const child = spawn(process.execPath, [main, ...FLAGS, ...folders, ...(options.flags ?? [])], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (log += String(data)));
  const close = () => end(child, folder);
  try {
    const port = await listening(child, () => log);
    return { address: `http://127.0.0.1:${port}`, folder, log: () => log, process: child, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const FLAGS = [
  '--host=127.0.0.1',
  '--port=0',
  '--without-connection-token',
  '--accept-server-license-terms',
  '--disable-telemetry',
  '--disable-experiments',
  '--disable-workspace-trust',
];

/** The environment without what would tie the server to the caller's editor, and with an unreachable extension gallery. */
function environmentIn(folder: string, extra: ServerOptions['env']): NodeJS.ProcessEnv {
  const home = path.join(folder, 'home');
  const runtime = path.join(folder, 'run');
  mkdirSync(home);
  mkdirSync(runtime, { mode: 0o700 });
  const { NODE_OPTIONS: _, ELECTRON_RUN_AS_NODE: _1, VSCODE_IPC_HOOK_CLI: _2, ...inherited } = process.env;
  return {
    ...inherited,
    HOME: home,
    XDG_CONFIG_HOME: `${home}/.config`,
    XDG_DATA_HOME: `${home}/.local/share`,
    XDG_CACHE_HOME: `${home}/.cache`,
    XDG_RUNTIME_DIR: runtime,
    TMPDIR: runtime,
    EXTENSIONS_GALLERY: '{"serviceUrl":""}',
    ...extra,
  };
}

function installExtension(main: string, vsix: string, folders: readonly string[], env: NodeJS.ProcessEnv): void {
  if (!existsSync(vsix)) throw new Error(`${vsix} is missing: npm run package`);
  const args = [main, '--accept-server-license-terms', '--install-extension', vsix, '--force', ...folders];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  if (status !== 0 || !/successfully installed/.test(stdout)) throw new Error(`${vsix}: ${stdout}${stderr}`);
}

function listening(child: ChildProcess, log: () => string): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`VS Code's server ${why}\n${log().slice(-3000)}`));
    const timer = setTimeout(() => fail(`did not listen within ${START_LIMIT} ms`), START_LIMIT);
    child.once('exit', (code) => fail(`ended with ${code}`));
    child.stdout!.on('data', () => {
      const port = /agent listening on (\d+)/.exec(log())?.[1];
      if (!port) return;
      clearTimeout(timer);
      child.removeAllListeners('exit');
      resolve(Number(port));
    });
  });
}

/** Ends the whole process group: extension host, language server, pty host. */
async function end(child: ChildProcess, folder: string): Promise<void> {
  const hasEnded = child.exitCode !== null || child.signalCode !== null;
  const ended = hasEnded ? undefined : new Promise((resolve) => child.once('exit', resolve));
  signal(child, 'SIGTERM');
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, END_LIMIT).unref())]);
  signal(child, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  try {
    process.kill(-child.pid!, name);
  } catch {
    // The group has ended already.
  }
}
