import type { Edit } from '../engine/finding.ts';
import type { LanguageServices } from '../language/services.ts';
import { textOf } from '../text/span.ts';
import { type ColumnPlan, planColumns } from './columns.ts';
import { type Join, joinsOf, SURE_MARGIN } from './joins.ts';
import type { Block, Page } from './page.ts';
import { parsePage } from './parse.ts';
import { glueBetween } from './repair.ts';

/** A page in reading order. */
export interface Reordered {
  readonly text: string;
  /** From the given text to `text`: none, or one that replaces what changed. */
  readonly edits: readonly Edit[];
  /** How many sentences were joined. */
  readonly applied: number;
}

/**
 * Applies all sure joins of a page together: columns follow each other as their broken sentences say, and what stood inside a
 * sentence follows its paragraph. Idempotent; every character of every block is kept.
 */
export function putInOrder(page: Page, language: LanguageServices): Reordered {
  let current = page;
  let applied = 0;
  for (;;) {
    const plan = planColumns(joinsOf(current, language).joins.filter(({ margin }) => margin >= SURE_MARGIN));
    if (plan.joins.length === 0) break;
    applied += plan.joins.length;
    current = parsePage(readingOrder(current, plan));
  }
  return { text: current.text, edits: editsBetween(page.text, current.text), applied };
}

/** Blocks that are read one after the other; the last may break off into the first of another run. */
interface Run {
  readonly blocks: readonly Block[];
  /** The join that its last block begins. */
  readonly join?: Join;
  /** Captions and display type that stood behind the break: they follow the repaired paragraph. */
  readonly inserted: readonly Block[];
}

function readingOrder(page: Page, plan: ColumnPlan): string {
  const runs = runsOf(page, plan);
  const runAt = new Map(runs.map((run) => [run.blocks[0]!, run]));
  const targets = new Set(plan.joins.map(({ tail }) => page.blocks[tail]!));
  const gap = commonGap(page);
  const paragraphs = runs
    .filter(({ blocks }) => !targets.has(blocks[0]!))
    .flatMap((run) => paragraphsOf(page, run, runAt));
  return leadOf(page) + paragraphs.join(gap) + page.text.slice(page.blocks.at(-1)!.end);
}

const leadOf = ({ text, blocks }: Page): string => text.slice(0, blocks[0]!.start);

/** The paragraphs of a run and of all that its joins lead to, in reading order. */
function paragraphsOf(page: Page, run: Run, runAt: ReadonlyMap<Block, Run>): string[] {
  const paragraphs: string[] = [];
  let unfinished: { text: string; last: Block } | undefined;
  let inserted: Block[] = [];
  for (let current: Run | undefined = run; current; ) {
    for (const block of current.blocks) {
      const isLast = block === current.blocks.at(-1);
      const text: string = unfinished
        ? unfinished.text + glueBetween(page.text, unfinished.last, block) + textOf(page.text, block)
        : textOf(page.text, block);
      if (isLast && current.join) {
        unfinished = { text, last: block };
        inserted.push(...current.inserted);
      } else {
        paragraphs.push(text, ...inserted.map((own) => textOf(page.text, own)));
        unfinished = undefined;
        inserted = [];
      }
    }
    current = current.join && runAt.get(page.blocks[current.join.tail]!);
  }
  return paragraphs;
}

/** Where columns end and begin, by block. */
interface Ends {
  readonly heads: ReadonlyMap<number, Join>;
  readonly tails: ReadonlySet<number>;
}

function runsOf(page: Page, { joins, cuts }: ColumnPlan): Run[] {
  const heads = new Map(joins.map((join) => [join.head, join]));
  const tails = new Set(joins.map(({ tail }) => tail));
  const runs: Run[] = [];
  let blocks: Block[] = [];
  for (let index = 0; index < page.blocks.length; index++) {
    if ((tails.has(index) || cuts.has(index)) && blocks.length > 0) {
      runs.push({ blocks, inserted: [] });
      blocks = [];
    }
    blocks.push(page.blocks[index]!);
    const join = heads.get(index);
    if (!join) continue;
    const inserted = insertedAfter(page, join, { heads, tails });
    runs.push({ blocks, join, inserted });
    blocks = [];
    index += inserted.length;
  }
  if (blocks.length > 0) runs.push({ blocks, inserted: [] });
  return runs;
}

/**
 * What belongs behind the repaired paragraph: all up to the second half or another column's start, else the captions alone – a
 * headline that is followed by its own article stays with it.
 */
function insertedAfter(page: Page, join: Join, { heads, tails }: Ends): Block[] {
  const isInserted = (at: number): boolean =>
    at < page.blocks.length &&
    !tails.has(at) &&
    !heads.has(at) &&
    (at < join.tail || page.blocks[at]!.role !== 'paragraph');
  let end = join.head + 1;
  while (isInserted(end)) end++;
  const isBeforeColumn = end === page.blocks.length || tails.has(end);
  const following = page.blocks.slice(join.head + 1, end);
  return isBeforeColumn ? following : leadingCaptions(following);
}

function leadingCaptions(blocks: readonly Block[]): Block[] {
  const end = blocks.findIndex(({ role }) => role !== 'caption');
  return blocks.slice(0, end < 0 ? blocks.length : end);
}

/** The line ends that mostly stand between two blocks of the page. */
function commonGap({ text, blocks }: Page): string {
  const counts = new Map<string, number>();
  for (let i = 1; i < blocks.length; i++) {
    const gap = text.slice(blocks[i - 1]!.end, blocks[i]!.start).replace(/[^\r\n]+/g, '');
    counts.set(gap, (counts.get(gap) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] || '\n';
}

function editsBetween(before: string, after: string): Edit[] {
  if (before === after) return [];
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  if (splitsPair(before, start)) start--;
  let kept = 0;
  while (
    kept < most - start &&
    before.charCodeAt(before.length - 1 - kept) === after.charCodeAt(after.length - 1 - kept)
  )
    kept++;
  if (splitsPair(before, before.length - kept)) kept--;
  return [{ span: { start, end: before.length - kept }, newText: after.slice(start, after.length - kept) }];
}

const splitsPair = (text: string, at: number): boolean => /^[\udc00-\udfff]/.test(text.charAt(at)) && at > 0;
