import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { type Failure, failureOf } from './failure.ts';
import { createFileReader } from './file-reader.ts';

/** Bytes kept on disk by key. Damaged entries are not believed, and written anew. */
export interface Cache {
  readonly has: (key: string) => boolean;
  /** The bytes last until the next call. */
  readonly read: (key: string) => Uint8Array | undefined;
  /** Gives a notice, once, when the cache cannot be written; the run goes on without. */
  readonly write: (key: string, bytes: Uint8Array) => Failure | undefined;
}

/** Opens the part of the cache that belongs to this build of Galley (code and data) and to `version`: a stale entry cannot be met. */
export function openCache(folder: string, version: string): Cache {
  const home = path.join(folder, digest(buildVersion() + version).slice(0, 16));
  let isWritable = true;
  markUsed(home);
  const readFile = createFileReader();
  const fileOf = (key: string): string => path.join(home, key.slice(0, 2), key.slice(2));
  return {
    has: (key) => existsSync(fileOf(key)),
    read: (key) => {
      try {
        return unseal(readFile(fileOf(key)));
      } catch {
        return undefined;
      }
    },
    write: (key, bytes) => {
      if (!isWritable) return undefined;
      try {
        writeEntry(fileOf(key), [sealOf(bytes), bytes]);
        return undefined;
      } catch (error) {
        isWritable = false;
        const { message } = failureOf(home, error);
        return {
          path: home,
          message: `缓存写不进去，本次不用缓存 (cannot write the cache): ${message}`,
          kind: 'notice',
        };
      }
    },
  };
}

const digest = (text: string): string => createHash('sha1').update(text).digest('hex');

const SEAL_LENGTH = 8;

/** What an entry begins with: a checksum and the length of the bytes that follow. */
function sealOf(bytes: Uint8Array): Buffer {
  const seal = Buffer.alloc(SEAL_LENGTH);
  seal.writeUInt32LE(crc32(bytes), 0);
  seal.writeUInt32LE(bytes.length, 4);
  return seal;
}

function unseal(entry: Buffer): Uint8Array | undefined {
  const bytes = entry.subarray(SEAL_LENGTH);
  return sealOf(bytes).equals(entry.subarray(0, SEAL_LENGTH)) ? bytes : undefined;
}

/** By a temporary file and a rename: another process sees a whole entry or none. */
function writeEntry(file: string, parts: readonly Uint8Array[]): void {
  const temporary = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeParts(temporary, parts);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function writeParts(file: string, parts: readonly Uint8Array[]): void {
  const descriptor = openSync(file, 'wx');
  try {
    for (const part of parts) for (let at = 0; at < part.length; ) at += writeSync(descriptor, part, at);
  } finally {
    closeSync(descriptor);
  }
}

/** Tells one build from another: the bundles beside this one and their data, by name, size and time. */
function buildVersion(): string {
  return readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const { size, mtimeMs } = statSync(path.join(__dirname, name));
      return `${name}:${size}:${mtimeMs}`;
    })
    .join('\n');
}

/** Notes that the folder is in use, for pruning. A folder that cannot be made is told of at the first write. */
function markUsed(home: string): void {
  try {
    mkdirSync(home, { recursive: true });
    const now = new Date();
    utimesSync(home, now, now);
  } catch {}
}

/** Where a user's caches live on this system, by its own convention. */
export function defaultCacheFolder(): string {
  const home = homedir();
  if (process.platform === 'win32')
    return path.join(process.env['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local'), 'galley', 'Cache');
  if (process.platform === 'darwin') return path.join(home, 'Library', 'Caches', 'galley');
  return path.join(process.env['XDG_CACHE_HOME'] || path.join(home, '.cache'), 'galley');
}

const KEPT_VERSIONS = 12;
const KEPT_DAYS = 30;

/** Forgets what builds and settings no longer in use left. Never throws: what stays is tried again next time. */
export function pruneCache(folder: string): void {
  try {
    const homes = readdirSync(folder)
      .map((name) => path.join(folder, name))
      .map((home) => ({ home, used: statSync(home).mtimeMs }))
      .sort((a, b) => b.used - a.used);
    for (const [index, { home, used }] of homes.entries())
      if (index >= KEPT_VERSIONS || Date.now() - used > KEPT_DAYS * 86_400_000)
        rmSync(home, { recursive: true, force: true });
  } catch {}
}
