/**
 * Breaks pages in every way of test/breaker and prints what the rules find and repair; the articles are those of
 * ../shared/news/dev.jsonl.gz, or our own samples: `tsx test/bench/breaks.ts [--pages 60] [--way NAME] [--samples] [--show 5]` (pages a way).
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import type { Problem } from '../../server/src/core/engine/finding.ts';
import { applyEdits } from '../../server/src/core/engine/fixes.ts';
import { ALL_RULES } from '../../server/src/core/engine/registry.ts';
import { reviewPage } from '../../server/src/core/engine/review.ts';
import { readSettings } from '../../server/src/core/engine/settings.ts';
import { parsePage } from '../../server/src/core/page/parse.ts';
import type { Span } from '../../server/src/core/text/span.ts';
import { SOUND_ARTICLES } from '../articles.ts';
import { readAcross } from '../breaker/across.ts';
import { type Break, type BrokenPage, breakPage, type SoundArticle } from '../breaker/page.ts';
import { pick, type Random, seeded } from '../breaker/random.ts';
import { WAYS, type Way } from '../breaker/ways.ts';
import { testLanguage } from '../language.ts';

const RULES = [
  'split-paragraph',
  'interleaved-block',
  'truncated-paragraph',
  'glued-heading',
  'missing-text',
  'broken-line',
  'unbalanced-quote',
  'repeated-text',
];

const NEWS = fileURLToPath(new URL('../../../shared/news/dev.jsonl.gz', import.meta.url));

const { values: options } = parseArgs({
  options: {
    pages: { type: 'string', default: '60' },
    way: { type: 'string' },
    samples: { type: 'boolean', default: false },
    show: { type: 'string', default: '0' },
  },
});
const rules = ALL_RULES.filter(({ meta }) => RULES.includes(meta.id));
const { settings } = readSettings({}, ALL_RULES);
const ways = [...(Object.keys(WAYS) as Way[]), 'across'];

function readArticles(): SoundArticle[] {
  const lines = gunzipSync(readFileSync(NEWS)).toString('utf8').trim().split('\n');
  const articles = lines.map((line) => JSON.parse(line) as { title: string; paras: string[] });
  return articles
    .map(({ title, paras }) => ({ title, paragraphs: paras.map((paragraph) => paragraph.trim()) }))
    .filter(({ paragraphs }) => paragraphs.filter(({ length }) => length >= 60).length >= 4);
}

function printTable(articles: readonly SoundArticle[]): void {
  const chosen = ways.filter((way) => !options.way || way === options.way);
  const rows = chosen.map((way) => [way, measure(articles, way)] as const);
  console.table(Object.fromEntries(rows));
}

interface Tally {
  characters: number;
  breaks: number;
  repairable: number;
  found: number;
  wrong: number;
  warned: number;
  partner: number;
  first: number;
  repaired: number;
  idle: number;
}

/** Shares of the breaks, and findings that touch none of them per 10,000 characters. */
function measure(articles: readonly SoundArticle[], way: string) {
  const random = seeded(ways.indexOf(way) + 1);
  const tally = {
    characters: 0,
    breaks: 0,
    repairable: 0,
    found: 0,
    wrong: 0,
    warned: 0,
    partner: 0,
    first: 0,
    repaired: 0,
    idle: 0,
  };
  for (let page = 0; page < Number(options.pages); page++) count(brokenPage(articles, way, random), way, tally);
  const share = (part: number, whole = tally.breaks) => Number((part / whole).toFixed(3));
  return {
    breaks: tally.breaks,
    found: share(tally.found),
    wrong: share(tally.wrong),
    warned: share(tally.warned),
    partner: share(tally.partner),
    repaired: share(tally.repaired, tally.repairable),
    first: share(tally.first, tally.repairable),
    'false/10k': share(tally.idle, tally.characters / 10000),
  };
}

/** One to three articles a page, each broken once; half of the pages have a lost end as well. */
function brokenPage(articles: readonly SoundArticle[], way: string, random: Random): BrokenPage {
  if (way === 'across') return readAcross(pick(articles, random), random);
  const chosen = [...new Set(Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(articles, random)))];
  const headings = Array.from({ length: 3 }, () => pick(articles, random).title);
  const own = way as Way;
  const isTruncated = random() < 0.5 && own !== 'truncated';
  return breakPage(chosen, isTruncated ? [own, 'truncated'] : [own], random, headings);
}

