import { scriptOf } from '../text/script.ts';
import type { Span } from '../text/span.ts';
import { divide } from './articles.ts';
import { blockOf } from './block.ts';
import { creditsIn } from './credits.ts';
import { dateIn } from './dateline.ts';
import { layoutOf } from './layout.ts';
import { linesOf } from './lines.ts';
import type { Article, Block, CalendarDate, Layout, Page, Role } from './page.ts';
import { groupLines } from './paragraphs.ts';
import { type Reading, readerFor } from './reading.ts';
import { type Draft, kindOf } from './roles.ts';
import { runInHeadsOf } from './run-in.ts';

/** What stands above the headline of a web page is no longer than this. */
const LONGEST_NAVIGATION_LINE = 12;

export { linesOf } from './lines.ts';

/** Parses a whole text into a page. Never throws and loses nothing: every non-blank line lies in exactly one block. Linear. */
export function parsePage(text: string): Page {
  const script = scriptOf(text);
  const lines = linesOf(text);
  const layout = layoutOf(text, lines);
  const read = readerFor(text, script);
  let isFirst = true;
  const drafts: Draft[] = groupLines(text, lines, layout).map((group) => {
    const reading = read(group[0]!.start, group.at(-1)!.end);
    const kind = kindOf(group, reading, isFirst && layout.kind === 'plain');
    if (kind !== 'boilerplate' && reading.length > LONGEST_NAVIGATION_LINE) isFirst = false;
    return { lines: group, reading, kind };
  });
  const { roles, starts } = divide(drafts);
  const runIns = runInHeadsOf(text, drafts, roles);
  const pieces = drafts.map((draft, i) => blocksOf(text, draft, roles[i]!, layout, runIns.get(i)));
  const blocks = pieces.flat();
  const articles = starts.map((start, i) => {
    const end = starts[i + 1] ?? drafts.length;
    return articleOf(pieces.slice(start, end).flat(), dateOf(drafts.slice(start, end), roles.slice(start, end)));
  });
  return { text, articles, blocks, script, layout, kept: [] };
}

/** One block, or a kicker and its headline that the OCR put on one line. */
function blocksOf(text: string, draft: Draft, role: Role, layout: Layout, runIn: Span | undefined): Block[] {
  const start = draft.lines[0]!.start;
  const end = draft.lines.at(-1)!.end;
  const split = role === 'headline' && layout.kind === 'spaced' ? kickerEnd(text.slice(start, end)) : undefined;
  if (split === undefined) return [block(text, draft.lines.map(toSpan), role, runIn)];
  const kicker = { start, end: start + split };
  const headline = { start: start + split + 1, end };
  return [block(text, [kicker], 'kicker'), block(text, [headline], 'headline')];
}

const toSpan = ({ start, end }: Span): Span => ({ start, end });

/** Offset of the space between a couplet of equal halves (the kicker) and a longer headline: 聚焦甲乙 传承丙丁 某省启动丙丁活动. */
function kickerEnd(line: string): number | undefined {
  const match = /^(\p{Script=Han}{4,10}) (\p{Script=Han}{4,10}) (?=\S{6,})/u.exec(line);
  return match && match[1]!.length === match[2]!.length && line.length > match[0].length + match[1]!.length
    ? match[0].length - 1
    : undefined;
}

function block(text: string, lines: readonly Span[], role: Role, runIn?: Span): Block {
  const start = lines[0]!.start;
  const end = lines.at(-1)!.end;
  const credit = role === 'paragraph' || role === 'caption' ? creditsIn(text, start, end).at(-1) : undefined;
  return blockOf(text, { start, end, role, lines, ...(runIn && { runIn }), ...(credit && { credit }) });
}

function articleOf(blocks: readonly Block[], dateline: CalendarDate | undefined): Article {
  return { start: blocks[0]!.start, end: blocks.at(-1)!.end, blocks, ...(dateline && { dateline }) };
}

/** Characters of a paragraph's opening in which its date may stand. */
const OPENING = 40;

/** The article's date: a dateline's, else that of its first paragraph's opening. */
function dateOf(drafts: readonly Draft[], roles: readonly Role[]): CalendarDate | undefined {
  const readings: Reading[] = drafts.filter((_, i) => roles[i] === 'dateline').map(({ reading }) => reading);
  const opening = drafts[roles.indexOf('paragraph')]?.reading.slice(0, OPENING) ?? '';
  const lead = /讯|电|消息/.test(opening) ? [opening] : [];
  for (const reading of [...readings, ...lead]) {
    const date = dateIn(reading);
    if (date) return date;
  }
  return undefined;
}
