import type { Certainty } from '../engine/finding.ts';
import type { LanguageModel, LanguageServices } from '../language/services.ts';
import type { Span } from '../text/span.ts';
import { headingEndOf, PARAGRAPH_REACH } from './heading-boundary.ts';
import { joinsOf } from './joins.ts';
import { widthOf } from './lines.ts';
import { oncePerPage } from './memo.ts';
import { hasMisreadMarks } from './odd-points.ts';
import type { Block, Page } from './page.ts';
import { columnWidthOf, printLinesOf } from './print-line.ts';
import { continuity, endScore, printedEnd, printedStart } from './seam.ts';
import { headingLikeness, looseEndOf } from './trailing-heading.ts';

/** A heading that runs into the text beside it. */
export interface GluedHeading extends Span {
  /**
   * `line`: a heading of its own before the paragraph, the blank behind it included; `trailing`: one behind the paragraph above; `run-in`:
   * one that opens the paragraph and lost its end with the print line.
   */
  readonly kind: 'line' | 'trailing' | 'run-in';
  /** The heading's last word is whole. */
  readonly isWhole: boolean;
  readonly certainty: Certainty;
}

/** At most one heading at either end of a paragraph. Without a model only report leads (本报讯) tell where a heading ends. */
export function* gluedHeadingsOf(page: Page, services: LanguageServices): Generator<GluedHeading> {
  const model = page.script === 'traditional' ? undefined : services.model;
  const { heads, tails } = halvesOf(page, services);
  for (const block of page.blocks) {
    if (block.role !== 'paragraph' || endsWithMark(page.text, block.runIn) || block.end - block.start < SHORTEST_BLOCK)
      continue;
    const heading = tails.has(block) ? undefined : lineHeading(page, block, model);
    if (heading) yield heading;
    else if (model && page.layout.kind !== 'plain') yield* runInHeading(page, block, model);
    const trailing = heads.has(block) ? undefined : trailingHeadingOf(page, block, model);
    if (trailing) yield trailing;
  }
}

/** The blocks that break off and go on elsewhere, and those that begin in mid-sentence. */
function halvesOf(page: Page, services: LanguageServices) {
  const { joins, orphans } = joinsOf(page, services);
  return {
    heads: new Set(joins.map(({ head }) => page.blocks[head]!)),
    tails: new Set([...joins.map(({ tail }) => page.blocks[tail]!), ...orphans.map(({ start }) => start.block)]),
  };
}

/** A run-in head that is whole: 守好群众的钱袋。 */
const endsWithMark = (text: string, runIn: Span | undefined): boolean =>
  runIn !== undefined && /[。！？]/u.test(text.charAt(runIn.end - 1));

/** In UTF-16 units. */
const SHORTEST_BLOCK = 40;

const LEAD =
  /^([\p{Script=Han}\d“”《》、：— ]{6,36}?)(?:本报讯|本网讯|本报(?:[\p{Script=Han}]{2,4})\d{1,2}月\d{1,2}日[讯电]|(?:新华社|中新社|人民网|新华网|中新网)[\p{Script=Han}]{2,6}\d{1,2}月\d{1,2}日电|央视网消息)/u;

function lineHeading(page: Page, block: Block, model: LanguageModel | undefined): GluedHeading | undefined {
  const { text } = page;
  const opening = text.slice(block.start, Math.min(block.end, block.start + PARAGRAPH_REACH));
  const found = (end: number, certainty: Certainty): GluedHeading => ({
    start: block.start,
    end: block.start + end,
    kind: 'line',
    isWhole: true,
    certainty,
  });
  const lead = LEAD.exec(opening)?.[1];
  if (lead && !/[据自由]$/u.test(lead)) return found(lead.trimEnd().length, 'sure');
  const end = model && headingEndOf(model, opening);
  if (!end) return undefined;
  if (end.odds >= OPENING_ODDS && OPENING.test(opening.slice(end.at)) && !MARK.test(opening.slice(0, end.at)))
    return found(end.at, 'sure');
  if (end.probability >= LEAST_BEFORE_REPORT && REPORT.test(opening.slice(end.at))) return found(end.at, 'sure');
  if (hasMisreadMarks(page) && end.probability < LEAST_ON_MISREAD) return undefined;
  if (headingLikeness(model, text, { start: block.start, end: block.start + end.at }) < LEAST_LIKENESS)
    return undefined;
  if (end.probability >= LEAST[2]) return found(end.at, certaintyOf(page, end.probability));
  const isHeadingElsewhere = end.probability >= LEAST_REPEATED && isDisplayed(page, opening.slice(0, end.at));
  return isHeadingElsewhere ? found(end.at, 'likely') : undefined;
}

