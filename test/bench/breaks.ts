/**
 * Breaks pages of real news (../shared/news/dev.jsonl.gz) in every way of test/breaker.ts and prints what the rules find and repair:
 * `tsx test/bench/breaks.ts [--pages 60]` (pages a way).
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
import { type Break, type BrokenPage, breakPage, type SoundArticle, seeded, type Way } from '../breaker.ts';
import { testLanguage } from '../language.ts';

const RULES = [
  'split-paragraph',
  'interleaved-block',
  'truncated-paragraph',
  'glued-heading',
  'missing-text',
  'broken-line',
];
const MOVING = ['split-paragraph', 'interleaved-block'];
const WAYS: readonly Way[] = ['inserted', 'columns', 'truncated', 'orphan', 'credit', 'glued', 'worn'];
const KIND_OF: Readonly<Record<Way, Break['kind']>> = {
  inserted: 'split',
  columns: 'split',
  truncated: 'truncated',
  worn: 'truncated',
  orphan: 'orphan',
  credit: 'credit',
  glued: 'glued',
};

const NEWS = fileURLToPath(new URL('../../../shared/news/dev.jsonl.gz', import.meta.url));

const { values: options } = parseArgs({ options: { pages: { type: 'string', default: '60' } } });
const rules = ALL_RULES.filter(({ meta }) => RULES.includes(meta.id));
const { settings } = readSettings({}, ALL_RULES);

if (existsSync(NEWS)) printTable(readArticles());
else console.log('../shared is not here');

function readArticles(): SoundArticle[] {
  const lines = gunzipSync(readFileSync(NEWS)).toString('utf8').trim().split('\n');
  const articles = lines.map((line) => JSON.parse(line) as { title: string; paras: string[] });
  return articles
    .map(({ title, paras }) => ({ title, paragraphs: paras.map((paragraph) => paragraph.trim()) }))
    .filter(({ paragraphs }) => paragraphs.filter(({ length }) => length >= 60).length >= 4);
}

function printTable(articles: readonly SoundArticle[]): void {
  const rows = WAYS.map((way) => ({ way, ...measure(articles, way) }));
  console.table(rows);
}

/** One to three articles a page, each broken once; half of the pages have a lost end as well. */
function measure(articles: readonly SoundArticle[], way: Way) {
  const random = seeded(WAYS.indexOf(way) + 1);
  const tally = { breaks: 0, found: 0, partner: 0, repaired: 0, warnings: 0, idle: 0, moved: 0 };
  for (let page = 0; page < Number(options.pages); page++) {
    const chosen = Array.from(
      { length: 1 + Math.floor(random() * 3) },
      () => articles[Math.floor(random() * articles.length)]!,
    );
    count(breakPage(chosen, random() < 0.5 && way !== 'truncated' ? [way, 'truncated'] : [way], random), way, tally);
  }
  const share = (part: number) => Number((part / tally.breaks).toFixed(3));
  return {
    breaks: tally.breaks,
    found: share(tally.found),
    partner: share(tally.partner),
    repaired: share(tally.repaired),
    /** Blocks that a finding would move though nothing was cut. */
    moved: tally.moved,
    precision: Number((1 - tally.idle / Math.max(1, tally.warnings)).toFixed(3)),
  };
}

function count(broken: BrokenPage, way: Way, tally: Record<string, number>): void {
  const problems = reviewPage(parsePage(broken.text), rules, settings, testLanguage);
  for (const one of broken.breaks) {
    if (KIND_OF[way] !== one.kind) continue;
    const at = problems.filter((problem) => placesOf(one).some((place) => touches(problem, place)));
    tally['breaks']! += 1;
    tally['found']! += Number(at.length > 0);
    tally['partner']! += Number(at.some((problem) => placesOf(one).every((place) => touches(problem, place))));
    tally['repaired']! += Number(at.some((problem) => isRepaired(broken.text, one, problem)));
  }
  const cuts = broken.breaks.filter(({ kind }) => kind === 'split');
  tally['moved']! += problems.filter(
    (problem) =>
      (problem.fixes?.[0]?.edits.length ?? 0) > 1 &&
      MOVING.includes(problem.rule) &&
      !broken.breaks.some((one) => one.kind === 'credit' && touches(problem, one.start)) &&
      !cuts.some((one) => placesOf(one).some((place) => touches(problem, place))),
  ).length;
  const loud = problems.filter(({ severity }) => severity === 'error' || severity === 'warning');
  tally['warnings']! += loud.length;
  tally['idle']! += loud.filter(
    (problem) => !broken.breaks.some((one) => placesOf(one).some((place) => touches(problem, place))),
  ).length;
}

function placesOf(one: Break): number[] {
  if (one.kind === 'split') return [one.head, one.tail];
  return [one.kind === 'credit' ? one.start : one.at];
}

function touches(problem: Problem, place: number): boolean {
  return [problem, ...(problem.related ?? [])].some(({ start, end }) => start - 2 <= place && place <= end + 2);
}

/** Does a fix give the whole paragraph back? Where the truth is lost, a fix at the place counts. */
function isRepaired(text: string, one: Break, { fixes = [] }: Problem): boolean {
  if (!('whole' in one)) return fixes.length > 0;
  return fixes.some(({ edits }) => applyEdits(text, edits).includes(one.whole));
}
