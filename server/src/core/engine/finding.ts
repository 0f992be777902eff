import { type Span, shifted } from '../text/span.ts';

export const SEVERITIES = ['error', 'warning', 'info', 'hint'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const isAtLeast = (severity: Severity, least: Severity): boolean =>
  SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least);

export interface Edit {
  readonly span: Span;
  readonly newText: string;
}

/**
 * `safe` may be applied unseen: it changes no Han character, no digit's value and no word (a law, tested on every rule);
 * `suggestion` is one click with a preview. Edits are disjoint and inside the text.
 */
export interface Fix {
  readonly kind: 'safe' | 'suggestion';
  /** Imperative Chinese, without a final mark: 合并为一行. */
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** Another place that explains a finding; `path` only where it lies in another file. */
export interface Related extends Span {
  readonly message: string;
  readonly path?: string;
}

/**
 * How sure a rule is. The engine turns it into a severity: `sure` is the rule's own, `likely` at most info, `possible` hint.
 * A rule cannot set a severity itself.
 */
export type Certainty = 'sure' | 'likely' | 'possible';

/** What a rule reports: a non-empty span on code-point edges and one Chinese clause that quotes the text. */
export interface Finding extends Span {
  readonly message: string;
  readonly certainty?: Certainty;
  readonly fixes?: readonly Fix[];
  readonly related?: readonly Related[];
}

/** A finding with its rule and severity, as front ends show it. */
export interface Problem extends Finding {
  readonly rule: string;
  readonly severity: Severity;
}

/** The finding with all its places in this text `by` UTF-16 units further on. */
export function movedFinding<F extends Finding>(finding: F, by: number): F {
  if (by === 0) return finding;
  const { fixes, related } = finding;
  return {
    ...finding,
    ...shifted(finding, by),
    ...(fixes && { fixes: fixes.map((fix) => ({ ...fix, edits: fix.edits.map((edit) => movedEdit(edit, by)) })) }),
    ...(related && { related: related.map((place) => (place.path ? place : { ...place, ...shifted(place, by) })) }),
  };
}

const movedEdit = ({ span, newText }: Edit, by: number): Edit => ({ span: shifted(span, by), newText });
