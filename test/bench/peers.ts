import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const PEERS = ['autocorrect-node@2.14.0', 'zhlint@0.8.2'];

/** Their commands. */
export interface Peers {
  readonly autocorrect: readonly string[];
  readonly zhlint: readonly string[];
}

/** Installs the peers into a folder of the bench (they are no dependencies) and gives their commands; none where npm cannot. */
export function installPeers(folder: string): Peers | undefined {
  const bin = path.join(folder, 'node_modules', '.bin');
  if (!existsSync(path.join(bin, 'zhlint'))) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'package.json'), '{ "private": true }');
    try {
      execFileSync('npm', ['install', '--no-audit', '--no-fund', '--silent', ...PEERS], {
        cwd: folder,
        stdio: 'ignore',
      });
    } catch {
      return undefined;
    }
  }
  return {
    autocorrect: [process.execPath, path.join(bin, 'autocorrect'), '--lint'],
    zhlint: [process.execPath, path.join(bin, 'zhlint')],
  };
}