function count(broken: BrokenPage, way: string, tally: Tally): void {
  const problems = reviewPage(parsePage(broken.text), rules, settings, testLanguage);
  tally.characters += broken.text.length;
  for (const one of broken.breaks) {
    if (!isOfWay(one, way)) continue;
    const at = problems.filter(
      (problem) => isMatterOf(problem.rule, way) && placesOf(one).some((place) => touches(problem, place)),
    );
    const repairs = at.map(({ fixes = [] }) =>
      fixes.map(({ edits }) => isRepaired(broken.text, applyEdits(broken.text, edits), one)),
    );
    tally.breaks++;
    tally.repairable += Number(isRepairable(one));
    tally.found += Number(at.length > 0);
    tally.wrong += Number(at.some((problem) => isWrongJoin(problem, one)));
    tally.warned += Number(at.some(isLoud));
    tally.partner += Number(at.some((problem) => placesOf(one).every((place) => touches(problem, place))));
    tally.first += Number(repairs.some(([first]) => first));
    tally.repaired += Number(repairs.some((fixes) => fixes.some(Boolean)));
    if (at.length === 0) show(broken.text, one);
  }
  tally.idle += problems.filter(
    (problem) =>
      !(way === 'across' && problem.rule === 'broken-line') &&
      !broken.breaks.some((one) => placesOf(one).some((place) => touches(problem, place))),
  ).length;
}

/** Ways whose breaks cover much text are found by their own rule only. */
const RULE_OF: Readonly<Record<string, string>> = {
  across: 'interleaved-block',
  quote: 'unbalanced-quote',
  doubled: 'repeated-text',
};

const isMatterOf = (rule: string, way: string): boolean => (RULE_OF[way] ?? rule) === rule;

/** Does the finding join what goes on nowhere? */
const isWrongJoin = ({ rule, related }: Problem, { kind }: Break): boolean =>
  (kind === 'truncated' || kind === 'orphan') &&
  (rule === 'broken-line' || (related !== undefined && ['split-paragraph', 'interleaved-block'].includes(rule)));

const isLoud = ({ severity }: Problem): boolean => severity === 'error' || severity === 'warning';

let shown = 0;

/** Prints the first breaks that nothing found. */
function show(text: string, one: Break): void {
  if (shown++ >= Number(options.show)) return;
  const [{ start, end }] = placesOf(one) as [Span];
  console.log(
    one.kind,
    JSON.stringify(`${text.slice(start - 30, start)}⟦${text.slice(start, end)}⟧${text.slice(end, end + 30)}`),
  );
}

const isOfWay = ({ kind }: Break, way: string): boolean =>
  kind === (['broken', 'inserted', 'columns'].includes(way) ? 'split' : way === 'worn' ? 'truncated' : way);

/** Where a finding of the break must be: at each end of a split, beside the place of what was lost or glued. */
function placesOf(one: Break): readonly Span[] {
  switch (one.kind) {
    case 'split':
      return [around(one.head), around(one.tail)];
    case 'truncated':
    case 'orphan':
    case 'glued':
      return [around(one.at)];
    case 'quote':
      return [one.paragraph];
    default:
      return [one];
  }
}

const around = (at: number): Span => ({ start: at - 2, end: at + 2 });

const touches = (problem: Problem, place: Span): boolean =>
  [problem, ...(problem.related ?? [])].some(({ start, end }) => start <= place.end && place.start <= end);

const isRepairable = (one: Break): boolean =>
  one.kind !== 'orphan' && !(one.kind === 'truncated' && one.lost === 'words');

/** Is what was broken whole again, and nothing of it left over? */
function isRepaired(broken: string, text: string, one: Break): boolean {
  switch (one.kind) {
    case 'orphan':
      return false;
    case 'truncated':
      return isRepairable(one) && text === `${broken.slice(0, one.at)}。${broken.slice(one.at)}`;
    case 'glued':
      return text.split('\n').includes(one.line);
    case 'across':
      return one.columns.every((column) => text.replace(/\s/g, '').includes(column));
    case 'doubled':
      return text.split(one.whole).length === 2;
    default:
      return text.includes(one.whole);
  }
}

if (options.samples || existsSync(NEWS)) printTable(options.samples ? SOUND_ARTICLES : readArticles());
else console.log('../shared is not here: --samples takes our own articles');
