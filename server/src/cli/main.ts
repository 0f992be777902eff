import { CommanderError } from 'commander';
import { boundHeapGrowth } from '../host/heap.ts';
import { createProgram } from './program.ts';
import { type ExitStatus, endWithPipe, UsageError } from './terminal.ts';

boundHeapGrowth();
endWithPipe();
void run(process.argv).then((status) => {
  process.exitCode = status;
});

/** Runs the command line. Bad usage is told on standard error in words, status 2. */
async function run(argv: readonly string[]): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  const program = createProgram((result) => {
    status = result;
  });
  try {
    await program.parseAsync([...argv]);
    return status;
  } catch (error) {
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? 0 : usageFailed(error.message.replace(/^error: /, ''));
    if (error instanceof UsageError) return usageFailed(error.message);
    throw error;
  }
}

function usageFailed(message: string): 2 {
  process.stderr.write(`galley: 用法有误 (bad usage): ${message}\n`);
  process.stderr.write('galley: 见 galley --help 或 galley help 命令 (see the help)\n');
  return 2;
}
