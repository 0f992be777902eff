import { isImageName, isNavigationList } from './boilerplate.ts';
import { creditsIn } from './credits.ts';
import { beginsWithDay, opensArticle } from './dateline.ts';
import type { Role } from './page.ts';
import { type Draft, isTorn, type Kind } from './roles.ts';

/** The role of each draft and the indices at which articles begin. */
export interface Division {
  readonly roles: readonly Role[];
  readonly starts: readonly number[];
}

/**
 * Tells headlines from subheads and one article from the next. A group of display lines heads an article when it opens the
 * page, is followed by a subtitle, a byline, a dateline or an opening such as 本报讯, or follows a closing byline; any other
 * display line is a subhead.
 */
export function divide(drafts: readonly Draft[]): Division {
  const kinds = placeBoilerplate(drafts, placeCaptions(drafts));
  demoteTorn(drafts, kinds);
  const roles = kinds.map(plainRoleOf);
  const starts: number[] = [];
  const state = { hasHeadline: false, hasBody: false, isClosed: false, paragraphs: 0 };
  for (let i = 0; i < drafts.length; i++) {
    const kind = kinds[i]!;
    if (kind === 'body') {
      state.hasBody = true;
      state.paragraphs++;
      state.isClosed = endsWithByline(drafts[i]!);
    }
    if (!isHeading(kind)) continue;
    const run = headingRun(kinds, i);
    i = run.at(-1)!;
    const closing = state.hasBody ? leadingCredits(kinds, run) : 0;
    if (closing > 0) state.isClosed = true;
    const rest = run.slice(closing);
    if (rest.length === 0) continue;
    const heads = headsArticle(drafts, kinds, rest, state);
    state.paragraphs = 0;
    if (!heads) continue;
    if (state.hasBody || state.hasHeadline) starts.push(rest[0]!);
    nameParts(drafts, kinds, rest, roles);
    Object.assign(state, { hasHeadline: true, hasBody: false, isClosed: false });
  }
  return { roles, starts: articleStarts(roles, starts) };
}

/** Display type below the first paragraph that is cut from a sentence is body. */
function demoteTorn(drafts: readonly Draft[], kinds: Kind[]): void {
  const first = kinds.indexOf('body');
  if (first < 0) return;
  for (let i = first + 1; i < kinds.length; i++)
    if (kinds[i] === 'display' && isTorn(drafts[i]!.reading)) kinds[i] = 'body';
}

const plainRoles: Readonly<Record<Kind, Role>> = {
  display: 'subhead',
  subtitle: 'subtitle',
  credit: 'byline',
  dateline: 'dateline',
  caption: 'caption',
  body: 'paragraph',
  boilerplate: 'boilerplate',
  other: 'other',
};

const plainRoleOf = (kind: Kind): Role => plainRoles[kind];

const isHeading = (kind: Kind): boolean =>
  kind === 'display' || kind === 'subtitle' || kind === 'credit' || kind === 'dateline';

/** Indices of the heading lines from `from` on, boilerplate between them left out. */
function headingRun(kinds: readonly Kind[], from: number): number[] {
  const run: number[] = [];
  for (let i = from; i < kinds.length && (isHeading(kinds[i]!) || kinds[i] === 'boilerplate'); i++)
    if (kinds[i] !== 'boilerplate') run.push(i);
  return run;
}

function leadingCredits(kinds: readonly Kind[], run: readonly number[]): number {
  const first = run.findIndex((i) => kinds[i] !== 'credit' && kinds[i] !== 'dateline');
  return first < 0 ? run.length : first;
}

interface ArticleState {
  readonly hasHeadline: boolean;
  readonly hasBody: boolean;
  readonly isClosed: boolean;
  /** Since the last heading of any kind. */
  readonly paragraphs: number;
}

function headsArticle(
  drafts: readonly Draft[],
  kinds: readonly Kind[],
  run: readonly number[],
  state: ArticleState,
): boolean {
  if (!state.hasBody && !state.hasHeadline) return true;
  const next = nextBody(kinds, run.at(-1)! + 1);
  if (next === undefined || kinds[run[0]!] !== 'display') return false;
  const displays = run.findIndex((i) => kinds[i] !== 'display');
  if (displays > MOST_HEADING_LINES || (displays < 0 && run.length > MOST_HEADING_LINES)) return false;
  return displays > 0 || state.isClosed || opensArticle(drafts[next]!.reading) || beginsNews(drafts, run, next, state);
}

/** A subhead is shorter, and a section's first paragraph rarely tells a day. */
const SHORTEST_BARE_HEADLINE = 9;
const LEAST_PARAGRAPHS = 3;

