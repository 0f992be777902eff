import { type Dismissal, dismissalOf, formatDismissal } from '../core/engine/dismissals.ts';
import type { FileEntry } from '../host/file-entry.ts';
import { writeAtomically } from '../host/files.ts';
import { nameIn } from '../host/known-problems.ts';

/** Problems that were there when the baseline was taken; read back as dismissals, so that only new ones are reported. */
export interface Baseline {
  readonly add: (entry: FileEntry, text: string) => void;
  /** Throws Node's error when the file cannot be written. */
  readonly write: (file: string) => void;
}

export function createBaseline(root: string): Baseline {
  const lines: string[] = [];
  return {
    add: ({ path, problems }, text) => {
      const name = nameIn(root, path);
      for (const { rule, severity, message, start, end } of problems)
        lines.push(...linesOf(dismissalOf({ rule, severity, message, start, end }, text, name, 'occurrence')));
    },
    write: (file) => writeAtomically(file, lines.join('')),
  };
}

/** One line for what stands before a problem and one for what follows: an edit on one side does not make it new. */
const linesOf = ({ before, after, ...dismissal }: Dismissal): string[] => [
  formatDismissal({ ...dismissal, ...(before !== undefined && { before }) }),
  formatDismissal({ ...dismissal, ...(after !== undefined && { after }) }),
];
