import type { CreateFile, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Settings } from '../../core/engine/settings.ts';
import { splitIntoArticles } from '../../core/page/divide-page.ts';
import { putInOrder } from '../../core/page/reorder.ts';
import { type BoilerplateOptions, keepOnlyArticle } from '../../core/script/boilerplate.ts';
import { type CleaningStep, cleanPage } from '../../core/script/clean.ts';
import type { HouseScript } from '../../core/script/convert.ts';
import { workspaceEditOf } from '../edits.ts';
import type { Session } from '../session.ts';

/** Columns, captions and broken sentences in reading order; shown before it is done. */
export async function orderEdit(session: Session, document: TextDocument): Promise<WorkspaceEdit | undefined> {
  const { language } = await session.surroundingsOf(document);
  const { edits, applied } = putInOrder(session.documents.pageOf(document), language);
  if (edits.length === 0) return undefined;
  return workspaceEditOf(document, edits, session.client(), `按阅读顺序整理版面（接上 ${applied} 处断句）`);
}

const STEP_NAMES: Readonly<Record<CleaningStep, string>> = {
  entities: '网页实体',
  mojibake: '乱码',
  annotations: '拼音注音',
  script: '繁简',
  boilerplate: '网页残留',
};

/** Everything that a web page or converter did to the text undone in one step, after a preview that counts it. */
export async function cleanEdit(session: Session, document: TextDocument): Promise<WorkspaceEdit | undefined> {
  const { settings, language } = await session.surroundingsOf(document);
  const house = settings.rules.get('traditional-page')!.options['house'] as HouseScript;
  const boilerplate = boilerplateOptions(settings);
  const { edits, counts } = cleanPage(document.getText(), { house, boilerplate }, language);
  if (edits.length === 0) return undefined;
  const steps = Object.entries(counts).filter(([, count]) => count > 0);
  const label = steps.map(([step, count]) => `${STEP_NAMES[step as CleaningStep]} ${count} 处`).join('，');
  return workspaceEditOf(document, edits, session.client(), `清理：${label}`);
}

/** Only the articles of the page; shown before it is done. */
export async function keepArticleEdit(session: Session, document: TextDocument): Promise<WorkspaceEdit | undefined> {
  const { settings } = await session.surroundingsOf(document);
  const edits = keepOnlyArticle(session.documents.pageOf(document), boilerplateOptions(settings));
  return edits.length === 0 ? undefined : workspaceEditOf(document, edits, session.client(), '只留正文');
}

const boilerplateOptions = (settings: Settings): BoilerplateOptions =>
  settings.rules.get('web-boilerplate')!.options as BoilerplateOptions;

/** A file for each article of a page, in a folder with the page's name beside it; the page itself stays, so nothing needs a preview. */
export async function splitEdit(session: Session, document: TextDocument): Promise<WorkspaceEdit | undefined> {
  const articles = splitIntoArticles(session.documents.pageOf(document));
  const place = /^(?<folder>.+\/[^/]+)(?<extension>\.[^./]+)$/.exec(document.uri)?.groups;
  if (articles.length < 2 || !place || !session.client().createFiles) return undefined;
  return {
    documentChanges: articles.flatMap(({ name, text }) =>
      newFile(`${place['folder']}/${encodeURIComponent(name)}${place['extension']}`, text),
    ),
  };
}

function newFile(uri: string, text: string): [CreateFile, TextDocumentEdit] {
  const start = { line: 0, character: 0 };
  return [
    { kind: 'create', uri, options: { ignoreIfExists: false } },
    { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
  ];
}
