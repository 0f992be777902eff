import {
  type CancellationToken,
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Problem } from '../../core/engine/finding.ts';
import { diagnosticOf } from '../convert.ts';
import { unlessSuperseded } from '../reviewer.ts';
import type { Session } from '../session.ts';
import { capped, remainder } from './diagnostic-cap.ts';

/** A review that took longer than this, in milliseconds, waits for a pause in typing; shorter ones start at once. */
const CHEAP = 100;
const LONGEST_WAIT = 75;

/** Diagnostics on request where the editor can ask, else published after every change. */
export interface Diagnostics {
  /** Makes the editor show every open document anew. */
  readonly refresh: () => void;
}

export function provideDiagnostics(session: Session): Diagnostics {
  const { connection, documents, client } = session;
  const results = new Map<string, { id: string; items: readonly Diagnostic[] }>();
  let lastId = 0;

  connection.languages.diagnostics.on(async ({ textDocument, previousResultId }, token) => {
    const document = documents.text.get(textDocument.uri);
    if (!document) return full([]);
    const items = await diagnosticsOf(session, document, token);
    if (!items) return new ResponseError(LSPErrorCodes.ServerCancelled, 'superseded', { retriggerRequest: true });
    return report(textDocument.uri, items, previousResultId);
  });

  /**
   * A list that did not change keeps its id, so that the editor need not draw its marks again. No id is given twice, not even
   * after a document was closed: an editor may hold one from before.
   */
  function report(uri: string, items: Diagnostic[], previousResultId: string | undefined): DocumentDiagnosticReport {
    const known = results.get(uri);
    if (known && previousResultId === known.id && areSame(known.items, items))
      return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: known.id };
    const id = String(++lastId);
    results.set(uri, { id, items });
    return full(items, id);
  }

  async function publish(document: TextDocument): Promise<void> {
    const { version } = document;
    const items = await diagnosticsOf(session, document);
    if (items && documents.text.get(document.uri)?.version === version)
      await connection.sendDiagnostics({ uri: document.uri, version, diagnostics: items });
  }

  documents.text.onDidChangeContent(({ document }) => {
    if (!client().pullDiagnostics) void publish(document);
  });
  documents.text.onDidClose(({ document }) => {
    results.delete(document.uri);
    if (!client().pullDiagnostics) void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });

  return {
    refresh: () => {
      if (!client().pullDiagnostics) for (const document of documents.text.all()) void publish(document);
      else if (client().refreshDiagnostics) connection.languages.diagnostics.refresh();
    },
  };
}

const areSame = (some: readonly Diagnostic[], others: readonly Diagnostic[]): boolean =>
  some.length === others.length && some.every((one, i) => JSON.stringify(one) === JSON.stringify(others[i]));

const full = (items: Diagnostic[], resultId?: string): DocumentDiagnosticReport => ({
  kind: DocumentDiagnosticReportKind.Full,
  items,
  ...(resultId && { resultId }),
});

/** Undefined when the text moves on, or the editor loses interest, before the review is done. */
async function diagnosticsOf(
  session: Session,
  document: TextDocument,
  token?: CancellationToken,
): Promise<Diagnostic[] | undefined> {
  const { version } = document;
  const cost = session.reviewer.costOf(document.uri);
  if (cost > CHEAP) await new Promise((resolve) => setTimeout(resolve, Math.min(cost, LONGEST_WAIT)));
  if (document.version !== version || token?.isCancellationRequested) return undefined;
  if (!session.documents.isReviewed(document)) return [];
  const review = unlessSuperseded(session.reviewer.problemsOf(document));
  const problems = await (token ? Promise.race([review, cancellationOf(token)]) : review);
  return problems && !token?.isCancellationRequested ? asDiagnostics(session, document, problems) : undefined;
}

/** Lets go of a request that is not wanted any more; the review goes on for the next one. */
const cancellationOf = (token: CancellationToken): Promise<undefined> =>
  new Promise((resolve) => token.onCancellationRequested(() => resolve(undefined)));

function asDiagnostics(session: Session, document: TextDocument, problems: readonly Problem[]): Diagnostic[] {
  const { shown, hidden } = capped(problems);
  return [
    ...shown.map((problem) => diagnosticOf(document, problem, session.ruleLink)),
    ...(session.workspace()?.corpusDiagnosticsOf(document) ?? []),
    ...remainder(hidden),
  ];
}