/** Where marks were misread full stops were lost, too, and a misread character reads like a break. */
const LEAST_ON_MISREAD = 0.97;
/** 95 % of headlines are as likely or likelier; sentences that lost their full stop are not. */
const LEAST_LIKENESS = 0.6;

/** Paragraphs open so; in mid-sentence no comma follows. */
const OPENING =
  /^(?:近日|日前|近年来|近期|连日来|今年以来|去年|(?:\d{1,3}|[一二三四五六七八九十]{1,3})年来|\d{1,2}月\d{1,2}日(?:[上下中]午|清晨|凌晨|早上|傍晚|晚上?)?|昨[日天](?:[上下中]午|清晨|凌晨|早上|傍晚|晚上?)?|今[日天]|清晨|据了解|据悉|据介绍|记者[^，]{2,14}(?:获悉|了解到))[，,]/u;
/** How reports open: 东岭新闻网讯（记者…, 央视网消息：…. */
const REPORT =
  /^[\p{Script=Han}]{2,8}(?:网|社|报|台)(?:[\p{Script=Han}]{2,4}\d{1,2}月\d{1,2}日)?(?:[讯电]|消息)[\s（(：:]/u;
const LEAST_BEFORE_REPORT = 0.3;
/** ln odds of a break that a common opening of paragraphs leaves to be shown. */
const OPENING_ODDS = 2;
const MARK = /[，,：:；;！!？?]/u;

/** Does the page print the same line as display type? */
const isDisplayed = (page: Page, heading: string): boolean => displayLinesOf(page).has(heading);

const displayLinesOf = oncePerPage(
  ({ text, blocks }): ReadonlySet<string> =>
    new Set(blocks.filter(({ role }) => role !== 'paragraph').map(({ start, end }) => text.slice(start, end))),
);

/** Least probability of a heading that the page prints once more; texts begin with words of their headline, too. */
const LEAST_REPEATED = 0.2;

/** Of the paragraphs of clean news 0.1 %, 0.3 % and 0.6 % lie above these. */
const LEAST = [0.95, 0.89, 0.8] as const;

/** On a page that shows no print lines nothing else speaks for damage: of ten sure ones in 2,965 articles of news none was a heading. */
const certaintyOf = ({ layout }: Page, probability: number): Certainty =>
  probability >= LEAST[0] && layout.kind !== 'plain' ? 'sure' : probability >= LEAST[1] ? 'likely' : 'possible';

/** A heading behind the last full stop of a paragraph: …修通了三公里的生产路。小议题议出新日子. */
export function trailingHeadingOf(
  page: Page,
  block: Block,
  model: LanguageModel | undefined,
): GluedHeading | undefined {
  if (!model || page.script === 'traditional' || hasMisreadMarks(page)) return undefined;
  const end = looseEndOf(model, page.text, block);
  if (!end || end.probability < LEAST_TRAILING) return undefined;
  return { start: end.start, end: end.end, kind: 'trailing', isWhole: true, certainty: 'likely' };
}

/** Of sentences that break off 2 % look as much like a heading. */
const LEAST_TRAILING = 0.9;

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
  yield {
    start: first.start,
    end: second.start,
    kind: 'run-in',
    isWhole: endScore(model, ending) > WHOLE,
    certainty: 'sure',
  };
}

const WHOLE = -3;
