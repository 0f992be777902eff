import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { outline } from '../../core/page/outline.ts';
import type { Block, Page } from '../../core/page/page.ts';
import type { Span } from '../../core/text/span.ts';
import type { Session } from '../session.ts';

/** Articles and sections fold as regions; what a web page put around them folds as comments, so that one command hides it. */
export function provideFolding({ connection, documents }: Session): void {
  connection.onFoldingRanges(({ textDocument }): FoldingRange[] => {
    const document = documents.text.get(textDocument.uri);
    if (!document || !documents.isReviewed(document)) return [];
    const page = documents.pageOf(document);
    const regions = outline(page).flatMap((article) => [article, ...article.sections]);
    return [
      ...regions.flatMap((region) => folding(document, region, FoldingRangeKind.Region)),
      ...boilerplateOf(page).flatMap((run) => folding(document, run, FoldingRangeKind.Comment)),
    ];
  });
}

/** Runs of boilerplate blocks with nothing else between them. */
function boilerplateOf({ blocks }: Page): Span[] {
  const runs: Span[] = [];
  let previous: Block | undefined;
  for (const block of blocks) {
    if (block.role === 'boilerplate') {
      const start = previous?.role === 'boilerplate' ? runs.pop()!.start : block.start;
      runs.push({ start, end: block.end });
    }
    previous = block;
  }
  return runs;
}

function folding(document: TextDocument, span: Span, kind: FoldingRangeKind): FoldingRange[] {
  const startLine = document.positionAt(span.start).line;
  const endLine = document.positionAt(span.end).line;
  return startLine < endLine ? [{ startLine, endLine, kind }] : [];
}
