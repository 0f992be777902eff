import type { DocumentLink } from 'vscode-languageserver';
import { rangeOf } from '../convert.ts';
import type { Session } from '../session.ts';

/** A web address in running Chinese text: it ends where Chinese begins. */
const ADDRESS = /\b(?:https?:\/\/|www\.)[\w\-.~:/?#[\]@!$&'()*+,;=%]*[\w/=#]/g;

export function provideLinks({ connection, documents }: Session): void {
  connection.onDocumentLinks(({ textDocument }): DocumentLink[] => {
    const document = documents.text.get(textDocument.uri);
    if (!document || !documents.isReviewed(document)) return [];
    return [...document.getText().matchAll(ADDRESS)].map(({ 0: address, index }) => ({
      range: rangeOf(document, { start: index, end: index + address.length }),
      target: address.startsWith('www.') ? `https://${address}` : address,
    }));
  });
}
