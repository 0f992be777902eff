import { writeFileSync } from 'node:fs';
import { STEP } from '../../src/core/language/character-model.ts';
import { checksumOf, HEADER_WORDS, MAGIC, paddedLength } from '../../src/core/language/container.ts';
import { fingerprintOf } from '../../src/core/language/hash-table.ts';

/** Writes a data file in the form of server/src/core/language/container.ts. */
export function writeContainer(file: string, kind: number, sections: readonly ArrayBufferView[]): void {
  writeFileSync(file, new Uint8Array(containerOf(kind, sections)));
}

export function containerOf(kind: number, sections: readonly ArrayBufferView[]): ArrayBuffer {
  const bodyStart = paddedLength((HEADER_WORDS + sections.length) * 4);
  const length = sections.reduce((sum, { byteLength }) => sum + paddedLength(byteLength), bodyStart);
  const buffer = new ArrayBuffer(length);
  const words = new Uint32Array(buffer);
  let at = bodyStart;
  sections.forEach((section, i) => {
    words[HEADER_WORDS + i] = section.byteLength;
    new Uint8Array(buffer, at).set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength));
    at += paddedLength(section.byteLength);
  });
  words.set([MAGIC, kind, checksumOf(words, bodyStart / 4), sections.length]);
  return buffer;
}

/** The sections of a hash table (server/src/core/language/hash-table.ts) with about eight entries a bucket. */
export function hashTableSections(hashes: Int32Array, columns: readonly Uint8Array[]): ArrayBufferView[] {
  const buckets = 2 ** Math.max(0, Math.round(Math.log2(hashes.length / 8)));
  const starts = new Uint32Array(buckets + 1);
  for (const hash of hashes) starts[(hash & (buckets - 1)) + 1]!++;
  for (let bucket = 0; bucket < buckets; bucket++) starts[bucket + 1]! += starts[bucket]!;
  const next = starts.slice();
  const fingerprints = new Uint16Array(hashes.length);
  const placed = columns.map(() => new Uint8Array(hashes.length));
  hashes.forEach((hash, i) => {
    const entry = next[hash & (buckets - 1)]!++;
    fingerprints[entry] = fingerprintOf(hash);
    columns.forEach((column, c) => {
      placed[c]![entry] = column[i]!;
    });
  });
  return [starts, fingerprints, ...placed];
}

export const asBytes = (sections: readonly ArrayBufferView[]): Uint8Array[] =>
  sections.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength));

/** Costs in nats as the bytes that the tables hold. */
export const inSteps = (nats: Float64Array): Uint8Array =>
  Uint8Array.from(nats, (value) => Math.min(255, Math.max(0, Math.round(value / STEP))));
