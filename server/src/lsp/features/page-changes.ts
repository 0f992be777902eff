import type { ChangeAnnotation, CreateFile, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { splitIntoArticles } from '../../core/page/divide-page.ts';
import { putInOrder } from '../../core/page/reorder.ts';
import { workspaceEditOf } from '../edits.ts';
import type { Session } from '../session.ts';

/** Columns, captions and broken sentences in reading order; shown before it is done. */
export async function orderEdit(session: Session, document: TextDocument): Promise<WorkspaceEdit | undefined> {
  const { language } = await session.surroundingsOf(document);
  const { edits, applied } = putInOrder(session.documents.pageOf(document), language);
  if (edits.length === 0) return undefined;
  return workspaceEditOf(document, edits, session.client(), `按阅读顺序整理版面（接上 ${applied} 处断句）`);
}

const SPLIT = 'galley.split';

/** A file for each article of a page, in a folder with the page's name beside it; the page itself stays. */
export async function splitEdit(session: Session, document: TextDocument): Promise<WorkspaceEdit | undefined> {
  const articles = splitIntoArticles(session.documents.pageOf(document));
  const place = /^(?<folder>.+\/[^/]+)(?<extension>\.[^./]+)$/.exec(document.uri)?.groups;
  if (articles.length < 2 || !place || !session.client().createFiles) return undefined;
  const annotation: ChangeAnnotation = { label: `拆成 ${articles.length} 个文件`, needsConfirmation: true };
  const annotationId = session.client().changeAnnotations ? SPLIT : undefined;
  return {
    documentChanges: articles.flatMap(({ name, text }) =>
      newFile(`${place['folder']}/${encodeURIComponent(name)}${place['extension']}`, text, annotationId),
    ),
    ...(annotationId && { changeAnnotations: { [annotationId]: annotation } }),
  };
}

function newFile(uri: string, text: string, annotationId: string | undefined): [CreateFile, TextDocumentEdit] {
  const annotated = annotationId !== undefined && { annotationId };
  const start = { line: 0, character: 0 };
  return [
    { kind: 'create', uri, options: { ignoreIfExists: false }, ...annotated },
    {
      textDocument: { uri, version: null },
      edits: [{ range: { start, end: start }, newText: text, ...annotated }],
    },
  ];
}
