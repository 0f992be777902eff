import { type Hover, type Location, MarkupKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Page } from '../../core/page/page.ts';
import { conflictsOf } from '../../core/quantity/conflict.ts';
import { otherPlaces, quantityAt } from '../../core/quantity/places.ts';
import { type Quantity, quantitiesOf } from '../../core/quantity/quantity.ts';
import { readingOf, writtenForm } from '../../core/quantity/reading.ts';
import { rangeOf } from '../convert.ts';
import { FIGURES_REQUEST, type FigureEntry, type FiguresParams } from '../protocol.ts';
import type { Session } from '../session.ts';

/** Hover on a figure, its references in the document, and all figures of a document for the Figures view. */
export function provideFigures({ connection, documents }: Session): void {
  const reviewed = (uri: string): TextDocument | undefined => {
    const document = documents.text.get(uri);
    return document && documents.isReviewed(document) ? document : undefined;
  };

  connection.onHover(({ textDocument, position }): Hover | null => {
    const document = reviewed(textDocument.uri);
    if (!document) return null;
    const page = documents.pageOf(document);
    const quantity = quantityAt(page, document.offsetAt(position));
    return quantity ? hoverOf(document, page, quantity) : null;
  });

  connection.onReferences(({ textDocument, position, context }): Location[] => {
    const document = reviewed(textDocument.uri);
    if (!document) return [];
    const page = documents.pageOf(document);
    const quantity = quantityAt(page, document.offsetAt(position));
    if (!quantity) return [];
    const places = otherPlaces(page, quantity);
    const all = context.includeDeclaration ? [quantity, ...places] : places;
    return all.map((place) => ({ uri: document.uri, range: rangeOf(document, place) }));
  });

  connection.onRequest(FIGURES_REQUEST, ({ uri }: FiguresParams): FigureEntry[] | null => {
    const document = reviewed(uri);
    return document ? entriesOf(document, documents.pageOf(document)) : null;
  });
}

function hoverOf(document: TextDocument, page: Page, quantity: Quantity): Hover {
  const places = otherPlaces(page, quantity).map((place) => {
    const line = document.positionAt(place.start).line + 1;
    return `- 第 ${line} 行：${escapeMarkdown(writtenForm(page, place))}（${escapeMarkdown(readingOf(place))}）`;
  });
  const lines = [
    `**${escapeMarkdown(readingOf(quantity))}**`,
    ...(places.length > 0 ? ['', '本文另见：', ...places] : []),
  ];
  return { contents: { kind: MarkupKind.Markdown, value: lines.join('\n') }, range: rangeOf(document, quantity) };
}

const escapeMarkdown = (words: string): string => words.replace(/[\\`*_{}[\]()#+\-.!|<>~]/g, '\\$&');

/** Conflicts first, then in the order of the text. */
function entriesOf(document: TextDocument, page: Page): FigureEntry[] {
  const rivals = new Map<Quantity, Quantity>();
  for (const { quantity, other } of conflictsOf(page)) rivals.set(quantity, other).set(other, quantity);
  const entries = quantitiesOf(page).map((quantity): FigureEntry => {
    const rival = rivals.get(quantity);
    return {
      range: rangeOf(document, quantity),
      written: writtenForm(page, quantity),
      reading: readingOf(quantity),
      counted: quantity.counted,
      ...(rival && { conflict: rangeOf(document, rival) }),
    };
  });
  return [...entries.filter(({ conflict }) => conflict), ...entries.filter(({ conflict }) => !conflict)];
}
