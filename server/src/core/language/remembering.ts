import type { LanguageModel } from './services.ts';

const MOST_REMEMBERED = 8192;

/** `compute` with its latest results kept: a keystroke leaves most of what a page is asked as it was. */
export function remembering<Result>(compute: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const result = compute(text);
    known.set(text, result);
    return result;
  };
}

/** The same for what a model makes of a text. */
export function rememberingOf<Result>(
  compute: (model: LanguageModel, text: string) => Result,
): (model: LanguageModel, text: string) => Result {
  const remembered = new WeakMap<LanguageModel, (text: string) => Result>();
  return (model, text) => {
    let recall = remembered.get(model);
    if (!recall) {
      recall = remembering((asked) => compute(model, asked));
      remembered.set(model, recall);
    }
    return recall(text);
  };
}
