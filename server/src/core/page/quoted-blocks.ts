import {
  movedQuotations,
  NO_QUOTATIONS,
  type QuotationMark,
  type Quotations,
  quotationsOf,
} from '../text/quotation.ts';
import { oncePerPage } from './memo.ts';
import type { Block, Page } from './page.ts';
import { passagesOf } from './passage.ts';

/** A block with its double quotation marks. */
export interface ReadBlock {
  readonly block: Block;
  readonly quotations: Quotations;
}

export interface QuotedBlock extends ReadBlock {
  /** Of single marks. */
  readonly inner: Quotations;
  /** Marks of faults whose counterpart stands in another block: the quotation runs over both. */
  readonly carried: ReadonlySet<number>;
}

/**
 * The quotation marks of every block that is not boilerplate. A quotation of several paragraphs opens in each and closes in the
 * last (GB/T 15834-2011 4.8.3.6); one that a later block closes is whole, the break between them being no fault of the marks. A block
 * whose first half is known to be lost (`orphans`) closes nothing.
 */
export function quotedBlocks(
  page: Page,
  orphans: ReadonlySet<Block>,
): { readings: readonly QuotedBlock[]; terms: ReadonlySet<string> } {
  const { blocks, terms } = doubleMarksOf(page);
  const hasInner = /[‘’']/.test(page.text);
  const readings = blocks.map(({ block, quotations }) => ({
    block,
    quotations,
    inner: hasInner ? quotationsOf(page.text, block, { kind: 'single', terms }) : NO_QUOTATIONS,
    carried: new Set<number>(),
  }));
  markCarried(readings, orphans);
  return { readings, terms };
}

/** The double marks of every block that is not boilerplate, read with what the page quotes elsewhere. */
export const doubleMarksOf = oncePerPage((page): { blocks: readonly ReadBlock[]; terms: ReadonlySet<string> } => {
  const alone = readAlone(page);
  const terms = quotedTerms(page.text, alone);
  const blocks = alone.map(({ block, quotations, endsOpen }) => ({
    block,
    quotations: quotations.faults.length > 0 ? quotationsOf(page.text, block, { endsOpen, terms }) : quotations,
  }));
  return { blocks, terms };
});

interface ReadAlone extends ReadBlock {
  /** The next block opens a quotation as this one does, so that the last may stay open. */
  readonly endsOpen: boolean;
}

/** The double marks of every block that is not boilerplate, each by itself. */
function readAlone(page: Page): ReadAlone[] {
  const passages = passagesOf(page).blocks;
  const places = [...page.blocks.entries()].filter(([, { role }]) => role !== 'boilerplate' && role !== 'other');
  return places.map(([index, block], i) => {
    const endsOpen = opensQuotation(page, block) && opensQuotation(page, places[i + 1]?.[1]);
    return { block, quotations: movedQuotations(quotationsIn(passages[index]!, endsOpen), block.start), endsOpen };
  });
}

const quotationsIn = oncePerPage(({ text, blocks }, endsOpen: boolean) => quotationsOf(text, blocks[0]!, { endsOpen }));

/** The contents of whole quotations, without blanks, up to 22 characters. */
function quotedTerms(text: string, all: readonly ReadAlone[]): ReadonlySet<string> {
  const terms = new Set<string>();
  for (const {
    quotations: { pairs, faults },
  } of all) {
    if (faults.length > 0) continue;
    for (const { start, end } of pairs)
      if (end - start <= 24) terms.add(text.slice(start + 1, end - 1).replace(/\s/g, ''));
  }
  return terms;
}

function markCarried(readings: readonly (QuotedBlock & { carried: Set<number> })[], orphans: ReadonlySet<Block>): void {
  let running: { carried: Set<number>; mark: QuotationMark } | undefined;
  for (const [index, { block, quotations, carried }] of readings.entries()) {
    if (orphans.has(block)) continue;
    const first = quotations.faults[0];
    if (first?.kind === 'unopened' && isFirstMark(quotations, first.mark)) {
      if (running) running.carried.add(running.mark.at);
      if (running || leavesOpen(readings[index - 1]?.quotations)) carried.add(first.mark.at);
    }
    if (quotations.marks.length > 0 && block.role === 'paragraph') running = undefined;
    const last = quotations.faults.at(-1);
    if (last?.kind === 'unclosed' && last.mark === quotations.marks.at(-1)) running = { carried, mark: last.mark };
  }
}

const opensQuotation = ({ text }: Page, block: Block | undefined): boolean =>
  block !== undefined && '“"＂'.includes(text.charAt(block.start));

const isFirstMark = ({ marks }: Quotations, mark: QuotationMark): boolean => marks[0] === mark;

/** The last quotation is left open, rightly, for the next paragraph. */
const leavesOpen = (quotations: Quotations | undefined): boolean => {
  const last = quotations?.marks.at(-1);
  return last?.role === 'open' && !quotations!.faults.some(({ mark }) => mark === last);
};
