import { TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Page } from '../core/page/page.ts';
import { parsePage } from '../core/page/parse.ts';
import { inheritPassages } from '../core/page/passage.ts';
import { isMostlyChinese } from '../core/text/chinese.ts';
import { NEWS_LANGUAGE } from './protocol.ts';

/** The open documents, each with the page of its present version. */
export interface Documents {
  readonly text: TextDocuments<TextDocument>;
  /** Parsed on first use and kept until the document changes. */
  readonly pageOf: (document: TextDocument) => Page;
  /** Whether the document is a Chinese text: the server says nothing about others. */
  readonly isReviewed: (document: TextDocument) => boolean;
}

export function openDocuments(): Documents {
  const text = new TextDocuments(TextDocument);
  const pages = new Map<string, { version: number; page: Page }>();
  text.onDidClose(({ document }) => pages.delete(document.uri));

  function pageOf(document: TextDocument): Page {
    const known = pages.get(document.uri);
    if (known?.version === document.version) return known.page;
    const page = parsePage(document.getText());
    if (known) inheritPassages(page, known.page);
    pages.set(document.uri, { version: document.version, page });
    return page;
  }

  const isReviewed = (document: TextDocument) =>
    document.languageId === NEWS_LANGUAGE || isMostlyChinese(document.getText());

  return { text, pageOf, isReviewed };
}
