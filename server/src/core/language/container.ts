/**
 * The container of a shipped data file, little-endian: magic, kind and version, checksum of the body, number of sections, their
 * byte lengths; then the sections, each padded to 8 bytes. Written by server/tools/model/container.ts.
 */
export const MAGIC = 0x594c4c47;
export const HEADER_WORDS = 4;
const ALIGNMENT = 8;

export const paddedLength = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

/** The sections of a data file as views into `buffer`. Throws an Error that says what is wrong with a file that cannot be trusted. */
export function readSections(buffer: ArrayBufferLike, kind: number, sectionCount: number): Uint8Array[] {
  if (buffer.byteLength < HEADER_WORDS * 4 || buffer.byteLength % ALIGNMENT !== 0)
    throw new Error(`数据文件不完整 (truncated: ${buffer.byteLength} bytes)`);
  const words = new Uint32Array(buffer);
  if (words[0] !== MAGIC) throw new Error('不是校样的数据文件 (bad magic)');
  if (words[1] !== kind) throw new Error(`数据文件版本不符 (version ${words[1]}, expected ${kind})`);
  if (words[3] !== sectionCount) throw new Error(`数据文件结构不符 (${words[3]} sections, expected ${sectionCount})`);
  const bodyStart = paddedLength((HEADER_WORDS + sectionCount) * 4);
  const sections: Uint8Array[] = [];
  let at = bodyStart;
  for (let i = 0; i < sectionCount; i++) {
    const length = words[HEADER_WORDS + i] ?? 0;
    if (at + length > buffer.byteLength) throw new Error('数据文件不完整 (truncated section)');
    sections.push(new Uint8Array(buffer, at, length));
    at += paddedLength(length);
  }
  if (at !== buffer.byteLength) throw new Error('数据文件长度不符 (wrong length)');
  if (checksumOf(words, bodyStart / 4) !== words[2]) throw new Error('数据文件已损坏 (bad checksum)');
  return sections;
}

/** FNV-1a over the 32-bit words from index `from` on. */
export function checksumOf(words: Uint32Array, from: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < words.length; i++) hash = Math.imul(hash ^ words[i]!, 0x01000193);
  return hash >>> 0;
}
