/**
 * Learns server/src/data/paragraph-trees.ts from published paragraphs, which label themselves: cut at any character they begin in
 * mid-sentence, with a headline set before or behind them they begin or end with a heading:
 * `tsx server/tools/train-paragraphs.ts --data DIR [--shared DIR] [--dry-run]`, DIR holding a model built with --held-out.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { cutPlace } from '../../test/breaker/pieces.ts';
import { pick } from '../../test/breaker/random.ts';
import { type BoostedTrees, classifierOf } from '../src/core/language/boosted-trees.ts';
import type { LanguageModel } from '../src/core/language/services.ts';
import { boundariesOf, boundaryFeatures, PARAGRAPH_REACH } from '../src/core/page/heading-boundary.ts';
import { OPENING_REACH, openingFeatures } from '../src/core/page/opening.ts';
import { printedStart } from '../src/core/page/seam.ts';
import { looseEndFeatures, looseEndOf } from '../src/core/page/trailing-heading.ts';
import { loadLanguage, readModelFiles } from '../src/host/model.ts';
import { type Case, fitTrees } from './decision/boosting.ts';
import { type Random, randomFrom } from './decision/random.ts';
import { isHeldOut, type NewsArticle, readNews } from './model/news.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: 'server/src/data' },
    shared: { type: 'string', default: '../shared' },
    'dry-run': { type: 'boolean', default: false },
  },
});

const OUT = 'server/src/data/paragraph-trees.ts';
/** In UTF-16 units: what is shorter may be an item or a heading, and what is cut must have enough left. */
const SHORTEST_PARAGRAPH = 30;
const SHORTEST_CUT = 60;
const LONGEST_HEADLINE = 40;
/** Cut or headed copies of one paragraph. */
const COPIES = 4;

function main(): void {
  const { model } = loadLanguage(console.error, () => readModelFiles(values.data));
  if (!model) throw new Error(`no model in ${values.data}`);
  const random = randomFrom(23);
  const articles = readNews(`${values.shared}/news/train.jsonl.gz`).filter(isHeldOut);
  const learned: Learned = {
    openings: fitTrees(openingCases(model, articles, random)),
    headings: fitTrees(headingCases(model, articles, random)),
    trailing: fitTrees(trailingCases(model, articles, random)),
  };
  if (!values['dry-run']) writeFileSync(OUT, moduleOf(learned));
  report(model, learned, readNews(`${values.shared}/news/dev.jsonl.gz`), random);
}

interface Learned {
  readonly openings: BoostedTrees;
  readonly headings: BoostedTrees;
  readonly trailing: BoostedTrees;
}

const paragraphsOf = ({ paras }: NewsArticle): string[] =>
  paras.map((paragraph) => paragraph.trim()).filter(({ length }) => length >= SHORTEST_PARAGRAPH);

const beheaded = (paragraph: string, random: Random): string =>
  paragraph.slice(cutPlace(paragraph, 8, paragraph.length / 2, random));

const openingOf = (paragraph: string): string =>
  printedStart(paragraph, { start: 0, end: paragraph.length }, OPENING_REACH);

function openingCases(model: LanguageModel, articles: readonly NewsArticle[], random: Random): Case[] {
  const caseOf = (paragraph: string, isTrue: boolean): Case => ({
    features: openingFeatures(model, openingOf(paragraph)),
    isTrue,
    weight: isTrue ? 1 / COPIES : 1,
  });
  return articles.flatMap(paragraphsOf).flatMap((paragraph) => {
    const cuts = paragraph.length < SHORTEST_CUT ? 0 : COPIES;
    const copies = Array.from({ length: cuts }, () => caseOf(beheaded(paragraph, random), true));
    return [caseOf(paragraph, false), ...copies];
  });
}

interface Headed {
  readonly text: string;
  /** Where the heading ends. */
  readonly at: number;
}

/** The article's first paragraph below its own headline, others below any heading. */
function* headedOf(articles: readonly NewsArticle[], random: Random): Generator<Headed> {
  const headings = headingsOf(articles);
  for (const article of articles) {
    for (const [index, paragraph] of paragraphsOf(article).entries()) {
      const title =
        index === 0 && article.title.length <= LONGEST_HEADLINE
          ? article.title.trim()
          : pick(pick(headings, random), random);
      yield { text: title + paragraph, at: title.length };
    }
  }
}

/**
 * Headlines of these papers are long and much alike. So a heading may also be a half of one, a subhead, or the last clause of a sentence,
 * which reads like the headings that other papers make (小菜园种出大文章).
 */
function headingsOf(articles: readonly NewsArticle[]): readonly (readonly string[])[] {
  const titles = articles.map(({ title }) => title.trim()).filter(({ length }) => length <= LONGEST_HEADLINE);
  const halves = titles.flatMap((title) => title.split(/[\s，：——]+/u)).filter(({ length }) => length >= 6);
  const subheads = articles.flatMap(({ paras }) =>
    paras.map((text) => text.trim()).filter((text) => SUBHEAD.test(text)),
  );
  const clauses = articles.flatMap(({ paras }) => paras.flatMap((text) => text.match(CLAUSE) ?? []));
  return [titles, titles, halves, subheads, clauses];
}

