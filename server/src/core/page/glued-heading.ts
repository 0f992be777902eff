import type { LanguageModel } from '../language/services.ts';
import type { Span } from '../text/span.ts';
import { widthOf } from './lines.ts';
import type { Block, Page } from './page.ts';
import { columnWidthOf, printLinesOf } from './print-line.ts';
import { continuity, endScore, printedEnd, printedStart } from './seam.ts';

/** A heading that runs into the paragraph below: the span is the heading's, the blank behind it included. */
export interface GluedHeading extends Span {
  /** `line`: a heading of its own; `run-in`: one that opens the paragraph and lost its end with the print line. */
  readonly kind: 'line' | 'run-in';
  /** The heading's last word is whole. */
  readonly isWhole: boolean;
}

/** At most one heading a paragraph. Without a model only report leads (本报讯) tell where a heading ends. */
export function* gluedHeadingsOf(page: Page, model: LanguageModel | undefined): Generator<GluedHeading> {
  for (const block of page.blocks) {
    if (block.role !== 'paragraph' || endsWithMark(page.text, block.runIn) || block.end - block.start < SHORTEST_BLOCK)
      continue;
    const end = lineHeadingEnd(page.text, block, model);
    if (end !== undefined) yield { start: block.start, end, kind: 'line', isWhole: true };
    else if (model && page.layout.kind !== 'plain') yield* runInHeading(page, block, model);
  }
}

/** A run-in head that is whole: 守好群众的钱袋。 */
const endsWithMark = (text: string, runIn: Span | undefined): boolean =>
  runIn !== undefined && /[。！？]/u.test(text.charAt(runIn.end - 1));

/** In UTF-16 units. */
const SHORTEST_BLOCK = 40;
const LONGEST_HEADING = 30;

const LEAD =
  /^([\p{Script=Han}\d“”《》、：— ]{6,36}?)(?:本报讯|本网讯|本报(?:[\p{Script=Han}]{2,4})\d{1,2}月\d{1,2}日[讯电]|(?:新华社|中新社|人民网|新华网|中新网)[\p{Script=Han}]{2,6}\d{1,2}月\d{1,2}日电|央视网消息)/u;
/** Two halves of equal length with a blank between: 扎牢制度篱笆 守好群众钱袋. */
const COUPLET = /^([\p{Script=Han}“”]{4,12})[ \u3000](?=[\p{Script=Han}“”]{5}[^ \u3000]{12})/u;
/** Paragraphs open so; in mid-sentence no comma follows. */
const OPENING =
  /(?:近日|日前|近年来|近期|连日来|今年以来|去年|(?:\d{1,3}|[一二三四五六七八九十]{1,3})年来|\d{1,2}月\d{1,2}日(?:[上下中]午|清晨|凌晨|早上|傍晚|晚上?)?|昨[日天]|今[日天]|清晨|据了解|据悉|据介绍|记者[^，]{2,14}(?:获悉|了解到))[，,]/gu;

function lineHeadingEnd(text: string, block: Block, model: LanguageModel | undefined): number | undefined {
  const opening = text.slice(block.start, block.start + LONGEST_HEADING + 16);
  const lead = LEAD.exec(opening)?.[1];
  if (lead && !/[据自由]$/u.test(lead)) return block.start + lead.trimEnd().length;
  if (!model) return undefined;
  const couplet = COUPLET.exec(opening);
  if (couplet) {
    const end = block.start + couplet[0].length + couplet[1]!.length;
    return isBoundary(text, block, end, model, COUPLET_ODDS) ? end : undefined;
  }
  return headingBeforeOpening(text, block, opening, model);
}

/** ln odds of a boundary that the couplet's symmetry leaves to be shown, and that a common opening of paragraphs leaves. */
const COUPLET_ODDS = 2;
const OPENING_ODDS = 2;

function headingBeforeOpening(text: string, block: Block, opening: string, model: LanguageModel): number | undefined {
  const [match] = opening.matchAll(OPENING);
  if (!match || match.index < SHORTEST_HEADING || match.index > LONGEST_HEADING) return undefined;
  const heading = opening.slice(0, match.index).trimEnd();
  if (NO_HEADING.test(heading) || SUBJECT.test(heading)) return undefined;
  const end = block.start + match.index;
  return isBoundary(text, block, end, model, OPENING_ODDS) ? end : undefined;
}

const SHORTEST_HEADING = 6;
const NO_HEADING = /[，,。：:；;！!？?（()）]|[讯电]$|消息/u;

/** A body or person before a time (镇党委书记李明近日，带队…) is the sentence's subject. */
const SUBJECT =
  /(?:[局队组会院校厂镇县市省区村处站所社委府部办]|公司|集团|组织|机关|单位|干部|群众|[人党社队学职官]员|[村居市人农]民|(?:书记|主任|经理|教授|代表|委员|[市县镇村局院校会队厂]长)\p{Script=Han}{0,3})$/u;

function isBoundary(text: string, block: Block, at: number, model: LanguageModel, least: number): boolean {
  const ending = printedEnd(text, { start: block.start, end: at });
  const opening = printedStart(text, { start: at, end: block.end });
  return -continuity(model, ending, opening) >= least;
}

const RUN_IN_OPENING = /^[\p{Script=Han}\d]{1,4}(?:年来|以来|年|月|日|天|间|中|前)[，,]/u;
const LONGEST_RUN_IN = 24;
const RUN_IN_ODDS = 1;

/** The first print line is a heading without its full stop, and the second starts a sentence: …守护公共安 五年来，…. */
function* runInHeading(page: Page, block: Block, model: LanguageModel): Generator<GluedHeading> {
  const { text } = page;
  const lines = printLinesOf(page, block);
  const width = lines && columnWidthOf(text, lines);
  if (!lines || width === undefined) return;
  const [first, second] = [lines[0]!, lines[1]!];
  const head = text.slice(first.start, first.end);
  if (head.length > LONGEST_RUN_IN || /[。！？；：“”"]|[，,]$/u.test(head)) return;
  if (widthOf(text, first.start, first.end) < width - 4) return;
  if (!RUN_IN_OPENING.test(text.slice(second.start, second.start + 12))) return;
  const ending = printedEnd(text, first);
  if (-continuity(model, ending, printedStart(text, { start: second.start, end: block.end })) < RUN_IN_ODDS) return;
  yield { start: first.start, end: second.start, kind: 'run-in', isWhole: endScore(model, ending) > WHOLE };
}

const WHOLE = -3;
