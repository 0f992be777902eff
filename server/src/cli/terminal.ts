import type { Failure } from '../host/failure.ts';

/** 0 nothing found, 1 something at or above the least severity, 2 bad usage or a file that could not be read. */
export type ExitStatus = 0 | 1 | 2;

/** A mistake in the way the command was called; carries words for the user. */
export class UsageError extends Error {}

/** Names a file and what is wrong with it on standard error. */
export function tell({ path, message }: Failure): void {
  process.stderr.write(`galley: ${printable(path)}: ${message}\n`);
}

/** Writes results; resolves when the bytes have gone, so that their memory may serve again. */
export async function print(part: string | Uint8Array): Promise<void> {
  if (part.length > 0) await new Promise((resolve) => process.stdout.write(part, resolve));
}

/** Ends quietly when the reader of a pipe has gone (galley check … | head). */
export function endWithPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}

export const hasColour = (): boolean => process.stdout.isTTY === true && !process.env['NO_COLOR'];

/** Text without the control characters that a terminal would obey. */
export const printable = (text: string): string => text.replace(/[\x00-\x1f\x7f-\x9f]/g, '\ufffd');

const BAR_WIDTH = 24;
const REDRAW_MILLISECONDS = 100;

/** A progress bar on standard error; nothing where that is no terminal. */
export function progressBar(total: number): { readonly advance: () => void; readonly clear: () => void } {
  if (process.stderr.isTTY !== true || total < 2) return { advance: () => {}, clear: () => {} };
  let done = 0;
  let drawn = 0;
  const draw = (): void => {
    const filled = Math.round((done / total) * BAR_WIDTH);
    process.stderr.write(`\r${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)} ${done}/${total} `);
  };
  return {
    advance: () => {
      done++;
      const now = performance.now();
      if (now - drawn < REDRAW_MILLISECONDS && done < total) return;
      drawn = now;
      draw();
    },
    clear: () => process.stderr.write('\r\x1b[K'),
  };
}