const SUBHEAD = /^[\p{Script=Han}“”《》、\d ]{5,20}$/u;
const CLAUSE = /(?<=，)[\p{Script=Han}“”、\d]{6,16}(?=。)/gu;

function headingCases(model: LanguageModel, articles: readonly NewsArticle[], random: Random): Case[] {
  const casesOf = (text: string, at: number, weight: number): Case[] => {
    const shown = text.slice(0, PARAGRAPH_REACH);
    return boundariesOf(model, shown).map((boundary) => ({
      features: boundaryFeatures(model, shown, boundary),
      isTrue: boundary.at === at,
      weight,
    }));
  };
  const headed = Array.from({ length: COPIES }, () => [...headedOf(articles, random)]).flat();
  return [
    ...articles.flatMap(paragraphsOf).flatMap((paragraph) => casesOf(paragraph, -1, 1)),
    ...headed.flatMap(({ text, at }) => casesOf(text, at, 1 / COPIES)),
  ];
}

/** Ends of paragraphs with a headline behind them, and of those whose last sentence lost its end or its full stop alone. */
function trailingCases(model: LanguageModel, articles: readonly NewsArticle[], random: Random): Case[] {
  const titles = articles.map(({ title }) => title.trim()).filter(({ length }) => length <= LONGEST_HEADLINE);
  const caseOf = (text: string, isTrue: boolean): Case[] => {
    const block = { start: 0, end: text.length };
    const end = looseEndOf(model, text, block);
    return end ? [{ features: looseEndFeatures(model, text, block, end), isTrue, weight: 1 }] : [];
  };
  return articles
    .flatMap(paragraphsOf)
    .filter((paragraph) => paragraph.endsWith('。'))
    .flatMap((paragraph) => [
      ...caseOf(paragraph + pick(titles, random), true),
      ...caseOf(clipped(paragraph, random), false),
    ]);
}

/** Without its full stop; mostly without its last words too. */
function clipped(paragraph: string, random: Random): string {
  const text = paragraph.slice(0, -1);
  return random() < 0.3 ? text : text.slice(0, cutPlace(text, Math.max(20, text.length - 40), text.length - 1, random));
}

/** Recall at some shares of whole paragraphs that lie above the threshold. */
function report(model: LanguageModel, learned: Learned, articles: readonly NewsArticle[], random: Random): void {
  const whole = articles.flatMap(paragraphsOf);
  const tornOf = classifierOf(learned.openings);
  const torn = (paragraph: string): number => tornOf(openingFeatures(model, openingOf(paragraph)));
  const headOf = classifierOf(learned.headings);
  const head = (text: string) => {
    const shown = text.slice(0, PARAGRAPH_REACH);
    const scored = boundariesOf(model, shown).map((boundary) => ({
      at: boundary.at,
      probability: headOf(boundaryFeatures(model, shown, boundary)),
    }));
    return scored.sort((a, b) => b.probability - a.probability)[0] ?? { at: -1, probability: 0 };
  };
  const cut = whole
    .filter(({ length }) => length >= SHORTEST_CUT)
    .map((paragraph) => torn(beheaded(paragraph, random)));
  const found = [...headedOf(articles, random)].map(({ text, at }) => {
    const best = head(text);
    return best.at === at ? best.probability : 0;
  });
  const trailingOf = classifierOf(learned.trailing);
  const trailing = trailingCases(model, articles, random).map(({ features, isTrue }) => ({
    probability: trailingOf(Float64Array.from(features)),
    isTrue,
  }));
  printShares('mid-sentence', whole.map(torn), cut);
  printShares(
    'heading',
    whole.map((paragraph) => head(paragraph).probability),
    found,
  );
  const ofKind = (wanted: boolean) =>
    trailing.filter(({ isTrue }) => isTrue === wanted).map(({ probability }) => probability);
  printShares('trailing', ofKind(false), ofKind(true));
}

function printShares(name: string, negatives: readonly number[], positives: readonly number[]): void {
  const sorted = [...negatives].sort((a, b) => b - a);
  for (const share of [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05]) {
    const threshold = sorted[Math.floor(share * sorted.length)]!;
    const recall = positives.filter((probability) => probability > threshold).length / positives.length;
    console.log(`${name}\tfalse ${share}\tabove ${threshold.toFixed(3)}\trecall ${recall.toFixed(3)}`);
  }
}

const moduleOf = ({ openings, headings, trailing }: Learned): string =>
  [
    `// Generated by server/tools/train-paragraphs.ts; see README.md.\nimport type { BoostedTrees } from '../core/language/boosted-trees.ts';`,
    `/** See core/page/opening.ts. */\nexport const OPENING_TREES: BoostedTrees = ${JSON.stringify(openings)};`,
    `/** See core/page/heading-boundary.ts. */\nexport const HEADING_TREES: BoostedTrees = ${JSON.stringify(headings)};`,
    `/** See core/page/trailing-heading.ts. */\nexport const TRAILING_TREES: BoostedTrees = ${JSON.stringify(trailing)};\n`,
  ].join('\n\n');

main();
