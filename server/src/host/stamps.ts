import path from 'node:path';
import type { Cache } from './cache.ts';

/** What a file system tells of a file without reading it. */
export interface FileStats {
  readonly size: number;
  readonly ino: number;
  /** Milliseconds since 1970: when the bytes were last written, and when anything about the file last changed, which no program can set. */
  readonly mtimeMs: number;
  readonly ctimeMs: number;
}

/** The digests of files as they were last read: a file that has not been touched since need not be read again. */
export interface Stamps {
  readonly digestOf: (file: string, stats: FileStats) => string | undefined;
  /** `stats` were taken before the file was read, at the time `now`. */
  readonly note: (file: string, stats: FileStats, digest: string, now: number) => void;
  readonly save: () => void;
}

const ENTRY = 'stamps';
/** A file touched so few milliseconds ago may be written again without its times showing it. */
const RECENT = 2000;
const MOST_STAMPS = 200_000;

/** Kept as one entry of the cache. */
export function readStamps(cache: Cache): Stamps {
  const known = entriesIn(cache);
  let hasNew = false;
  return {
    digestOf: (file, stats) => {
      const stamp = known.get(path.resolve(file));
      const times = timesOf(stats);
      return stamp?.startsWith(times) ? stamp.slice(times.length) : undefined;
    },
    note: (file, stats, digest, now) => {
      if (now - Math.max(stats.mtimeMs, stats.ctimeMs) < RECENT) return;
      hasNew = true;
      known.set(path.resolve(file), timesOf(stats) + digest);
    },
    save: () => {
      if (!hasNew) return;
      const kept = [...known].slice(-MOST_STAMPS);
      cache.write(ENTRY, Buffer.from(JSON.stringify(kept)));
    },
  };
}

const timesOf = ({ size, ino, mtimeMs, ctimeMs }: FileStats): string => `${size} ${ino} ${mtimeMs} ${ctimeMs} `;

function entriesIn(cache: Cache): Map<string, string> {
  const bytes = cache.read(ENTRY);
  return new Map(bytes && (JSON.parse(new TextDecoder().decode(bytes)) as [string, string][]));
}
