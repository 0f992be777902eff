import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/**
 * Reads whole files into one buffer, which grows with the largest: taking and clearing memory for each costs more than reading. The bytes last
 * until the next file is read. Throws Node's error.
 */
export function createFileReader(): (file: string) => Buffer {
  let buffer = Buffer.allocUnsafeSlow(1 << 16);

  function fill(descriptor: number): number {
    const { size } = fstatSync(descriptor);
    if (size >= buffer.length) buffer = Buffer.allocUnsafeSlow(2 * size);
    for (let length = 0; ; ) {
      const count = readSync(descriptor, buffer, length, buffer.length - length, length);
      length += count;
      if (count === 0 || length >= size) return length;
    }
  }

  return (file) => {
    const descriptor = openSync(file, 'r');
    try {
      const length = fill(descriptor);
      return buffer.subarray(0, length);
    } finally {
      closeSync(descriptor);
    }
  };
}
