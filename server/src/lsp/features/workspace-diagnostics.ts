import {
  type CancellationToken,
  type Connection,
  type Diagnostic,
  DocumentDiagnosticReportKind,
  type PreviousResultId,
  type ResultProgressReporter,
  type WorkspaceDiagnosticReportPartialResult,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { Session } from '../session.ts';
import { createWorkspaceReview, type WorkspaceReview } from '../workspace-review.ts';

type Progress = ResultProgressReporter<WorkspaceDiagnosticReportPartialResult> | undefined;

/** Reports sent at once at most, so that the last problems do not flood. */
const CHUNK = 32;
/** Milliseconds that a report waits at most while others come, so that the first problems show early. */
const PATIENCE = 200;

/**
 * Answers workspace/diagnostic: one request stays open as long as the editor wants and streams what the review of the workspace finds, first
 * everything, then what changes. Nothing is done while nothing changes.
 */
export function provideWorkspaceDiagnostics(session: Session): WorkspaceReview | undefined {
  const { files } = session.host;
  if (!files) return undefined;
  const review = createWorkspaceReview(session, files);

  session.connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }, token, _progress, partial) => {
    const stream = createStream(partial as Progress, previousResultIds);
    await withAbort(token, async (signal) => {
      let wanted: 'files' | 'all' = 'all';
      do {
        if (wanted === 'files') await review.reviewChanged(stream.replace, signal);
        else
          await withProgress(session.connection, signal, (runSignal, onFile) =>
            review.reviewAll(stream.uris(), stream.report, runSignal, onFile),
          );
        stream.flush();
        if (partial) wanted = await review.nextChange(signal);
      } while (partial && !signal.aborted);
    });
    return { items: stream.rest() };
  });
  return review;
}

/** Gathers reports into chunks; lists that the editor has already are told by their id alone. */
function createStream(partial: Progress, previous: readonly PreviousResultId[]) {
  const known = new Map(previous.map(({ uri, value }) => [uri, value]));
  let items: WorkspaceDocumentDiagnosticReport[] = [];
  let flushed = 0;

  function flush(): void {
    if (!partial || items.length === 0) return;
    flushed = performance.now();
    partial.report({ items });
    items = [];
  }

  function flushIfDue(): void {
    if (items.length >= CHUNK || performance.now() - flushed > PATIENCE) flush();
  }

  function report(uri: string, diagnostics: Diagnostic[]): void {
    const resultId = idOf(diagnostics);
    if (known.get(uri) === resultId)
      items.push({ kind: DocumentDiagnosticReportKind.Unchanged, uri, version: null, resultId });
    else if (diagnostics.length > 0 || known.has(uri)) replace(uri, diagnostics);
    flushIfDue();
  }

  /** Of a file that may have been open since its last report: the editor then shows what the document had. */
  function replace(uri: string, diagnostics: Diagnostic[]): void {
    const resultId = idOf(diagnostics);
    known.set(uri, resultId);
    items.push({ kind: DocumentDiagnosticReportKind.Full, uri, version: null, resultId, items: diagnostics });
    flushIfDue();
  }

  return { report, replace, flush, rest: () => items, uris: () => [...known.keys()] };
}

/** A name for a list of diagnostics: equal lists have equal names, in this run and the next. Two FNV-1a hashes. */
function idOf(diagnostics: readonly Diagnostic[]): string {
  const json = JSON.stringify(diagnostics);
  let a = 0x811c9dc5;
  let b = 0xcbf29ce4;
  for (let i = 0; i < json.length; i++) {
    a = Math.imul(a ^ json.charCodeAt(i), 0x01000193);
    b = Math.imul(b ^ json.charCodeAt(json.length - 1 - i), 0x01000193);
  }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36);
}

async function withAbort(token: CancellationToken, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const controller = new AbortController();
  const listener = token.onCancellationRequested(() => controller.abort());
  if (token.isCancellationRequested) controller.abort();
  try {
    await work(controller.signal);
  } finally {
    listener.dispose();
  }
}

/** Shows how far the run is, with a button that stops it. */
async function withProgress(
  connection: Connection,
  signal: AbortSignal,
  work: (signal: AbortSignal, onFile: (done: number, total: number) => void) => Promise<void>,
): Promise<void> {
  const progress = await connection.window.createWorkDoneProgress();
  const stopped = new AbortController();
  progress.token.onCancellationRequested(() => stopped.abort());
  progress.begin('校样：复核工作区', 0, '', true);
  let shown = -1;
  try {
    await work(AbortSignal.any([signal, stopped.signal]), (done, total) => {
      const percentage = Math.floor((done / total) * 100);
      if (percentage === shown && done % 50 !== 0 && done !== total) return;
      shown = percentage;
      progress.report(percentage, `${done}/${total} 个文件`);
    });
  } finally {
    progress.done();
  }
}
