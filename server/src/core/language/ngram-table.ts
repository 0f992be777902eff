import { fingerprintOf, type HashTable } from './hash-table.ts';

/**
 * A hash table of n-grams laid out for fast look-up: the same entries as the HashTable it comes from, parted further by three bits of the
 * fingerprint, so that a look-up meets about one entry; an entry is one word, so that a look-up waits for memory twice at most.
 */
export interface NgramTable {
  readonly bucketMask: number;
  /** First entry of each part of a bucket, and the number of entries at the end. */
  readonly starts: Uint32Array;
  /** Fingerprint (16 bits), cost (8), rest (8; 0 in the longest order). */
  readonly entries: Uint32Array;
}

const PARTS = 8;

/** The cost and the rest (cost << 8 | rest) of the n-gram with this hash; -1 when the table does not hold it. */
export function ngramOf({ bucketMask, starts, entries }: NgramTable, hash: number): number {
  const fingerprint = fingerprintOf(hash);
  const part = (hash & bucketMask) * PARTS + (fingerprint & (PARTS - 1));
  const end = starts[part + 1]!;
  for (let i = starts[part]!; i < end; i++) {
    const entry = entries[i]!;
    if (entry >>> 16 === fingerprint) return entry & 0xffff;
  }
  return -1;
}

/** Look-ups whose memory is asked for together; the arrays serve every call, as making them would take longer than filling them. */
const CHUNK = 256;
const first = new Uint32Array(CHUNK);
const end = new Uint32Array(CHUNK);
const firstEntry = new Uint32Array(CHUNK);

/** What ngramOf gives for each of the first `count` hashes, put in their place. */
export function findNgrams(table: NgramTable, hashes: Int32Array, count: number): void {
  for (let from = 0; from < count; from += CHUNK) findChunk(table, hashes, from, Math.min(CHUNK, count - from));
}

/** Memory is asked for ahead in loops without branches, so that the processor waits for many look-ups at once. */
function findChunk({ bucketMask, starts, entries }: NgramTable, hashes: Int32Array, from: number, count: number): void {
  for (let k = 0; k < count; k++) {
    const hash = hashes[from + k]!;
    const part = (hash & bucketMask) * PARTS + (fingerprintOf(hash) & (PARTS - 1));
    first[k] = starts[part]!;
    end[k] = starts[part + 1]!;
  }
  for (let k = 0; k < count; k++) firstEntry[k] = entries[first[k]!]!;
  for (let k = 0; k < count; k++) {
    const fingerprint = fingerprintOf(hashes[from + k]!);
    const last = end[k]!;
    let i = first[k]!;
    let entry = firstEntry[k]!;
    while (i < last && entry >>> 16 !== fingerprint) entry = entries[++i]!;
    hashes[from + k] = i < last ? entry & 0xffff : -1;
  }
}

export const costOfNgram = (ngram: number): number => ngram >> 8;
export const restOfNgram = (ngram: number): number => ngram & 0xff;

/** The table laid out anew. Linear: each bucket is sorted by counting. */
export function ngramTableOf({ starts: buckets, fingerprints, columns }: HashTable): NgramTable {
  const [costs, rests] = columns as [Uint8Array, Uint8Array | undefined];
  const bucketCount = buckets.length - 1;
  const starts = new Uint32Array(bucketCount * PARTS + 1);
  const entries = new Uint32Array(fingerprints.length + 1);
  const next = new Uint32Array(PARTS);
  for (let bucket = 0; bucket < bucketCount; bucket++) {
    const first = buckets[bucket]!;
    const end = buckets[bucket + 1]!;
    next.fill(0);
    for (let i = first; i < end; i++) next[fingerprints[i]! & (PARTS - 1)]!++;
    let start = first;
    for (let part = 0; part < PARTS; part++) {
      const count = next[part]!;
      starts[bucket * PARTS + part] = start;
      next[part] = start;
      start += count;
    }
    for (let i = first; i < end; i++) {
      const fingerprint = fingerprints[i]!;
      entries[next[fingerprint & (PARTS - 1)]!++] = (fingerprint << 16) | (costs[i]! << 8) | (rests ? rests[i]! : 0);
    }
  }
  starts[bucketCount * PARTS] = fingerprints.length;
  return { bucketMask: bucketCount - 1, starts, entries };
}
