import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import type { Cache } from '../server/src/host/cache.ts';
import { createFileReader } from '../server/src/host/file-reader.ts';
import { openSpool } from '../server/src/host/spool.ts';
import { readStamps } from '../server/src/host/stamps.ts';

function memoryCache(): Cache {
  const entries = new Map<string, Uint8Array>();
  return {
    has: (key) => entries.has(key),
    read: (key) => entries.get(key),
    write: (key, bytes) => {
      entries.set(key, bytes);
      return undefined;
    },
  };
}

const WRITTEN = 1_700_000_000_000;
const STATS = { size: 10, ino: 7, mtimeMs: WRITTEN, ctimeMs: WRITTEN };

test('a file untouched since it was read is known by its stamp, in the next run too', () => {
  const cache = memoryCache();
  const stamps = readStamps(cache);
  stamps.note('a.txt', STATS, 'digest', WRITTEN + 5000);
  stamps.save();
  const next = readStamps(cache);
  assert.equal(next.digestOf('a.txt', STATS), 'digest');
  assert.equal(next.digestOf('b.txt', STATS), undefined);
});

test('a file written again is unknown, even with its size and its old time put back', () => {
  const stamps = readStamps(memoryCache());
  stamps.note('a.txt', STATS, 'digest', WRITTEN + 5000);
  for (const change of [{ size: 11 }, { mtimeMs: WRITTEN + 1 }, { ctimeMs: WRITTEN + 1 }, { ino: 8 }])
    assert.equal(stamps.digestOf('a.txt', { ...STATS, ...change }), undefined);
});

test('a file written a moment ago gets no stamp: it may change again within the same tick of the clock', () => {
  const stamps = readStamps(memoryCache());
  stamps.note('a.txt', STATS, 'digest', WRITTEN + 100);
  stamps.note('b.txt', { ...STATS, mtimeMs: 0 }, 'digest', WRITTEN + 100);
  assert.equal(stamps.digestOf('a.txt', STATS), undefined);
  assert.equal(stamps.digestOf('b.txt', { ...STATS, mtimeMs: 0 }), undefined);
});

test('files of any size are read one after the other', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'galley-test-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const read = createFileReader();
  for (const [i, size] of [10, 70_000, 0, 65_536, 1_000_000, 5].entries()) {
    const bytes = Buffer.alloc(size, 65 + i);
    const file = path.join(folder, String(i));
    writeFileSync(file, bytes);
    assert.ok(bytes.equals(read(file)), `${size} bytes`);
  }
});

test('what is spooled comes back, from memory where there is no temporary folder', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'galley-test-'));
  const before = process.env['TMPDIR'];
  t.after(() => {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    rmSync(folder, { recursive: true });
  });
  for (const name of ['there', 'missing']) {
    process.env['TMPDIR'] = path.join(folder, name);
    if (name === 'there') mkdirSync(process.env['TMPDIR']);
    const spool = openSpool();
    const texts = ['甲', '', '乙'.repeat(100_000), '丙'];
    const slots = texts.map((text) => spool.put(Buffer.from(text)));
    for (const [i, text] of [...texts.entries()].reverse())
      assert.equal(Buffer.from(spool.get(slots[i]!)).toString(), text);
    spool.close();
  }
});
