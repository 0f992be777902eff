import type { Page } from './page.ts';

/**
 * `compute`, run once a page as long as what else it is given stays the same: a page is a value, so what follows from it may be kept
 * as long as it lives.
 */
export function oncePerPage<Rest extends readonly unknown[], T>(
  compute: (page: Page, ...rest: Rest) => T,
): (page: Page, ...rest: Rest) => T {
  const known = new WeakMap<Page, { readonly rest: Rest; readonly result: T }>();
  return (page, ...rest) => {
    const before = known.get(page);
    if (before?.rest.every((own, i) => own === rest[i])) return before.result;
    const result = compute(page, ...rest);
    known.set(page, { rest, result });
    return result;
  };
}
