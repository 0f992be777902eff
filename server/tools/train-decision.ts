/**
 * Learns server/src/data/decision-trees.ts: whether a suspect was misread and its first reading right. Learned from OCR readings
 * (../shared/ocr-dev), published articles (../shared/news/dev) and held-out articles with errors put in; judged by cross-validation
 * over articles: `tsx server/tools/train-decision.ts [--data DIR] [--show N] [--dry-run]`. DIR should hold a model built with --held-out.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Certainty } from '../src/core/engine/finding.ts';
import type { BoostedTrees } from '../src/core/language/boosted-trees.ts';
import { certaintyOf, type DecisionTrees, deciderOf } from '../src/core/language/decision.ts';
import type { LanguageModel } from '../src/core/language/services.ts';
import { loadLanguage, readModelFiles } from '../src/host/model.ts';
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
import { SLIP_KINDS, slippingOf, withSlip } from './decision/slips.ts';
import { isHeldOut, readNews } from './model/news.ts';

const FOLDS = 5;

/** Weight of a sample from a published article: a third of them is taken, and most pages that are reviewed are like them. */
const CLEAN_WEIGHT = 1;

/** Weight of a sample from an article with errors put in: they are many, and only likenesses of real ones. */
const CORRUPTED_WEIGHT = 0.5;

/** Weight of a sample from an article with one slip: those who look for slips look at many articles without any. */
const SLIPS_WEIGHT = 0.7;

/** Share of the errors put in that are drawn from measured misreadings; the others are of like shape. */
const MEASURED_SHARE = 0.6;

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
  const { model } = loadLanguage(console.error, () => readModelFiles(values.data));
  if (!model) throw new Error(`no model in ${values.data}`);
  const sets = setsFor(model);
  const judged = [sets.ocr, sets.clean, sets.slips].flatMap((set) => set.samples.map((sample) => ({ sample, set })));
  const scored: Scored[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const trees = learn(Object.values(sets), ({ text }) => text % FOLDS === fold);
    const decide = deciderOf(trees);
    for (const { sample, set } of judged)
      if (sample.text % FOLDS === fold) scored.push({ sample, set, ...decide(sample.features) });
  }
  report(scored, sets);
  const trees = learn(Object.values(sets), () => false);
  if (!values['dry-run']) writeFileSync('server/src/data/decision-trees.ts', moduleOf(trees));
}

interface Sets {
  readonly ocr: Set;
  readonly clean: Set;
  readonly corrupted: Set;
  readonly slips: Set;
}

function setsFor(model: LanguageModel): Sets {
  const ocr = ['pp', 'tesseract'].flatMap((engine) => readOcrFolder(`${values.shared}/ocr-dev/${engine}`));
  const read = new globalThis.Set(ocr.map(({ name }) => name));
  const dev = readNews(`${values.shared}/news/dev.jsonl.gz`).filter(({ id }) => !read.has(id));
  const clean = dev.filter((_, i) => i % 3 === 0).map(cleanText);
  const random = randomFrom(7);
  const held = readNews(`${values.shared}/news/train.jsonl.gz`).filter(isHeldOut).map(cleanText);
  const slipping = slippingOf(model);
  const misread = (character: string): string =>
    slipping(character, random() < MEASURED_SHARE ? 'measured' : 'shape', random) ?? character;
  const damaged = held.map((text, i) => corrupted(text, RATES[i % RATES.length]!, misread, random));
  const slips = [0, 2].map((turn) =>
    held.map((text, i) => withSlip(text, SLIP_KINDS[(i + turn) % SLIP_KINDS.length]!, slipping, random) ?? text),
  );
  return {
    ocr: { texts: ocr, samples: samplesOf(ocr, model), weight: 1 },
    clean: { texts: clean, samples: samplesOf(clean, model), weight: CLEAN_WEIGHT },
    corrupted: { texts: damaged, samples: samplesOf(damaged, model), weight: CORRUPTED_WEIGHT },
    slips: { texts: slips.flat(), samples: slips.flatMap((texts) => samplesOf(texts, model)), weight: SLIPS_WEIGHT },
  };
}

function learn(sets: readonly Set[], isLeftOut: (sample: Sample) => boolean): DecisionTrees {
  const kept = sets.flatMap((set) =>
    set.samples.filter((sample) => !isLeftOut(sample)).map((sample) => ({ sample, weight: set.weight })),
  );
  const fit = (isTrue: (sample: Sample) => boolean): BoostedTrees =>
    fitTrees(kept.map(({ sample, weight }) => ({ features: sample.features, isTrue: isTrue(sample), weight })));
  return { wrong: fit(({ isWrong }) => isWrong), right: fit(({ isRight }) => isRight) };
}

interface Scored {
  readonly sample: Sample;
  readonly set: Set;
  readonly wrong: number;
  readonly right: number;
}

function report(scored: readonly Scored[], { ocr, clean, slips }: Sets): void {
  const of = (set: Set): Scored[] => scored.filter((one) => one.set === set);
  const misread = countMisread(ocr.texts);
  const cleanHan = countHan(clean.texts);
  console.log(`${misread} misread characters, ${countHan(ocr.texts)} Han; clean ${cleanHan} Han`);
  reportRisingRecall(of(ocr), misread);
  console.log('from          precision  recall  correction  clean alarms/10,000  slips found');
  const order: readonly (Certainty | undefined)[] = ['sure', 'likely', 'possible'];
  for (const [least, certainty] of order.entries()) {
    const isShown = ({ sample, wrong, right }: Scored): boolean =>
      order.slice(0, least + 1).includes(certaintyOf({ wrong, right }, sample.condition));
    const flagged = of(ocr).filter(isShown);
    const wrong = flagged.filter(({ sample }) => sample.isWrong);
    const right = flagged.filter(({ sample }) => sample.isRight);
    const alarms = of(clean).filter(isShown);
    const found = of(slips).filter((one) => one.sample.isWrong && isShown(one));
    const figures = [wrong.length / flagged.length, wrong.length / misread, right.length / flagged.length];
    const others = [(alarms.length * 1e4) / cleanHan, found.length / slips.texts.length];
    console.log(certainty, [...figures, ...others].map((figure) => figure.toFixed(3)).join('  '));
  }
  const alarms = scored.filter(({ sample }) => !sample.isWrong);
  show('false alarms', alarms);
  const missed = scored.filter(({ sample, wrong }) => sample.isWrong && wrong < 0.5);
  show('unsure though misread', missed);
}

/** Precision and precision of the correction, the surest first, and the least mean probability. */
function reportRisingRecall(scored: readonly Scored[], misread: number): void {
  const meanOf = ({ wrong, right }: Scored): number => (wrong + right) / 2;
  const order = scored.toSorted((a, b) => meanOf(b) - meanOf(a));
  let wrong = 0;
  let right = 0;
  let mark = 0.3;
  for (const [flagged, one] of order.entries()) {
    if (one.sample.isWrong) wrong++;
    if (one.sample.isRight) right++;
    if (wrong / misread < mark) continue;
    const figures = [mark, wrong / (flagged + 1), right / (flagged + 1), meanOf(one)];
    console.log('recall', figures.map((figure) => figure.toFixed(3)).join('  '));
    mark = Math.round((mark + 0.05) * 100) / 100;
  }
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
