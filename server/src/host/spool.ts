import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Bytes put aside until a run has seen all files: in a temporary file, or in memory where the disk has no room. */
export interface Spool {
  readonly put: (bytes: Uint8Array) => Slot;
  /** The bytes last until the next call. Throws Node's error when they cannot be read back. */
  readonly get: (slot: Slot) => Uint8Array;
  readonly close: () => void;
}

/** Where in the file the bytes are, or a copy of them. */
export type Slot = { readonly at: number; readonly length: number } | Uint8Array;

export function openSpool(): Spool {
  const file = openTemporary();
  let end = 0;
  let hasRoom = file !== undefined;
  let buffer = Buffer.alloc(0);

  function put(bytes: Uint8Array): Slot {
    if (!hasRoom || !file) return new Uint8Array(bytes);
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(file.descriptor, bytes, at, bytes.length - at, end + at);
    } catch {
      hasRoom = false;
      return put(bytes);
    }
    const slot = { at: end, length: bytes.length };
    end += bytes.length;
    return slot;
  }

  function get(slot: Slot): Uint8Array {
    if (slot instanceof Uint8Array) return slot;
    if (buffer.length < slot.length) buffer = Buffer.allocUnsafeSlow(2 * slot.length);
    for (let at = 0; at < slot.length; ) at += readSync(file!.descriptor, buffer, at, slot.length - at, slot.at + at);
    return buffer.subarray(0, slot.length);
  }

  return { put, get, close: () => file?.close() };
}

/** Undefined where no temporary file can be made. */
function openTemporary(): { readonly descriptor: number; readonly close: () => void } | undefined {
  try {
    const folder = mkdtempSync(path.join(tmpdir(), 'galley-'));
    const descriptor = openSync(path.join(folder, 'spool'), 'wx+', 0o600);
    removeIfPossible(folder);
    return {
      descriptor,
      close: () => {
        closeSync(descriptor);
        removeIfPossible(folder);
      },
    };
  } catch {
    return undefined;
  }
}

/** At once where an open file may lose its name, so that nothing stays when the run is killed; else when it is closed. */
function removeIfPossible(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {}
}
