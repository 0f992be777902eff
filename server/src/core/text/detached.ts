/** The same string on its own: a slice keeps the whole text in memory that it was cut from, however old. */
export const detached = (slice: string): string => ` ${slice}`.slice(1);
