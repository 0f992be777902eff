import path from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeHost } from './host/language-server.ts';
import { startServer } from './lsp/server.ts';

/** The language server in a Node process: over IPC under VS Code, over stdio with --stdio. Bundled into dist/. */
startServer(createConnection(ProposedFeatures.all), nodeHost(path.join(__dirname, '..')));
