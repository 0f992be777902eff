import path from 'node:path';
import { coversPath, type Dismissal, withoutDismissed } from '../core/engine/dismissals.ts';
import type { Problem } from '../core/engine/finding.ts';
import { groupBy } from '../core/engine/review.ts';

/** Dismissals that concern one file, and the name that they know it by. */
export interface OwnDismissals {
  readonly name: string;
  readonly dismissals: readonly Dismissal[];
}

/** Problems found right before, or known from a baseline, looked up by file. */
export interface KnownProblems {
  readonly of: (file: string) => OwnDismissals;
  readonly withoutDismissed: (problems: readonly Problem[], text: string, file: string) => readonly Problem[];
}

const NONE: OwnDismissals = { name: '', dismissals: [] };

/** `root` is the folder that the paths of the dismissals are relative to. */
export function knownProblems(root: string, dismissals: readonly Dismissal[]): KnownProblems {
  const isOfOneFile = ({ path: name }: Dismissal): boolean => name !== undefined && !name.endsWith('/');
  const byName = groupBy(dismissals.filter(isOfOneFile), (one) => one.path!);
  const general = dismissals.filter((one) => !isOfOneFile(one));
  const of = (file: string): OwnDismissals => {
    if (dismissals.length === 0) return NONE;
    const name = nameIn(root, file);
    return { name, dismissals: [...(byName.get(name) ?? []), ...general.filter((one) => coversPath(one, name))] };
  };
  return {
    of,
    withoutDismissed: (problems, text, file) => {
      const own = of(file);
      return withoutDismissed(problems, text, own.name, own.dismissals);
    },
  };
}

/** A file's path as dismissals write it: relative to the root, with "/". */
export const nameIn = (root: string, file: string): string =>
  path.relative(root, path.resolve(file)).replaceAll('\\', '/');