/** A single long line over a paragraph that begins with its day, behind a text that has run for some paragraphs. */
function beginsNews(drafts: readonly Draft[], run: readonly number[], next: number, state: ArticleState): boolean {
  const [only] = run;
  return (
    run.length === 1 &&
    next === only! + 1 &&
    state.paragraphs >= LEAST_PARAGRAPHS &&
    drafts[only!]!.reading.length >= SHORTEST_BARE_HEADLINE &&
    !/\s/.test(drafts[only!]!.reading) &&
    /[。！？”]$/.test(drafts[only! - 1]?.reading ?? '') &&
    beginsWithDay(drafts[next]!.reading)
  );
}

function nextBody(kinds: readonly Kind[], from: number): number | undefined {
  const next = kinds.indexOf('body', from);
  return next < 0 ? undefined : next;
}

/** Kicker, headline and subtitle are three lines, four at most with a headline over two. */
const MOST_HEADING_LINES = 4;

/** Gives the display lines of a heading group their parts: kicker, headline, subtitle; those after a byline open a section. */
function nameParts(drafts: readonly Draft[], kinds: readonly Kind[], run: readonly number[], roles: Role[]): void {
  const names = namesAmong(drafts, kinds, run);
  const hasMeta = names.length < run.length && kinds[run[names.length]!] !== 'display';
  const headline = headlineAmong(
    names.map((i) => drafts[i]!.reading),
    hasMeta,
  );
  names.forEach((i, at) => {
    roles[i] = at < headline ? 'kicker' : at === headline ? 'headline' : 'subtitle';
  });
}

/** The display lines at the head of `run` that belong together: up to a byline or to a line that stands closer to what follows. */
function namesAmong(drafts: readonly Draft[], kinds: readonly Kind[], run: readonly number[]): number[] {
  const firstDisplay = run.findIndex((i) => kinds[i] === 'display');
  if (firstDisplay < 0) return [];
  const names = [run[firstDisplay]!];
  for (const i of run.slice(firstDisplay + 1)) {
    if (kinds[i] !== 'display' || i !== names.at(-1)! + 1) break;
    if (gapBefore(drafts, i) > gapBefore(drafts, i + 1)) break;
    names.push(i);
  }
  return names.length <= MOST_HEADING_LINES ? names : names.slice(0, 1);
}

const gapBefore = (drafts: readonly Draft[], i: number): number => drafts[i]?.lines[0]?.gap ?? Number.MAX_SAFE_INTEGER;

/** Column names and labels (视点, 新春走基层) are shorter than any headline. */
const LONGEST_LABEL = 4;

/**
 * Above a subtitle or a byline the main line is the shortest: kickers explain it at length. Otherwise the first line is it,
 * unless that is a label or a couplet of equal halves over a single line.
 */
function headlineAmong(readings: readonly string[], hasMeta: boolean): number {
  const lengths = readings.map((reading) => reading.replace(/\s/g, '').length);
  let best = 0;
  for (let i = 1; i < lengths.length; i++) {
    const isLabel = lengths[best]! <= LONGEST_LABEL;
    if (isLabel || (hasMeta && lengths[i]! > LONGEST_LABEL && lengths[i]! < lengths[best]!)) best = i;
  }
  return best === 0 && lengths.length === 2 && isCouplet(readings[0]!) && !isCouplet(readings[1]!) ? 1 : best;
}

function isCouplet(reading: string): boolean {
  const halves = reading.split(/\s+/);
  return halves.length === 2 && halves[0]!.length === halves[1]!.length;
}

const END_OF_BLOCK = 14;

/** A byline that closes the paragraph, or stands in its last print line: the article ends here. */
function endsWithByline({ reading }: Draft): boolean {
  const from = Math.max(0, reading.length - 60);
  const last = creditsIn(reading, from, reading.length).at(-1);
  return last !== undefined && last.start > 0 && reading.length - last.end <= END_OF_BLOCK && !/[摄图]$/.test(reading);
}

/** Blank lines more than the page's usual number that show a picture stood here. */
const PICTURE_GAP = 2;
const LONGEST_BARE_CAPTION = 60;

/** Finds captions without a credit: a short line where a picture left a gap, or below the name of an image file. */
function placeCaptions(drafts: readonly Draft[]): Kind[] {
  const kinds = drafts.map(({ kind }) => kind);
  const usual = usualGap(drafts);
  const hasPictures = kinds.includes('caption') || drafts.some(({ reading }) => isImageName(reading));
  drafts.forEach(({ reading, kind, lines }, i) => {
    if (i === 0 || (kind !== 'display' && kind !== 'body') || reading.length > LONGEST_BARE_CAPTION) return;
    if (/[。！？]./.test(reading)) return;
    const next = drafts[i + 1];
    if (isImageName(drafts[i - 1]!.reading)) kinds[i] = 'caption';
    else if (hasPictures && lines[0]!.gap >= usual + PICTURE_GAP && !isHeadOf(next)) kinds[i] = 'caption';
  });
  return kinds;
}

