/**
 * Learns server/src/data/decision-trees.ts: whether a suspect was misread and its first reading right. Learned from OCR readings
 * (../shared/ocr-dev), published articles (../shared/news/dev) and held-out articles with errors put in; judged by cross-validation
 * over articles: `tsx server/tools/train-decision.ts [--data DIR] [--show N] [--dry-run]`. DIR should hold a model built with --held-out.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { BoostedTrees } from '../src/core/language/boosted-trees.ts';
import { type DecisionTrees, deciderOf } from '../src/core/language/decision.ts';
import type { LanguageModel } from '../src/core/language/services.ts';
import { loadLanguage } from '../src/host/model.ts';
import { fitTrees } from './decision/boosting.ts';
import { randomFrom } from './decision/random.ts';
import {
  cleanText,
  corrupted,
  countHan,
  countMisread,
  type ReadText,
  readOcrFolder,
  type Sample,
  samplesOf,
} from './decision/samples.ts';
import { isHeldOut, readNews } from './model/news.ts';

const FOLDS = 5;

/** Weight of a sample from a published article: a third of them is taken, and most pages that are reviewed are like them. */
const CLEAN_WEIGHT = 1;

/** Weight of a sample from an article with errors put in: they are many, and only likenesses of real ones. */
const CORRUPTED_WEIGHT = 0.5;

/** Shares of misread characters in the corrupted articles, in turn: most pages are read well. */
const RATES = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05];

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: 'server/src/data' },
    shared: { type: 'string', default: '../shared' },
    show: { type: 'string', default: '0' },
    'dry-run': { type: 'boolean', default: false },
  },
});

interface Set {
  readonly texts: readonly ReadText[];
  readonly samples: readonly Sample[];
  readonly weight: number;
}

function main(): void {
  const { model } = loadLanguage(console.error, values.data);
  if (!model) throw new Error(`no model in ${values.data}`);
  const sets = setsFor(model);
  const judged = sets.ocr.samples.map((sample) => ({ sample, fold: sample.text % FOLDS }));
  const clean = sets.clean.samples.map((sample) => ({ sample, fold: sample.text % FOLDS }));
  const scored: Scored[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const trees = learn(Object.values(sets), (sample, set) => set !== sets.corrupted && sample.text % FOLDS === fold);
    const decide = deciderOf(trees);
    for (const { sample, fold: own } of [...judged, ...clean])
      if (own === fold) scored.push({ sample, ...decide(sample.features) });
  }
  report(scored, sets);
  const trees = learn(Object.values(sets), () => false);
  if (!values['dry-run']) writeFileSync('server/src/data/decision-trees.ts', moduleOf(trees));
}

function setsFor(model: LanguageModel): { ocr: Set; clean: Set; corrupted: Set } {
  const ocr = ['pp', 'tesseract'].flatMap((engine) => readOcrFolder(`${values.shared}/ocr-dev/${engine}`));
  const read = new globalThis.Set(ocr.map(({ name }) => name));
  const dev = readNews(`${values.shared}/news/dev.jsonl.gz`).filter(({ id }) => !read.has(id));
  const clean = dev.filter((_, i) => i % 3 === 0).map(cleanText);
  const random = randomFrom(7);
  const held = readNews(`${values.shared}/news/train.jsonl.gz`).filter(isHeldOut).map(cleanText);
  const misread = (character: string): string => lookAlike(model, character, random);
  const damaged = held.map((text, i) => corrupted(text, RATES[i % RATES.length]!, misread, random));
  return {
    ocr: { texts: ocr, samples: samplesOf(ocr, model), weight: 1 },
    clean: { texts: clean, samples: samplesOf(clean, model), weight: CLEAN_WEIGHT },
    corrupted: { texts: damaged, samples: samplesOf(damaged, model), weight: CORRUPTED_WEIGHT },
  };
}

/** One of the twenty characters that a reader would soonest take it for, the first the oftenest. */
function lookAlike(model: LanguageModel, character: string, random: () => number): string {
  const candidates = model.candidatesOf(character.charCodeAt(0));
  if (!candidates || candidates.length === 0) return character;
  const place = Math.floor(20 * random() ** 2);
  return model.characters.alphabet.characters.charAt(candidates.symbols[Math.min(place, candidates.length - 1)]!);
}

function learn(sets: readonly Set[], isLeftOut: (sample: Sample, set: Set) => boolean): DecisionTrees {
  const kept = sets.flatMap((set) =>
    set.samples.filter((sample) => !isLeftOut(sample, set)).map((sample) => ({ sample, weight: set.weight })),
  );
  const fit = (isTrue: (sample: Sample) => boolean): BoostedTrees =>
    fitTrees(kept.map(({ sample, weight }) => ({ features: sample.features, isTrue: isTrue(sample), weight })));
  return { wrong: fit(({ isWrong }) => isWrong), right: fit(({ isRight }) => isRight) };
}

interface Scored {
  readonly sample: Sample;
  readonly wrong: number;
  readonly right: number;
}

/** At rising recall: precision, precision of the correction, false alarms per 10,000 clean Han characters, threshold. */
function report(scored: readonly Scored[], { ocr, clean }: { ocr: Set; clean: Set }): void {
  const misread = countMisread(ocr.texts);
  const cleanHan = countHan(clean.texts);
  const isClean = new globalThis.Set(clean.samples);
  console.log(`${misread} misread characters, ${countHan(ocr.texts)} Han; clean ${cleanHan} Han`);
  for (const key of ['wrong', 'right'] as const) {
    const order = scored.toSorted((a, b) => b[key] - a[key]);
    let flagged = 0;
    let wrong = 0;
    let right = 0;
    let alarms = 0;
    let mark = 0.3;
    for (const { sample, [key]: probability } of order) {
      if (isClean.has(sample)) {
        alarms++;
        continue;
      }
      flagged++;
      if (sample.isWrong) wrong++;
      if (sample.isRight) right++;
      if (wrong / misread < mark) continue;
      const figures = [mark, wrong / flagged, right / flagged, (alarms * 1e4) / cleanHan, probability];
      console.log(key, figures.map((figure) => figure.toFixed(3)).join('  '));
      mark = Math.round((mark + 0.05) * 100) / 100;
    }
  }
  show(
    'false alarms',
    scored.filter(({ sample }) => !sample.isWrong),
  );
  show(
    'unsure though misread',
    scored.filter(({ sample, wrong }) => sample.isWrong && wrong < 0.5),
  );
}

function show(title: string, scored: readonly Scored[]): void {
  const count = Number(values.show);
  if (count === 0) return;
  console.log(title);
  for (const { sample, wrong, right } of scored.toSorted((a, b) => b.wrong - a.wrong).slice(0, count))
    console.log(' ', wrong.toFixed(3), right.toFixed(3), sample.shown);
}

const moduleOf = (trees: DecisionTrees): string =>
  `// Generated by server/tools/train-decision.ts; see README.md.\nimport type { DecisionTrees } from '../core/language/decision.ts';\n\nexport const DECISION_TREES: DecisionTrees = ${JSON.stringify(trees)};\n`;

main();
