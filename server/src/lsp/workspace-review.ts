import type { Diagnostic, FileEvent } from 'vscode-languageserver';
import { FileChangeType } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { orAborted } from '../host/abort.ts';
import { diagnosticAt, diagnosticOfEntry, rangeOf, rangeOfLines } from './convert.ts';
import { capped, remainder } from './features/diagnostic-cap.ts';
import type { FileHost, FilePlan, ReviewedFile } from './host.ts';
import type { Session } from './session.ts';
import { createWorkspaceFacts, placedAt, type WorkspaceFacts } from './workspace-facts.ts';
import { createWorkspaceScope } from './workspace-scope.ts';

type Report = (uri: string, diagnostics: Diagnostic[]) => void;

/** Review of the files of a workspace that are not open. Texts are not kept: only facts for the comparison between files. */
export interface WorkspaceReview {
  /** Reports every file in scope, and as empty those of `before` that have gone. */
  readonly reviewAll: (
    before: readonly string[],
    report: Report,
    signal: AbortSignal,
    onFile: (done: number, total: number) => void,
  ) => Promise<void>;
  /** Resolves when there is something to review again: some files, or all. At the end of `signal` too. */
  readonly nextChange: (signal: AbortSignal) => Promise<'files' | 'all'>;
  readonly reviewChanged: (report: Report, signal: AbortSignal) => Promise<void>;
  readonly filesChanged: (events: readonly FileEvent[]) => void;
  /** An open document has changed, or was closed: its file counts again. */
  readonly documentChanged: (uri: string) => void;
  /** What is found between an open document and other files. */
  readonly corpusDiagnosticsOf: (document: TextDocument) => Diagnostic[];
  /** Reviews all files again: settings have changed. */
  readonly restart: () => void;
  /** The same, and from now on the whole workspace, whatever the scope setting. */
  readonly widen: () => void;
  readonly facts: WorkspaceFacts;
}

/** Milliseconds without a further change (typing, a checkout, a save of all) after which the changes are reviewed. */
const QUIET = 400;

/** Files reported before the editor has read as many: it may be slower than the review. */
const WINDOW = 64;

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

