import type { Page } from './page.ts';

/** `compute`, run at most once per page: a page is a value, so what follows from it may be kept as long as it lives. */
export function oncePerPage<T extends object>(compute: (page: Page) => T): (page: Page) => T {
  const known = new WeakMap<Page, T>();
  return (page) => {
    const before = known.get(page);
    if (before) return before;
    const result = compute(page);
    known.set(page, result);
    return result;
  };
}
