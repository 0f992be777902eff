import { type CancellationToken, SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver';
import { headingsOf } from '../../core/page/headings.ts';
import { rangeOf } from '../convert.ts';
import type { Session } from '../session.ts';
import { type PlacedHeading, placedAt } from '../workspace-facts.ts';

/** The most symbols given at once; an editor asks again as more is typed. */
const MOST_SYMBOLS = 200;
/** Files looked through between two looks at whether the editor still wants an answer. */
const BATCH = 2000;

/** Headlines and section headings of all articles that the review of the workspace has seen, open documents as they stand. */
export function provideWorkspaceSymbols({ connection, documents, workspace }: Session): void {
  connection.onWorkspaceSymbol(async ({ query }, token): Promise<WorkspaceSymbol[]> => {
    const found: WorkspaceSymbol[] = [];
    for await (const [uri, headings] of patiently(files(), token)) {
      for (const heading of headings) if (isSubsequence(query, heading.name)) found.push(symbolOf(uri, heading));
      if (found.length >= MOST_SYMBOLS) break;
    }
    return found.slice(0, MOST_SYMBOLS);
  });

  function* files(): Generator<readonly [uri: string, headings: readonly PlacedHeading[]]> {
    for (const document of documents.text.all()) {
      if (!documents.isReviewed(document)) continue;
      const headings = headingsOf(documents.pageOf(document));
      yield [document.uri, headings.map((heading) => placedAt(heading, rangeOf(document, heading)))];
    }
    for (const file of workspace()?.facts.headings() ?? []) if (!documents.text.get(file[0])) yield file;
  }
}

/** The items, with a chance for other messages now and then; ends when the answer is not wanted any more. */
async function* patiently<T>(items: Iterable<T>, token: CancellationToken): AsyncGenerator<T> {
  let count = 0;
  for (const item of items) {
    yield item;
    if (++count % BATCH === 0) await new Promise((resolve) => setImmediate(resolve));
    if (token.isCancellationRequested) return;
  }
}

/** Whether all characters of the query stand in the name, in that order: editors look for more than substrings. */
function isSubsequence(query: string, name: string): boolean {
  let at = 0;
  for (const character of query.toLowerCase()) {
    if (character === ' ') continue;
    at = name.toLowerCase().indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

const symbolOf = (uri: string, { name, headline, range }: PlacedHeading): WorkspaceSymbol => ({
  name,
  kind: headline === undefined ? SymbolKind.File : SymbolKind.String,
  location: { uri, range },
  ...(headline !== undefined && { containerName: headline }),
});
