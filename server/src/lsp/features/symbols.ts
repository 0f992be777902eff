import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { oneLine } from '../../core/page/headings.ts';
import { type ArticleOutline, outline, type Section } from '../../core/page/outline.ts';
import { type Span, spanContains } from '../../core/text/span.ts';
import { rangeOf } from '../convert.ts';
import type { Session } from '../session.ts';

/** The outline of a page: articles, their sections, and the captions where they stand. */
export function provideSymbols({ connection, documents }: Session): void {
  connection.onDocumentSymbol(({ textDocument }): DocumentSymbol[] => {
    const document = documents.text.get(textDocument.uri);
    if (!document || !documents.isReviewed(document)) return [];
    return outline(documents.pageOf(document)).map((article, index) => articleSymbol(document, article, index));
  });
}

function articleSymbol(document: TextDocument, article: ArticleOutline, index: number): DocumentSymbol {
  const title = article.headline ?? article.kicker ?? article.subtitle;
  const name = title ? labelOf(document, title) : `第${index + 1}篇（无标题）`;
  const byline = article.bylines[0];
  return {
    ...symbol(document, name, SymbolKind.File, article, title ?? { start: article.start, end: article.start }),
    ...(byline && { detail: labelOf(document, byline) }),
    children: nested(document, article),
  };
}

/** Sections and captions of an article in order, each inside the innermost section that holds it. */
function nested(document: TextDocument, { sections, captions }: ArticleOutline): DocumentSymbol[] {
  const items = [
    ...sections.map((section) => ({ span: section as Span, symbol: sectionSymbol(document, section) })),
    ...captions.map((caption) => ({ span: caption, symbol: captionSymbol(document, caption) })),
  ].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const roots: DocumentSymbol[] = [];
  const open: { span: Span; children: DocumentSymbol[] }[] = [];
  for (const { span, symbol: item } of items) {
    while (open.length > 0 && !spanContains(open.at(-1)!.span, span)) open.pop();
    (open.at(-1)?.children ?? roots).push(item);
    open.push({ span, children: item.children! });
  }
  return roots;
}

const sectionSymbol = (document: TextDocument, section: Section): DocumentSymbol =>
  symbol(document, labelOf(document, section.heading), SymbolKind.String, section, section.heading);

const captionSymbol = (document: TextDocument, caption: Span): DocumentSymbol =>
  symbol(document, `图：${labelOf(document, caption)}`, SymbolKind.Constant, caption, caption);

const symbol = (document: TextDocument, name: string, kind: SymbolKind, span: Span, heading: Span): DocumentSymbol => ({
  name,
  kind,
  range: rangeOf(document, span),
  selectionRange: rangeOf(document, heading),
  children: [],
});

const labelOf = (document: TextDocument, span: Span): string => oneLine(document.getText(), span);
