const CLAUSE_END = /[，。；：！？、,;!?…\n\r]/;

/** What stands in the same clause before `at`, at most `most` UTF-16 units of it. */
export function clauseBefore(text: string, at: number, most: number): string {
  let start = at;
  while (start > 0 && at - start < most && !CLAUSE_END.test(text.charAt(start - 1))) start--;
  return text.slice(start, at);
}

/** What stands in the same clause from `at` on, at most `most` UTF-16 units of it. */
export function clauseAfter(text: string, at: number, most: number): string {
  let end = at;
  while (end < text.length && end - at < most && !CLAUSE_END.test(text.charAt(end))) end++;
  return text.slice(at, end);
}
