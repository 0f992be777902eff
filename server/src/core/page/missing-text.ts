import type { LanguageModel } from '../language/services.ts';
import { isSurname } from '../language/surnames.ts';
import type { Span } from '../text/span.ts';
import { crossReadingsOf, isReadAcross } from './cross-reading.ts';
import { widthOf } from './lines.ts';
import type { Block, Page } from './page.ts';
import { columnWidthOf, printLinesOf } from './print-line.ts';
import { continuity, printedEnd, printedStart } from './seam.ts';

/** A place between two print lines where characters were lost. */
export interface MissingText extends Span {
  readonly proof: 'quotation' | 'list' | 'word' | 'width';
  /** What was lost, where the page tells it. */
  readonly lost?: string;
}

/** Characters lost at the ends of print lines; nothing on a page whose print lines left no trace. */
export function* missingTextOf(page: Page, model: LanguageModel | undefined): Generator<MissingText> {
  if (page.layout.kind === 'plain') return;
  const terms = quotedTerms(page.text);
  const crossed = crossReadingsOf(page, model);
  for (const block of page.blocks) {
    if (block.role !== 'paragraph' || isReadAcross(crossed, block)) continue;
    const lines = printLinesOf(page, block) ?? [];
    const width = columnWidthOf(page.text, lines);
    for (let i = 0; i + 1 < lines.length; i++) {
      const seam: Seam = { page, block, line: lines[i]!, next: lines[i + 1]! };
      const found =
        lostQuotation(seam, terms) ??
        lostListMark(seam) ??
        (model &&
          (lostWord(seam, model) ?? (i > 0 && width !== undefined ? shortLine(seam, width, model) : undefined)));
      if (found) yield { start: lines[i]!.end, end: lines[i + 1]!.start, ...found };
    }
  }
}

interface Seam {
  readonly page: Page;
  readonly block: Block;
  readonly line: Span;
  readonly next: Span;
}

type Found = Omit<MissingText, 'start' | 'end'>;

const TERM = /[“"]([\p{Script=Han}]{3,8})[”"]/gu;

const quotedTerms = (text: string): Set<string> => new Set([...text.matchAll(TERM)].map(([, term]) => term!));

/** “警地 | “警民融合”…: the quotation breaks off, and the page quotes a longer term that begins so. */
function lostQuotation({ page: { text }, line, next }: Seam, terms: ReadonlySet<string>): Found | undefined {
  const cut = /([“"])([\p{Script=Han}]{2,6})$/u.exec(text.slice(Math.max(line.start, line.end - 8), line.end));
  if (!cut || isContinued(text.slice(next.start, next.start + 30), cut[1]!)) return undefined;
  const whole = [...terms].filter((term) => term.startsWith(cut[2]!) && term !== cut[2]);
  if (whole.length !== 1) return undefined;
  return { proof: 'quotation', lost: whole[0]!.slice(cut[2]!.length) + (cut[1] === '"' ? '"' : '”') };
}

/** Does a closing mark follow? A straight mark tells nothing unless it stands right behind the break. */
const isContinued = (after: string, mark: string): boolean =>
  mark === '"' ? !after.startsWith('"') : /[“”]/u.exec(after)?.[0] === '”';

const NAMES = /、[\p{Script=Han}]{2,3}$/u;
const NAMES_GO_ON = /^[\p{Script=Han}]{2,3}(?:、|分获|分别|获|等)/u;

/** 刘一、常亮 | 李枫分获: the mark between two names is lost. */
function lostListMark({ page: { text }, line, next }: Seam): Found | undefined {
  const after = text.slice(next.start, next.start + 6);
  if (!NAMES_GO_ON.test(after) || !isSurname(after.charAt(0))) return undefined;
  const before = NAMES.exec(text.slice(Math.max(line.start, line.end - 5), line.end))?.[0];
  return before && isSurname(before.charAt(1)) ? { proof: 'list', lost: '、' } : undefined;
}

/** A line's edge loses the small character that no other word explains: 感受 | 下 → 感受一下. */
const SMALL = '一';
const WORD_ODDS = 3;

function lostWord({ page: { text }, block, line, next }: Seam, model: LanguageModel): Found | undefined {
  const before = printedEnd(text, { start: block.start, end: line.end });
  const after = printedStart(text, { start: next.start, end: block.end });
  if (!/[\p{Script=Han}]$/u.test(before) || !/^[\p{Script=Han}]/u.test(after)) return undefined;
  const gain = model.score(before + SMALL + after) - model.score(before + after);
  return gain >= WORD_ODDS ? { proof: 'word', lost: SMALL } : undefined;
}

/** A line this much narrower than its column lost characters when the words do not read on either. */
const LOSS = 2.5;
const BROKEN_ODDS = -1.5;

function shortLine(
  { page: { text }, block, line, next }: Seam,
  width: number,
  model: LanguageModel,
): Found | undefined {
  const own = widthOf(text, line.start, line.end);
  if (own > width - LOSS || own < width / 2 || next.end === block.end) return undefined;
  const before = printedEnd(text, { start: block.start, end: line.end });
  if (/[，。、；：！？]$/u.test(before)) return undefined;
  const seam = continuity(model, before, printedStart(text, { start: next.start, end: block.end }));
  return seam < BROKEN_ODDS ? { proof: 'width' } : undefined;
}
