import type { Dismissal } from '../core/engine/dismissals.ts';
import { fixAll } from '../core/engine/fixes.ts';
import { ALL_RULES } from '../core/engine/registry.ts';
import { reviewPage } from '../core/engine/review.ts';
import { readSettings } from '../core/engine/settings.ts';
import type { ModelFiles } from '../core/language/model.ts';
import { parsePage } from '../core/page/parse.ts';
import { type Failure, failureOf } from './failure.ts';
import { decode, type Encoding, readBytes, replaceTextFile } from './files.ts';
import { knownProblems } from './known-problems.ts';
import { loadLanguageOf } from './model.ts';

/** What to fix with. Plain data, so that it reaches worker threads. */
export interface FixPlan {
  /** As the settings file has it. */
  readonly settings: unknown;
  /** Ids of the rules to run; all that the settings leave on when absent. */
  readonly rules?: readonly string[];
  readonly encoding: Encoding | 'auto';
  /** Folder that the paths of `dismissals` are relative to. */
  readonly root: string;
  readonly dismissals: readonly Dismissal[];
  /** Whether suggestions are applied too. */
  readonly suggestions: boolean;
  /** Whether files are left as they are. */
  readonly dryRun: boolean;
}

/** The text of a file before and after; equal where there was nothing to do. Only a dry run needs them. */
export interface Fixed {
  readonly isChanged: boolean;
  readonly texts?: { readonly before: string; readonly after: string };
}

export type FixOutcome = { readonly fixed: Fixed } | { readonly failure: Failure };

export interface Fixer {
  /** Never throws: what cannot be read or written is a failure. */
  readonly fix: (path: string) => FixOutcome;
  readonly fixText: (path: string, text: string) => string;
}

/** `modelFiles`: the data files, where another thread has read them. */
export function createFixer(plan: FixPlan, modelFiles?: ModelFiles): Fixer {
  const language = loadLanguageOf(plan.root, undefined, modelFiles && (() => modelFiles));
  const { settings } = readSettings(plan.settings, ALL_RULES);
  const rules = ALL_RULES.filter(({ meta }) => !plan.rules || plan.rules.includes(meta.id));
  const known = knownProblems(plan.root, plan.dismissals);

  function fixText(path: string, text: string): string {
    const review = (current: string) =>
      known.withoutDismissed(reviewPage(parsePage(current), rules, settings, language), current, path);
    return fixAll(text, review, plan.suggestions ? 'all' : 'safe');
  }

  function fixFile(path: string): Fixed {
    const bytes = readBytes(path);
    const decoded = decode(bytes, plan.encoding);
    const before = decoded.text;
    const after = fixText(path, before);
    const isChanged = after !== before;
    if (isChanged && !plan.dryRun) replaceTextFile(path, bytes, decoded, after);
    return { isChanged, ...(isChanged && plan.dryRun && { texts: { before, after } }) };
  }

  function fix(path: string): FixOutcome {
    try {
      return { fixed: fixFile(path) };
    } catch (error) {
      return { failure: failureOf(path, error) };
    }
  }

  return { fix, fixText };
}
