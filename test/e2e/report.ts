/** Named checks run one after another; the last line printed counts them. */
export interface Report {
  readonly check: (name: string, run: () => Promise<void> | void) => Promise<void>;
  /** Prints the count and gives the exit status. */
  readonly end: () => number;
}

export function createReport(print: (line: string) => void = console.log): Report {
  let passed = 0;
  let failed = 0;
  return {
    check: async (name, run) => {
      const started = performance.now();
      try {
        await run();
        passed++;
        print(`✔ ${name} (${Math.round(performance.now() - started)} ms)`);
      } catch (error) {
        failed++;
        print(`✖ ${name}\n${error instanceof Error ? error.stack : String(error)}`);
      }
    },
    end: () => {
      print(`${passed} passed, ${failed} failed`);
      return failed === 0 ? 0 : 1;
    },
  };
}
