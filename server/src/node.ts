import path from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { boundHeapGrowth } from './host/heap.ts';
import { nodeHost } from './host/language-server.ts';
import { startServer } from './lsp/server.ts';

/** The language server in a Node process: over IPC under VS Code, over stdio with --stdio. Bundled into dist/. */
boundHeapGrowth();
startServer(createConnection(ProposedFeatures.all), nodeHost(path.join(__dirname, '..')));
