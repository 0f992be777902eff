import type { DiagnosticRelatedInformation, Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type CorpusIndex, createCorpusIndex, type FactGroup, type RuleFact } from '../core/engine/corpus-index.ts';
import type { Problem } from '../core/engine/finding.ts';
import { ALL_RULES } from '../core/engine/registry.ts';
import type { Settings } from '../core/engine/settings.ts';
import { type Heading, headingsOf } from '../core/page/headings.ts';
import { type Located, type Statement, statementsLike } from '../core/quantity/compare.ts';
import type { QuantityFact } from '../core/quantity/facts.ts';
import { rangeOf } from './convert.ts';
import type { FileHost } from './host.ts';
import type { Session } from './session.ts';

/** What is known of every file of the workspace without its text; an open document's own state counts before its file. */
export interface WorkspaceFacts {
  /** Forgets everything: a review of all files begins. */
  readonly reset: (settings: Settings) => void;
  readonly remember: (uri: string, facts: readonly RuleFact[], headings: readonly PlacedHeading[]) => void;
  readonly forget: (uri: string) => void;
  readonly collect: (document: TextDocument) => void;
  /** Compares what has changed, with pauses for other work; gives the URIs of the files whose problems may have changed. */
  readonly compare: (signal: AbortSignal) => Promise<string[]>;
  readonly problemsOf: (uri: string) => readonly Problem[];
  /** The places in other files that a problem names. */
  readonly placesElsewhere: (problem: Problem) => DiagnosticRelatedInformation[];
  /** What other files say of a figure. */
  readonly statementsOf: (uri: string, fact: QuantityFact) => StatedElsewhere[];
  readonly figures: () => Iterable<FactGroup>;
  readonly uriOf: (path: string) => string | undefined;
  readonly headings: () => Iterable<readonly [uri: string, headings: readonly PlacedHeading[]]>;
}

export interface PlacedHeading {
  readonly name: string;
  readonly headline: string | undefined;
  readonly range: Range;
}

/** Written out: spread, each heading took a hidden class of its own, 2 kB a file. */
export const placedAt = ({ name, headline }: Pick<Heading, 'name' | 'headline'>, range: Range): PlacedHeading => ({
  name,
  headline,
  range,
});

export interface StatedElsewhere {
  readonly uri: string;
  readonly path: string;
  readonly range: Range;
  readonly fact: QuantityFact;
  /** Whether the two cannot both be true. */
  readonly isRival: boolean;
}

/** Milliseconds of comparing at once: meanwhile the editor gets no answer. */
const SLICE = 10;

/** The rule whose facts are the figures that may be stated elsewhere. */
const FIGURES = 'cross-article-number';

export function createWorkspaceFacts({ documents, language, paths }: Session, files: FileHost): WorkspaceFacts {
  const uriByPath = new Map<string, string>();
  const headings = new Map<string, readonly PlacedHeading[]>();
  let index: CorpusIndex | undefined;

  function remember(uri: string, facts: readonly RuleFact[], own: readonly PlacedHeading[]): void {
    const path = paths().pathOf(uri);
    uriByPath.set(path, uri);
    index?.update(path, facts);
    if (own.length > 0) headings.set(uri, own);
    else headings.delete(uri);
  }

  function collect(document: TextDocument): void {
    if (!documents.isReviewed(document)) return;
    const page = documents.pageOf(document);
    const facts = CORPUS_RULES.flatMap((rule) =>
      Array.from(rule.collect(page, language()), (fact) => ({ rule: rule.meta.id, fact })),
    );
    const own = headingsOf(page).map((heading) => placedAt(heading, rangeOf(document, heading)));
    remember(document.uri, facts, own);
  }

  async function compare(signal: AbortSignal): Promise<string[]> {
    const changed = new Set<string>();
    let resumed = performance.now();
    for (const some of index?.refresh() ?? []) {
      for (const path of some) changed.add(path);
      if (performance.now() - resumed < SLICE) continue;
      await new Promise((resolve) => setImmediate(resolve));
      if (signal.aborted) break;
      resumed = performance.now();
    }
    return [...changed].flatMap((path) => uriByPath.get(path) ?? []);
  }

  /** Where a span of a file lies; undefined when the file cannot be read. */
  function rangeIn(uri: string, span: { readonly start: number; readonly end: number }): Range | undefined {
    const document = documents.text.get(uri);
    return document ? rangeOf(document, span) : files.ranges(uri, [span])[0];
  }

  function placesElsewhere({ related = [] }: Problem): DiagnosticRelatedInformation[] {
    return related.flatMap(({ path, message, ...span }) => {
      const uri = path === undefined ? undefined : uriByPath.get(path);
      const range = uri === undefined ? undefined : rangeIn(uri, span);
      return uri !== undefined && range ? [{ location: { uri, range }, message }] : [];
    });
  }

  function statementsOf(own: string, fact: QuantityFact): StatedElsewhere[] {
    const group = (index?.factsLike(FIGURES, fact) ?? []) as readonly Located[];
    const statements = statementsLike({ path: paths().pathOf(own), fact }, group);
    return statements.sort(byPath).flatMap(({ located, isRival }) => {
      const uri = uriByPath.get(located.path);
      const range = uri === undefined ? undefined : rangeIn(uri, located.fact);
      return uri !== undefined && range ? [{ uri, path: located.path, range, fact: located.fact, isRival }] : [];
    });
  }

  return {
    reset: (settings) => {
      uriByPath.clear();
      headings.clear();
      index = createCorpusIndex(settings);
    },
    remember,
    forget: (uri) => remember(uri, [], []),
    collect,
    compare,
    problemsOf: (uri) => index?.problemsOf(paths().pathOf(uri)) ?? [],
    placesElsewhere,
    statementsOf,
    figures: () => index?.groupsOf(FIGURES) ?? [],
    uriOf: (path) => uriByPath.get(path),
    headings: () => headings,
  };
}

const byPath = ({ located: a }: Statement, { located: b }: Statement): number => (a.path < b.path ? -1 : 1);

const CORPUS_RULES = ALL_RULES.filter((rule) => rule.kind === 'corpus');
