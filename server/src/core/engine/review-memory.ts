import type { Page } from '../page/page.ts';
import { movedFinding, type Problem } from './finding.ts';
import { partsOf } from './review.ts';
import { type ArticleRule, SCOPES, type Scope } from './rule.ts';

/** The problems that a rule's check of a scope finds in what it is shown, at offsets of that. */
export type CheckPassage = (rule: ArticleRule, scope: Scope, passage: Page) => readonly Problem[];

/** Reviews the versions of texts one after another; what was found in a passage is kept as long as the passage stays the same. */
export interface ReviewMemory {
  /** The problems of the page in small steps, in any order; all together are those of reviewPage. */
  readonly review: (page: Page, check: CheckPassage) => Generator<readonly Problem[]>;
}

/** Holds under one state of settings and language services; keepPassages tells which passages stay the same. */
export function reviewMemory(rules: readonly ArticleRule[]): ReviewMemory {
  const known = new WeakMap<Page, Placed>();
  const rulesOf = SCOPES.map((scope) => ({ scope, rules: rules.filter(({ checks }) => checks[scope]) }));

  function* review(page: Page, check: CheckPassage): Generator<readonly Problem[]> {
    for (const { scope, rules } of rulesOf) {
      for (const { start, passage } of partsOf(page, scope)) {
        let placed = known.get(passage);
        if (!placed) {
          const problems: Problem[] = [];
          for (const rule of rules) {
            problems.push(...check(rule, scope, passage));
            yield NONE;
          }
          placed = { at: 0, problems };
        }
        placed = placedAt(placed, start);
        known.set(passage, placed);
        yield placed.problems;
      }
    }
  }

  return { review };
}

const NONE: readonly Problem[] = [];

/** The problems of a passage that starts at that UTF-16 offset of its page. */
interface Placed {
  readonly at: number;
  readonly problems: readonly Problem[];
}

const placedAt = ({ at, problems }: Placed, start: number): Placed =>
  at === start
    ? { at, problems }
    : { at: start, problems: problems.map((problem) => movedFinding(problem, start - at)) };
