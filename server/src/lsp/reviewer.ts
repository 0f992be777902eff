import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Dismissal } from '../core/engine/dismissals.ts';
import { withoutDismissed } from '../core/engine/dismissals.ts';
import type { Problem } from '../core/engine/finding.ts';
import { ALL_RULES } from '../core/engine/registry.ts';
import { byPlace, runCheck } from '../core/engine/review.ts';
import { type RunCheck, reviewMemory } from '../core/engine/review-memory.ts';
import type { Settings } from '../core/engine/settings.ts';
import type { LanguageServices } from '../core/language/services.ts';
import type { Page } from '../core/page/page.ts';

/** What besides the text decides the problems of a document. */
export interface Surroundings {
  readonly settings: Settings;
  readonly dismissals: readonly Dismissal[];
  /** Of the document, in the workspace. */
  readonly path: string;
  readonly language: LanguageServices;
}

/** Thrown to whoever waits for a review that the text has left behind. */
const SUPERSEDED = Symbol('superseded');

/** The result of work on a review; undefined when the text has moved on before it was done. */
export async function unlessSuperseded<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error === SUPERSEDED) return undefined;
    throw error;
  }
}

/** Reviews documents, one review a version, in slices so that the server keeps answering. */
export interface Reviewer {
  /** The problems of the document's present version. Rejects with SUPERSEDED when the text moves on first. */
  readonly problemsOf: (document: TextDocument) => Promise<readonly Problem[]>;
  /** Milliseconds that the last finished review of the document took; 0 before the first. */
  readonly costOf: (uri: string) => number;
  /** Forgets the reviews, after a change of settings, dismissals or language services. */
  readonly forget: () => void;
  readonly close: (uri: string) => void;
}

interface Review {
  readonly version: number;
  readonly problems: Promise<readonly Problem[]>;
}

export interface ReviewerParts {
  readonly pageOf: (document: TextDocument) => Page;
  readonly surroundingsOf: (document: TextDocument) => Promise<Surroundings>;
  /** Told after every finished review. */
  readonly onReviewed: () => void;
  /** A rule that fails is left out; the others still hold. */
  readonly onRuleFailure: (rule: string, error: unknown) => void;
}

export function createReviewer({ pageOf, surroundingsOf, onReviewed, onRuleFailure }: ReviewerParts): Reviewer {
  const reviews = new Map<string, Review>();
  const costs = new Map<string, number>();
  let memory = reviewMemory(ARTICLE_RULES);

  function problemsOf(document: TextDocument): Promise<readonly Problem[]> {
    const known = reviews.get(document.uri);
    if (known?.version === document.version) return known.problems;
    const problems = review(document, document.version);
    reviews.set(document.uri, { version: document.version, problems });
    return problems;
  }

  async function review(document: TextDocument, version: number): Promise<readonly Problem[]> {
    const surroundings = await surroundingsOf(document);
    if (document.version !== version) throw SUPERSEDED;
    const started = performance.now();
    const slice = slices(() => document.version !== version);
    const page = pageOf(document);
    const problems: Problem[] = [];
    for (const found of memory.review(page, runIn(surroundings))) {
      for (const problem of found) problems.push(problem);
      if (slice.isOver()) await slice.next();
    }
    costs.set(document.uri, performance.now() - started);
    onReviewed();
    return withoutDismissed(problems.sort(byPlace), page.text, surroundings.path, surroundings.dismissals);
  }

  const runIn =
    ({ settings, language }: Surroundings): RunCheck =>
    (rule, scope, shown) => {
      try {
        return runCheck(rule, scope, shown, settings, language);
      } catch (error) {
        onRuleFailure(rule.meta.id, error);
        return [];
      }
    };

  return {
    problemsOf,
    costOf: (uri) => costs.get(uri) ?? 0,
    forget: () => {
      reviews.clear();
      memory = reviewMemory(ARTICLE_RULES);
    },
    close: (uri) => {
      reviews.delete(uri);
      costs.delete(uri);
    },
  };
}

const ARTICLE_RULES = ALL_RULES.filter((rule) => rule.kind === 'article');

/** Longest time in milliseconds that a review keeps the server from reading what the editor sends. */
const SLICE = 15;

/** Breaks between steps of work: they let messages in when a slice is used up and throw when these end the work. */
interface Slices {
  readonly isOver: () => boolean;
  readonly next: () => Promise<void>;
}

function slices(isSuperseded: () => boolean): Slices {
  let until = performance.now() + SLICE;
  return {
    isOver: () => performance.now() >= until,
    next: async () => {
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (isSuperseded()) throw SUPERSEDED;
      until = performance.now() + SLICE;
    },
  };
}
