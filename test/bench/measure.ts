import { spawn } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';

export interface Measured {
  /** Wall time. */
  readonly milliseconds: number;
  /** Time on all cores, in user and system mode; 0 where the system does not tell. Steadier than wall time on a busy machine. */
  readonly cpuMilliseconds: number;
  /** Most resident memory of the process, threads included; 0 where the system does not tell. */
  readonly peakBytes: number;
  readonly status: number | null;
}

/** Runs a command to its end with its output thrown away (or written to `output`). */
export function run(
  command: readonly string[],
  options: { readonly cwd?: string; readonly output?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Measured> {
  const stdout = options.output === undefined ? 'ignore' : openSync(options.output, 'w');
  const started = performance.now();
  const child = spawn(command[0]!, command.slice(1), {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', stdout, 'ignore'],
  });
  let peakBytes = 0;
  let cpuMilliseconds = 0;
  const poll = setInterval(() => {
    peakBytes = Math.max(peakBytes, highWaterOf(child.pid));
    cpuMilliseconds = Math.max(cpuMilliseconds, cpuTimeOf(child.pid));
  }, 25);
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (status) => {
      clearInterval(poll);
      resolve({ milliseconds: performance.now() - started, cpuMilliseconds, peakBytes, status });
    });
  });
}

/** The run of median time of `times` runs, with the highest peak. */
export async function medianRun(times: number, once: () => Promise<Measured>): Promise<Measured> {
  const runs: Measured[] = [];
  for (let i = 0; i < times; i++) runs.push(await once());
  runs.sort((a, b) => a.milliseconds - b.milliseconds);
  const peakBytes = Math.max(...runs.map((one) => one.peakBytes));
  return { ...runs[runs.length >> 1]!, peakBytes };
}

function highWaterOf(pid: number | undefined): number {
  try {
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}

const MILLISECONDS_PER_TICK = 10;

function cpuTimeOf(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    return (Number(fields[11]) + Number(fields[12])) * MILLISECONDS_PER_TICK;
  } catch {
    return 0;
  }
}

/** Slope of the line through log(size) and log(time): 1 is linear, 2 quadratic. */
export function logLogSlope(points: readonly (readonly [size: number, time: number])[]): number {
  const logs = points.map(([size, time]) => [Math.log(size), Math.log(time)] as const);
  const meanX = logs.reduce((sum, [x]) => sum + x, 0) / logs.length;
  const meanY = logs.reduce((sum, [, y]) => sum + y, 0) / logs.length;
  const over = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return over / logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}
