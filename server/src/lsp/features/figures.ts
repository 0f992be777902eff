import { type Hover, type Location, MarkupKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Page } from '../../core/page/page.ts';
import { dateInWords } from '../../core/quantity/compare.ts';
import { factOfQuantity } from '../../core/quantity/facts.ts';
import { otherPlaces, quantityAt } from '../../core/quantity/places.ts';
import type { Quantity } from '../../core/quantity/quantity.ts';
import { readingOf, writtenForm } from '../../core/quantity/reading.ts';
import { rangeOf } from '../convert.ts';
import type { Session } from '../session.ts';
import type { StatedElsewhere } from '../workspace-facts.ts';

/** Hover on a figure and its references, in the document and in other files of the workspace. */
export function provideFigures({ connection, documents, workspace }: Session): void {
  function figureAt(uri: string, position: { line: number; character: number }) {
    const document = documents.text.get(uri);
    if (!document || !documents.isReviewed(document)) return undefined;
    const page = documents.pageOf(document);
    const quantity = quantityAt(page, document.offsetAt(position));
    return quantity && { document, page, quantity };
  }

  function statedElsewhere(uri: string, page: Page, quantity: Quantity): readonly StatedElsewhere[] {
    const fact = factOfQuantity(page, quantity);
    return (fact && workspace()?.facts.statementsOf(uri, fact)) ?? [];
  }

  connection.onHover(({ textDocument: { uri }, position }): Hover | null => {
    const figure = figureAt(uri, position);
    if (!figure) return null;
    const { document, page, quantity } = figure;
    const lines = [
      `**${escapeMarkdown(readingOf(quantity))}**`,
      ...section('本文另见：', placesInDocument(document, page, quantity)),
      ...section('其他稿件：', statedElsewhere(uri, page, quantity).map(lineOf)),
    ];
    return { contents: { kind: MarkupKind.Markdown, value: lines.join('\n') }, range: rangeOf(document, quantity) };
  });

  connection.onReferences(({ textDocument: { uri }, position, context }): Location[] => {
    const figure = figureAt(uri, position);
    if (!figure) return [];
    const { document, page, quantity } = figure;
    const own = [...(context.includeDeclaration ? [quantity] : []), ...otherPlaces(page, quantity)];
    return [
      ...own.map((place) => ({ uri, range: rangeOf(document, place) })),
      ...statedElsewhere(uri, page, quantity).map(({ uri: other, range }) => ({ uri: other, range })),
    ];
  });
}

function placesInDocument(document: TextDocument, page: Page, quantity: Quantity): string[] {
  return otherPlaces(page, quantity).map((place) => {
    const line = document.positionAt(place.start).line + 1;
    return `- 第 ${line} 行：${escapeMarkdown(writtenForm(page, place))}（${escapeMarkdown(readingOf(place))}）`;
  });
}

function lineOf({ uri, path, range, fact, isRival }: StatedElsewhere): string {
  const line = range.start.line + 1;
  const verdict = isRival ? '**不一致** ' : '';
  return `- ${verdict}[${escapeMarkdown(path)} 第 ${line} 行](${uri}#L${line})：${escapeMarkdown(fact.written)}（${dateInWords(fact.date)}）`;
}

const MOST_LINES = 10;

function section(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length > MOST_LINES ? [`- 等 ${lines.length} 处`] : [];
  return ['', title, '', ...lines.slice(0, MOST_LINES), ...more];
}

const escapeMarkdown = (words: string): string => words.replace(/[\\`*_{}[\]()#+\-.!|<>~]/g, '\\$&');
