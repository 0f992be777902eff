/**
 * Learns server/src/data/conflict-trees.ts: whether two figures of an article are about the same thing. Published articles label
 * themselves: a figure stated twice, changed in one place, is a conflict; what differs in an unchanged article is none. Whole articles
 * and articles cut down to a headline and the sentences concerned: `tsx server/tools/train-conflicts.ts [--shared DIR] [--dry-run]`.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type BoostedTrees, type Classifier, classifierOf } from '../src/core/language/boosted-trees.ts';
import { parsePage } from '../src/core/page/parse.ts';
import { mayConflict } from '../src/core/quantity/conflict.ts';
import { featuresOf } from '../src/core/quantity/conflict-features.ts';
import { type Rivals, rivalsOf } from '../src/core/quantity/rivals.ts';
import type { Span } from '../src/core/text/span.ts';
import { type Kind, repeatedFigures, type Spoilt, spoil } from './conflicts/spoil.ts';
import { type Case, fitTrees } from './decision/boosting.ts';
import { type Random, randomFrom } from './decision/random.ts';
import { readNews } from './model/news.ts';

const { values } = parseArgs({
  options: { shared: { type: 'string', default: '../shared' }, 'dry-run': { type: 'boolean', default: false } },
});

/** How much a changed figure of each kind counts: single digits are what happens most. */
const WEIGHTS: Readonly<Record<Kind, number>> = { digit: 1, value: 0.5, point: 0.5, scale: 0.3 };
const SHORT_WEIGHT = 0.5;
/** Figures changed per article. */
const ROUNDS = 3;

function main(): void {
  const random = randomFrom(11);
  const trees = fitTrees(casesOf(textsOf('train'), random));
  if (!values['dry-run']) writeFileSync('server/src/data/conflict-trees.ts', moduleOf(trees));
  report(classifierOf(trees), textsOf('dev'), random);
}

const textsOf = (part: string): string[] =>
  readNews(`${values.shared}/news/${part}.jsonl.gz`).map(
    ({ title, paras }) => `${title.trim()}\n\n${paras.join('\n')}\n`,
  );

function casesOf(texts: readonly string[], random: Random): Case[] {
  const cases: Case[] = [];
  const add = (rivals: Rivals, isTrue: boolean, weight: number) =>
    cases.push({ features: featuresOf(rivals), isTrue, weight });
  for (const text of texts) {
    for (const rivals of rivalsIn(text)) {
      add(rivals, false, 1);
      if (random() < 0.5)
        for (const rest of rivalsIn(shortened(text, [rivals.one, rivals.other]).text)) add(rest, false, SHORT_WEIGHT);
    }
    for (const [kind, { text: changedText, changed, others }] of spoiltCopies(text, random)) {
      const short = shortened(changedText, [changed, ...others]);
      const [changedShort, ...othersShort] = short.spans as [Span, ...Span[]];
      for (const rivals of conflictsIn(changedText, changed, others)) add(rivals, true, WEIGHTS[kind]);
      if (kind === 'digit' || kind === 'value')
        for (const rivals of conflictsIn(short.text, changedShort, othersShort))
          add(rivals, true, SHORT_WEIGHT * WEIGHTS[kind]);
    }
  }
  return cases;
}

const rivalsIn = (text: string): Rivals[] => rivalsOf(parsePage(text)).filter(mayConflict);

function* spoiltCopies(text: string, random: Random): Generator<[Kind, Spoilt]> {
  const groups = repeatedFigures(parsePage(text));
  if (groups.length === 0) return;
  for (let round = 0; round < ROUNDS; round++) {
    const places = groups[Math.floor(random() * groups.length)]!;
    for (const kind of Object.keys(WEIGHTS) as Kind[]) {
      const spoilt = spoil(text, places, kind, random);
      if (spoilt) yield [kind, spoilt];
    }
  }
}

const meets = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;

/** The rivals of which one is the changed figure and the other one of its places. */
const conflictsIn = (text: string, changed: Span, others: readonly Span[]): Rivals[] =>
  rivalsIn(text).filter(({ one, other }) =>
    [
      [one, other],
      [other, one],
    ].some(([a, b]) => meets(a!, changed) && others.some((place) => meets(b!, place))),
  );

/** The first line of a text and the sentences that the spans lie in, and where the spans lie then. */
function shortened(text: string, spans: readonly Span[]): { text: string; spans: Span[] } {
  const titleEnd = text.indexOf('\n');
  let short = `${text.slice(0, titleEnd)}\n\n`;
  const moved = new Map(spans.filter(({ end }) => end <= titleEnd).map((span) => [span, span]));
  for (const match of text.slice(titleEnd).matchAll(/[^。！？\n]+[。！？]?/g)) {
    const start = titleEnd + match.index;
    const held = spans.filter((span) => meets(span, { start, end: start + match[0].length }));
    for (const span of held)
      moved.set(span, { start: span.start - start + short.length, end: span.end - start + short.length });
    if (held.length > 0) short += match[0];
  }
  return { text: short, spans: spans.map((span) => moved.get(span) ?? { start: 0, end: 0 }) };
}

/** Recall of changed digits and findings in unchanged articles of the other set, at some least probabilities. */
function report(probabilityOf: Classifier, texts: readonly string[], random: Random): void {
  const unchanged = texts.map((text) => best(probabilityOf, rivalsIn(text)));
  const changed = texts.flatMap((text) =>
    [...spoiltCopies(text, random)]
      .filter(([kind]) => kind === 'digit')
      .map(([, copy]) => best(probabilityOf, conflictsIn(copy.text, copy.changed, copy.others))),
  );
  const share = (list: readonly number[], least: number) =>
    (list.filter((probability) => probability >= least).length / list.length).toFixed(4);
  for (const least of [0.95, 0.92, 0.9, 0.85, 0.8, 0.75, 0.6, 0.5, 0.4, 0.3])
    console.log(`${least}\trecall ${share(changed, least)}\tunchanged articles with one ${share(unchanged, least)}`);
}

const best = (probabilityOf: Classifier, rivals: readonly Rivals[]): number =>
  Math.max(0, ...rivals.map((pair) => probabilityOf(featuresOf(pair))));

const moduleOf = (trees: BoostedTrees): string =>
  `// Generated by server/tools/train-conflicts.ts; see README.md.\nimport type { BoostedTrees } from '../core/language/boosted-trees.ts';\n\n` +
  `export const CONFLICT_TREES: BoostedTrees = ${JSON.stringify(trees)};\n`;

main();
