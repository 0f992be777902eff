import type { LanguageServices } from '../language/services.ts';
import type { Page } from '../page/page.ts';
import type { Finding, Severity } from './finding.ts';

export const FAMILIES = ['ocr', 'word', 'punctuation', 'script', 'number', 'corpus'] as const;
export type Family = (typeof FAMILIES)[number];

/** A setting of one rule. Its value is validated by the engine before the rule sees it. */
export type OptionSpec =
  | { readonly type: 'boolean'; readonly default: boolean; readonly description: string }
  | { readonly type: 'number'; readonly default: number; readonly minimum?: number; readonly description: string }
  | {
      readonly type: 'enum';
      readonly default: string;
      readonly values: readonly string[];
      readonly description: string;
    }
  | { readonly type: 'strings'; readonly default: readonly string[]; readonly description: string };

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

type OptionValue<S extends OptionSpec> = S extends { type: 'boolean' }
  ? boolean
  : S extends { type: 'number' }
    ? number
    : S extends { type: 'strings' }
      ? readonly string[]
      : string;

export type Options<S extends OptionSpecs> = { readonly [K in keyof S]: OptionValue<S[K]> };

/** The one source of a rule's settings, docs page, `galley rules` entry and README row. */
export interface RuleMeta<S extends OptionSpecs = OptionSpecs> {
  /** Kebab-case noun of the fault; also the name of the file, the setting, the docs page and the fixture. */
  readonly id: string;
  readonly family: Family;
  readonly title: { readonly zh: string; readonly en: string };
  readonly severity: Severity;
  /** The strongest fix the rule offers. */
  readonly fix: 'safe' | 'suggestion' | 'none';
  /** The clause the rule stands on, where one applies. */
  readonly standard?: string;
  readonly options?: S;
  readonly docs: {
    /** One Chinese sentence: what is flagged. */
    readonly what: string;
    /** Why it is a fault and what the rule leaves alone. */
    readonly why: string;
    /** Own examples that the rule must flag (bad) and must not (good); both are run as tests. */
    readonly bad: readonly string[];
    readonly good: readonly string[];
  };
}

/**
 * How far a check looks. One of scope `block` or `article` finds on a page what it finds on the blocks or articles of the page, each as
 * a page of its own (law 10), so that a keystroke has it judge anew what changed alone. Text outside the articles is for the others.
 */
export const SCOPES = ['block', 'article', 'page'] as const;
export type Scope = (typeof SCOPES)[number];

/** Judges a page, or a part of one as a page of its own; yields findings in any order. */
type Check<O> = (page: Page, options: O, language: LanguageServices) => Iterable<Finding>;

/** A rule that judges one page, by one check or by several of different scopes. It never sees other rules. */
export interface ArticleRule {
  readonly kind: 'article';
  readonly meta: RuleMeta;
  readonly checks: Readonly<Partial<Record<Scope, Check<Readonly<Record<string, unknown>>>>>>;
}

/** A finding of a corpus rule, in the file it belongs to. */
export interface LocatedFinding {
  readonly path: string;
  readonly finding: Finding;
}

/** Plain data that one page contributes to a comparison: serialisable, dependent on that page alone. */
export interface LocatedFact<Fact> {
  readonly path: string;
  readonly fact: Fact;
}

/** A rule that compares the pages of a workspace by facts. Facts are compared within the same key only. */
export interface CorpusRule<Fact = unknown> {
  readonly kind: 'corpus';
  readonly meta: RuleMeta;
  readonly collect: (page: Page, language: LanguageServices) => Iterable<Fact>;
  /** Facts without a common key are never compared: the key is what an external sort groups by. No key stands twice. */
  readonly keysOf: (fact: Fact) => readonly string[];
  /** `facts` are all facts of one key, in the order of their paths. */
  readonly compare: (facts: readonly LocatedFact<Fact>[], key: string) => Iterable<LocatedFinding>;
}

export type Rule = ArticleRule | CorpusRule;

/** One check that looks at the whole page, or checks by how far they look. */
export function articleRule<const S extends OptionSpecs>(
  meta: RuleMeta<S>,
  checks: Check<Options<S>> | Partial<Record<Scope, Check<Options<S>>>>,
): ArticleRule {
  return {
    kind: 'article',
    meta,
    checks: (typeof checks === 'function' ? { page: checks } : checks) as ArticleRule['checks'],
  };
}

export function corpusRule<Fact>(
  meta: RuleMeta,
  parts: Pick<CorpusRule<Fact>, 'collect' | 'keysOf' | 'compare'>,
): CorpusRule {
  return { kind: 'corpus', meta, ...parts } as CorpusRule;
}
