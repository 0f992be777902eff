import type { Page } from '../page/page.ts';
import { passagesOf } from '../page/passage.ts';
import { movedFinding, type Problem } from './finding.ts';
import { type ArticleRule, SCOPES, type Scope } from './rule.ts';

/** The problems that a rule's check of a scope finds on a page or a part of it, at offsets of what it is shown. */
export type RunCheck = (rule: ArticleRule, scope: Scope, shown: Page) => readonly Problem[];

/** Reviews the versions of texts one after another; what was found in a passage is kept as long as the passage stays the same. */
export interface ReviewMemory {
  /** The problems of the page in small steps, in any order; all together are those of reviewPage. */
  readonly review: (page: Page, run: RunCheck) => Generator<readonly Problem[]>;
}

/** Holds under one state of settings and language services; inheritPassages tells which passages stay the same. */
export function reviewMemory(rules: readonly ArticleRule[]): ReviewMemory {
  const known = new WeakMap<Page, Placed>();
  const rulesOf = SCOPES.map((scope) => ({ scope, rules: rules.filter(({ checks }) => checks[scope]) }));

  function* review(page: Page, run: RunCheck): Generator<readonly Problem[]> {
    yield NONE;
    for (const { scope, rules } of rulesOf) {
      for (const { start, passage } of partsOf(page, scope)) {
        let placed = known.get(passage);
        if (!placed) {
          const problems: Problem[] = [];
          for (const rule of rules) {
            problems.push(...run(rule, scope, passage));
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

/** What checks of a scope need to see of a page: a page and the UTF-16 offset at which it starts in the whole. */
interface Part {
  readonly start: number;
  readonly passage: Page;
}

function partsOf(page: Page, scope: Scope): Part[] {
  if (scope === 'page') return [{ start: 0, passage: page }];
  const { blocks, articles } = passagesOf(page);
  return scope === 'block'
    ? blocks.map((passage, i) => ({ start: page.blocks[i]!.start, passage }))
    : articles.map((passage, i) => ({ start: page.articles[i]!.start, passage }));
}

/** The problems of a passage that starts at that UTF-16 offset of its page. */
interface Placed {
  readonly at: number;
  readonly problems: readonly Problem[];
}

const placedAt = ({ at, problems }: Placed, start: number): Placed =>
  at === start
    ? { at, problems }
    : { at: start, problems: problems.map((problem) => movedFinding(problem, start - at)) };