const isHeadOf = (next: Draft | undefined): boolean =>
  next !== undefined &&
  (next.kind === 'subtitle' || next.kind === 'credit' || next.kind === 'dateline' || opensArticle(next.reading));

function usualGap(drafts: readonly Draft[]): number {
  const counts = new Map<number, number>();
  for (const { lines } of drafts.slice(1)) counts.set(lines[0]!.gap, (counts.get(lines[0]!.gap) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** Navigation is a stack of at least this many words, each at most this long. */
const LEAST_NAVIGATION = 3;
const LONGEST_NAVIGATION_WORD = 6;
const LONGEST_NAVIGATION_LINE = 12;

/** Finds the navigation above the article, link lists below it and a summary that repeats the opening. */
function placeBoilerplate(drafts: readonly Draft[], kinds: Kind[]): Kind[] {
  const top = stackAtTop(drafts);
  const short = drafts.slice(0, top).filter(({ reading }) => reading.length <= LONGEST_NAVIGATION_WORD).length;
  const isMarked =
    kinds.slice(0, top).includes('boilerplate') &&
    drafts.slice(0, top).every((draft, i) => kinds[i] === 'boilerplate' || isShort(draft));
  if (top > 1 && top < drafts.length && (isMarked || (short >= LEAST_NAVIGATION && short === top)))
    kinds.fill('boilerplate', 0, top);
  if (kinds.includes('boilerplate')) {
    markCounters(drafts, kinds);
    markFooter(drafts, kinds);
  }
  for (let i = 0; i + 1 < drafts.length; i++)
    if (kinds[i] === 'body' && isSummaryOf(drafts[i]!.reading, drafts[i + 1]!.reading)) kinds[i] = 'boilerplate';
  return kinds;
}

const isShort = ({ reading }: Draft): boolean => reading.length <= LONGEST_NAVIGATION_LINE || isNavigationList(reading);

/** The number of drafts in the first stack of lines without a blank line between them. */
function stackAtTop(drafts: readonly Draft[]): number {
  let top = Math.min(1, drafts.length);
  while (top < drafts.length && drafts[top]!.lines[0]!.gap === 0) top++;
  return top;
}

/** Lone figures beside boilerplate count comments and likes. */
function markCounters(drafts: readonly Draft[], kinds: Kind[]): void {
  for (let i = 0; i < drafts.length; i++) {
    const isBeside = kinds[i - 1] === 'boilerplate' || kinds[i + 1] === 'boilerplate';
    if (isBeside && /^\d{1,6}$/.test(drafts[i]!.reading)) kinds[i] = 'boilerplate';
  }
}

/** Display lines beside the editor's line or other boilerplate below the last paragraph are links, not subheads. */
function markFooter(drafts: readonly Draft[], kinds: Kind[]): void {
  const last = Math.max(kinds.lastIndexOf('body'), kinds.lastIndexOf('caption'));
  if (last < 0) return;
  const isEdge = (i: number) =>
    kinds[i] === 'boilerplate' || (kinds[i] === 'credit' && /编辑/.test(drafts[i]!.reading));
  for (let i = last + 1; i < kinds.length; i++)
    if (
      kinds[i] === 'display' &&
      (isEdge(i - 1) || (isEdge(i + 1) && drafts[i]!.reading.length <= LONGEST_NAVIGATION_WORD))
    )
      kinds[i] = 'boilerplate';
}

const LEAST_REPEATED = 20;

/** A web page's description: the start of the next paragraphs once more, cut off anywhere. */
function isSummaryOf(summary: string, next: string): boolean {
  const shared = Math.min(next.length, summary.length);
  return (
    shared >= LEAST_REPEATED && summary.length > next.length && summary.startsWith(next) && !/[。！？”]$/.test(summary)
  );
}

/** An article begins with its headline; a headless front part joins the page's only headline. */
function articleStarts(roles: readonly Role[], starts: readonly number[]): number[] {
  const first = roles.findIndex((role) => role !== 'boilerplate');
  if (first < 0) return [];
  const later = starts.filter((start) => start > first);
  const headlines = roles.filter((role) => role === 'headline').length;
  const isHeadless = !roles.slice(first, later[0] ?? roles.length).includes('headline');
  return isHeadless && headlines === 1 && later.length === 1 ? [first] : [first, ...later];
}
