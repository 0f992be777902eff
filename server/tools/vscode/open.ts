// Opens a copy of a folder in VS Code's server with the packaged extension, prints the address and serves until interrupted.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from './install.ts';
import { startVSCodeServer } from './server.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'galley-samples-'));
cpSync(path.resolve(process.argv[2]!), folder, { recursive: true });
const server = await startVSCodeServer({ vsix: [path.join(root, 'galley.vsix')] });
console.log(`\nVS Code is open at (在浏览器里打开): ${server.address}/?folder=${encodeURI(folder)}`);
console.log('Ctrl+C ends it (按 Ctrl+C 结束)。');

/** A terminal and npm may both tell of the same interruption: the second must not end what the first is closing. */
let isClosing = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, async () => {
    if (isClosing) return;
    isClosing = true;
    await server.close();
    rmSync(folder, { recursive: true, force: true });
    process.exit(0);
  });
}
