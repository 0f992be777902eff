import type { Page } from './page.ts';

let slots = 0;

/** A place of its own in every page for what follows from the page: it lives as long, and costs a fraction of a WeakMap's entry. */
export function slotOfPages<T>(): {
  readonly of: (page: Page) => T | undefined;
  readonly put: (page: Page, value: T) => void;
} {
  const own = slots++;
  return {
    of: ({ kept }) => kept[own] as T | undefined,
    put: ({ kept }, value) => {
      kept[own] = value;
    },
  };
}

/** `compute`, run once a page as long as what else it is given stays the same: a page is a value, so what follows from it may be kept. */
export function oncePerPage<Rest extends readonly unknown[], T>(
  compute: (page: Page, ...rest: Rest) => T,
): (page: Page, ...rest: Rest) => T {
  const slot = slotOfPages<{ readonly rest: Rest; readonly result: T }>();
  return (page, ...rest) => {
    const before = slot.of(page);
    if (before?.rest.every((value, i) => value === rest[i])) return before.result;
    const result = compute(page, ...rest);
    slot.put(page, { rest, result });
    return result;
  };
}
