import type { Diagnostic, DiagnosticRelatedInformation, FileEvent } from 'vscode-languageserver';
import { FileChangeType } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type CorpusIndex, createCorpusIndex, type RuleFact } from '../core/engine/corpus-index.ts';
import type { Problem } from '../core/engine/finding.ts';
import { ALL_RULES } from '../core/engine/registry.ts';
import { diagnosticAt, diagnosticOfEntry, rangeOf } from './convert.ts';
import { capped, remainder } from './features/diagnostic-cap.ts';
import type { FileHost, FilePlan, ReviewedFile } from './host.ts';
import type { Session } from './session.ts';

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
}

/** Milliseconds without a further change (typing, a checkout, a save of all) after which the changes are reviewed. */
const QUIET = 400;

export function createWorkspaceReview(session: Session, files: FileHost): WorkspaceReview {
  const { connection, documents, paths, preferences } = session;
  const changed = new Set<string>();
  const uriByPath = new Map<string, string>();
  let index: CorpusIndex | undefined;
  let wake: (() => void) | undefined;
  let isWidened = false;
  let isStale = false;
  let lastTouch = 0;

  const isOpen = (uri: string): boolean => documents.text.get(uri) !== undefined;

  function touch(uri: string): void {
    changed.add(uri);
    lastTouch = performance.now();
    wake?.();
  }

  function remember(uri: string, facts: readonly RuleFact[]): void {
    const path = paths().pathOf(uri);
    uriByPath.set(path, uri);
    index?.update(path, facts);
  }

  async function reviewAll(
    before: readonly string[],
    report: Report,
    signal: AbortSignal,
    onFile: (done: number, total: number) => void,
  ): Promise<void> {
    isStale = false;
    changed.clear();
    uriByPath.clear();
    const folders = await foldersInScope();
    index = createCorpusIndex(await preferences.settingsOf(folders[0] ?? ''));
    for (const document of documents.text.all()) collectFacts(document);
    const byFolder: [folder: string, uris: readonly string[]][] = [];
    for (const folder of folders) byFolder.push([folder, await list(folder)]);
    const uris = new Set(byFolder.flatMap(([, own]) => own));
    for (const uri of before) if (!uris.has(uri)) report(uri, []);
    let done = 0;
    for (const [folder, own] of byFolder)
      await reviewFiles(folder, own, signal, (file) => {
        onFile(++done, uris.size);
        tell(file);
        if (!isOpen(file.uri)) report(file.uri, diagnosticsOf(file));
      });
    await reportCorpus(report, signal);
  }

  async function foldersInScope(): Promise<readonly string[]> {
    const scope = isWidened ? 'workspace' : await preferences.scope();
    if (scope === 'openFiles') return [];
    if (scope === 'workspace') return paths().roots;
    const beside = documents.text.all().map(({ uri }) => uri.slice(0, uri.lastIndexOf('/') + 1));
    return [...new Set(beside)].filter((folder) => folder.startsWith('file:'));
  }

  async function list(folder: string): Promise<readonly string[]> {
    const { exclude } = await preferences.settingsOf(folder);
    const { uris, failures } = await files.list(folder, exclude);
    for (const failure of failures) connection.console.warn(failure);
    return uris;
  }

  async function reviewFiles(
    folder: string,
    uris: readonly string[],
    signal: AbortSignal,
    onFile: (file: ReviewedFile) => void,
  ): Promise<void> {
    for await (const file of files.review(uris, await planFor(folder), signal)) {
      if (signal.aborted) return;
      if (!isOpen(file.uri)) remember(file.uri, file.facts);
      onFile(file);
    }
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

  /** What could not be read is named in the log. */
  function tell({ failure }: ReviewedFile): void {
    if (failure !== undefined) connection.console.warn(failure);
  }

  function diagnosticsOf({ uri, entry }: ReviewedFile): Diagnostic[] {
    const { shown, hidden } = capped(entry?.problems ?? []);
    return [
      ...shown.map((problem) => diagnosticOfEntry(uri, problem, session.ruleLink)),
      ...corpusProblemsOf(uri).flatMap((problem) => {
        const [range] = files.ranges(uri, [problem]);
        return range ? [diagnosticAt(range, problem, session.ruleLink, placesElsewhere(problem))] : [];
      }),
      ...remainder(hidden),
    ];
  }

  const corpusProblemsOf = (uri: string): readonly Problem[] => index?.problemsOf(paths().pathOf(uri)) ?? [];

  function placesElsewhere({ related = [] }: Problem): DiagnosticRelatedInformation[] {
    return related.flatMap(({ path, message, ...span }) => {
      const uri = path === undefined ? undefined : uriByPath.get(path);
      const document = uri === undefined ? undefined : documents.text.get(uri);
      const range = document ? rangeOf(document, span) : uri === undefined ? undefined : files.ranges(uri, [span])[0];
      return uri !== undefined && range ? [{ location: { uri, range }, message }] : [];
    });
  }

  /** Reports anew the files whose problems between files have changed. */
  async function reportCorpus(report: Report, signal: AbortSignal): Promise<void> {
    const uris = [...(index?.refresh() ?? [])].flatMap((path) => uriByPath.get(path) ?? []);
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
    for (const uri of uris) {
      const document = documents.text.get(uri);
      if (document) collectFacts(document);
    }
    await reviewByFolder(
      uris.filter((uri) => !isOpen(uri)),
      signal,
      (file) => report(file.uri, diagnosticsOf(file)),
    );
    await reportCorpus(report, signal);
  }

  async function nextChange(signal: AbortSignal): Promise<'files' | 'all'> {
    if (changed.size === 0 && !isStale && !signal.aborted)
      await new Promise<void>((resolve) => {
        wake = resolve;
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    wake = undefined;
    while (!signal.aborted && performance.now() < lastTouch + QUIET)
      await new Promise((resolve) => setTimeout(resolve, lastTouch + QUIET - performance.now()));
    return isStale ? 'all' : 'files';
  }

  /** An open document's facts take the place of its file's. */
  function collectFacts(document: TextDocument): void {
    if (!documents.isReviewed(document)) return;
    const page = documents.pageOf(document);
    const facts = CORPUS_RULES.flatMap((rule) =>
      Array.from(rule.collect(page, session.language()), (fact) => ({ rule: rule.meta.id, fact })),
    );
    remember(document.uri, facts);
  }

  function restart(): void {
    isStale = true;
    wake?.();
  }

  return {
    reviewAll,
    nextChange,
    reviewChanged,
    filesChanged: (events) => {
      for (const { uri, type } of events) {
        if (type === FileChangeType.Deleted) remember(uri, []);
        if (!isOpen(uri)) touch(uri);
      }
    },
    documentChanged: touch,
    corpusDiagnosticsOf: (document) =>
      corpusProblemsOf(document.uri).map((problem) =>
        diagnosticAt(rangeOf(document, problem), problem, session.ruleLink, placesElsewhere(problem)),
      ),
    restart,
    widen: () => {
      isWidened = true;
      restart();
    },
  };
}

const CORPUS_RULES = ALL_RULES.filter((rule) => rule.kind === 'corpus');
