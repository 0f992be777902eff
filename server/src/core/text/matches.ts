/** The matches of a global pattern that never matches nothing: what matchAll finds, without the copy it makes of the pattern. */
export function* matchesOf(text: string, pattern: RegExp): Generator<RegExpExecArray> {
  for (let from = 0; ; ) {
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    if (!match) return;
    from = match.index + match[0].length;
    yield match;
  }
}