export function createWorkspaceReview(session: Session, files: FileHost): WorkspaceReview {
  const { connection, documents, paths, preferences } = session;
  const facts = createWorkspaceFacts(session, files);
  const scope = createWorkspaceScope(session, files);
  const changed = new Set<string>();
  const waiting: (() => void)[] = [];
  const told = new Set<string>();
  let isStale = false;
  let lastTouch = 0;

  const isOpen = (uri: string): boolean => documents.text.get(uri) !== undefined;

  function touch(uri: string): void {
    changed.add(uri);
    lastTouch = performance.now();
    wake();
  }

  function wake(): void {
    for (const resolve of waiting.splice(0)) resolve();
  }

  async function reviewAll(
    before: readonly string[],
    report: Report,
    signal: AbortSignal,
    onFile: (done: number, total: number) => void,
  ): Promise<void> {
    isStale = false;
    changed.clear();
    told.clear();
    const { folders, listed } = await scope.read();
    const known = listed.then(() => {
      if (!signal.aborted) for (const uri of before) if (!scope.uris().has(uri)) report(uri, []);
    });
    facts.reset(await preferences.settingsOf(folders[0] ?? ''));
    for (const document of documents.text.all()) facts.collect(document);
    let done = 0;
    for (const folder of folders)
      await reviewFiles(
        folder,
        known.then(() => scope.filesIn(folder)),
        signal,
        (file) => {
          onFile(++done, scope.uris().size);
          tell(file);
          takeIn(file, report);
        },
      );
    if (folders.length === 0) await known;
    await reportCorpus(report, signal);
  }

  async function reviewFiles(
    folder: string,
    uris: readonly string[] | Promise<readonly string[]>,
    signal: AbortSignal,
    onFile: (file: ReviewedFile) => void,
  ): Promise<void> {
    let since = 0;
    let caughtUp = Promise.resolve();
    for await (const file of files.review(uris, await planFor(folder), signal)) {
      if (signal.aborted) return;
      onFile(file);
      if (++since < WINDOW) continue;
      since = 0;
      await orAborted(caughtUp, signal);
      caughtUp = session.caughtUp();
    }
  }

  /** Remembers and reports a file, unless it has been opened meanwhile. */
  function takeIn(file: ReviewedFile, report: Report): void {
    if (isOpen(file.uri)) return;
    const headings = file.headings.map((heading) => placedAt(heading, rangeOfLines(heading)));
    facts.remember(file.uri, file.facts, headings);
    report(file.uri, diagnosticsOf(file));
  }

  async function planFor(folder: string): Promise<FilePlan> {
    const cacheFolder = session.cacheFolder();
    return {
      settings: await preferences.rawSettingsOf(folder),
      dismissals: await preferences.dismissalsOf(folder),
      root: paths().rootOf(folder),
      ...(cacheFolder !== undefined && { cacheFolder }),
    };
  }

  /** What could not be read is named in the log; what every thread says of the cache, once. */
  function tell({ failure }: ReviewedFile): void {
    if (failure === undefined || told.has(failure)) return;
    told.add(failure);
    connection.console.warn(failure);
  }

  function diagnosticsOf({ uri, entry }: ReviewedFile): Diagnostic[] {
    const { shown, hidden } = capped(entry?.problems ?? []);
    return [
      ...shown.map((problem) => diagnosticOfEntry(uri, problem, session.ruleLink)),
      ...facts.problemsOf(uri).flatMap((problem) => {
        const [range] = files.ranges(uri, [problem]);
        return range ? [diagnosticAt(range, problem, session.ruleLink, facts.placesElsewhere(problem))] : [];
      }),
      ...remainder(hidden),
    ];
  }

  /** Reports anew the files whose problems between files have changed. */
  async function reportCorpus(report: Report, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const uris = await facts.compare(signal);
    const closed = uris.filter((uri) => !isOpen(uri));
    if (closed.length < uris.length) session.refresh();
    await reviewByFolder(closed, signal, (file) => report(file.uri, diagnosticsOf(file)));
  }

  async function reviewByFolder(
    uris: readonly string[],
    signal: AbortSignal,
    onFile: (file: ReviewedFile) => void,
  ): Promise<void> {
    for (const folder of new Set(uris.map((uri) => paths().rootOf(uri))))
      await reviewFiles(
        folder,
        uris.filter((uri) => paths().rootOf(uri) === folder),
        signal,
        onFile,
      );
  }

  async function reviewChanged(report: Report, signal: AbortSignal): Promise<void> {
    const uris = [...changed];
    changed.clear();
    await scope.readNew();
    const closed = uris.filter((uri) => !isOpen(uri));
    for (const document of documents.text.all()) if (uris.includes(document.uri)) facts.collect(document);
    for (const uri of closed) {
      if (scope.uris().has(uri)) continue;
      facts.forget(uri);
      report(uri, []);
    }
    const inScope = closed.filter((uri) => scope.uris().has(uri));
    await reviewByFolder(inScope, signal, (file) => takeIn(file, report));
    await reportCorpus(report, signal);
  }

  async function nextChange(signal: AbortSignal): Promise<'files' | 'all'> {
    const woken = new Promise<void>((resolve) => waiting.push(resolve));
    if (changed.size === 0 && !isStale) await orAborted(woken, signal);
    while (!signal.aborted && performance.now() < lastTouch + QUIET)
      await orAborted(pause(lastTouch + QUIET - performance.now()), signal);
    return isStale ? 'all' : 'files';
  }

  function restart(): void {
    isStale = true;
    wake();
  }

  return {
    reviewAll,
    nextChange,
    reviewChanged,
    filesChanged: (events) => {
      for (const { uri, type } of events) {
        if (!isOpen(uri) && (scope.uris().has(uri) || type === FileChangeType.Created)) touch(uri);
        if (type === FileChangeType.Created) scope.fileCreated(uri);
        if (type === FileChangeType.Deleted) scope.fileDeleted(uri);
      }
    },
    documentChanged: touch,
    corpusDiagnosticsOf: (document) =>
      facts
        .problemsOf(document.uri)
        .map((problem) =>
          diagnosticAt(rangeOf(document, problem), problem, session.ruleLink, facts.placesElsewhere(problem)),
        ),
    restart,
    widen: () => {
      scope.widen();
      restart();
    },
    facts,
  };
}
