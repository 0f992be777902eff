import { statSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { installChromium } from '../../server/tools/vscode/install.ts';
import { type Server, type ServerOptions, startVSCodeServer } from '../../server/tools/vscode/server.ts';

export interface WorkbenchOptions extends ServerOptions {
  /** A folder or a .code-workspace file. */
  readonly workspace?: string;
  /** Folders of extensions under development. */
  readonly extensions?: readonly string[];
  /** A module whose run() is called in the extension host. */
  readonly tests?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly locale?: string;
  readonly onLog?: (kind: string, args: readonly unknown[]) => void;
  /** Told when the tests are done, or when the server died. */
  readonly onExit?: (code: number, why?: string) => void;
}

/** VS Code's workbench in headless Chromium, before its own server. Nothing but that server can be reached. */
export interface Workbench {
  readonly page: Page;
  readonly server: Server;
  readonly blocked: ReadonlySet<string>;
  readonly close: () => Promise<void>;
}

const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const executablePath = installChromium();
  // Without the smoke test driver a built workbench silently ignores extensions under development and their tests.
  const server = await startVSCodeServer({
    ...options,
    flags: ['--enable-smoke-test-driver', ...(options.flags ?? [])],
  });
  const blocked = new Set<string>();
  let browser: Browser | undefined;
  let isClosing = false;
  const close = async () => {
    isClosing = true;
    await browser?.close();
    await server.close();
  };
  server.process.once('exit', (code) => {
    if (!isClosing) options.onExit?.(70, `VS Code's server ended: ${code}`);
  });
  try {
    browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
    const context = await browser.newContext({
      viewport: options.viewport ?? { width: 1280, height: 800 },
      locale: options.locale ?? 'en-US',
      reducedMotion: 'reduce',
    });
    await context.route(isOutside, (route) => {
      blocked.add(route.request().url());
      return route.abort();
    });
    const page = await context.newPage();
    await page.exposeFunction('codeAutomationLog', (kind: string, args: unknown[]) => options.onLog?.(kind, args));
    await page.exposeFunction(
      'codeAutomationExit',
      (code: number) => void setTimeout(() => options.onExit?.(code), 50),
    );
    await page.goto(`${server.address}/?${queryOf(options, server.address)}`, { waitUntil: 'commit' });
    return { page, server, blocked, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const isOutside = ({ protocol, hostname }: URL): boolean =>
  /^(?:https?|wss?):$/.test(protocol) && hostname !== '127.0.0.1' && hostname !== 'localhost';

function queryOf({ workspace, extensions = [], tests }: WorkbenchOptions, address: string): URLSearchParams {
  const remote = (file: string) => `vscode-remote://${new URL(address).host}${encodeURI(path.resolve(file))}`;
  const payload = [
    ['skipWelcome', 'true'],
    ...extensions.map((folder) => ['extensionDevelopmentPath', remote(folder)]),
  ];
  if (tests) payload.push(['extensionTestsPath', remote(tests)]);
  const place = workspace
    ? { [statSync(workspace).isDirectory() ? 'folder' : 'workspace']: path.resolve(workspace) }
    : { ew: 'true' };
  return new URLSearchParams({ ...place, payload: JSON.stringify(payload) });
}
