/**
 * A static hash table of n-grams that keeps no keys: each entry has a 16-bit fingerprint and one byte a column. A key that is not
 * held is taken for one that is with a probability near 2e-4, which a statistical model can bear.
 */
export interface HashTable {
  /** First entry of each bucket, and the number of entries at the end; a power of two buckets. */
  readonly starts: Uint32Array;
  readonly fingerprints: Uint16Array;
  readonly columns: readonly Uint8Array[];
}

/** Mixes one symbol or word into a running hash. */
export function mix(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

export const fingerprintOf = (hash: number): number => Math.imul(hash, 0x85ebca6b) >>> 16;

/** The entry of the key with this hash; -1 when the table does not hold it. */
export function entryOf(table: HashTable, hash: number): number {
  const { starts, fingerprints } = table;
  const bucket = hash & (starts.length - 2);
  const end = starts[bucket + 1]!;
  const fingerprint = fingerprintOf(hash);
  for (let entry = starts[bucket]!; entry < end; entry++) if (fingerprints[entry] === fingerprint) return entry;
  return -1;
}

/** A table from its sections: starts, fingerprints, columns. Throws an Error when their lengths do not agree. */
export function tableOf(sections: readonly Uint8Array[]): HashTable {
  const [startBytes, fingerprintBytes, ...columns] = sections;
  if (!startBytes || !fingerprintBytes) throw new Error('数据文件结构不符 (missing table)');
  const starts = new Uint32Array(startBytes.buffer, startBytes.byteOffset, startBytes.byteLength >> 2);
  const fingerprints = new Uint16Array(
    fingerprintBytes.buffer,
    fingerprintBytes.byteOffset,
    fingerprintBytes.byteLength >> 1,
  );
  const buckets = starts.length - 1;
  const agree =
    columns.every(({ length }) => length === fingerprints.length) && starts[buckets] === fingerprints.length;
  if (buckets < 1 || (buckets & (buckets - 1)) !== 0 || !agree) throw new Error('数据文件结构不符 (bad table)');
  return { starts, fingerprints, columns };
}
