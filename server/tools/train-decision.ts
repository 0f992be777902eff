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
import { loadLanguage, readModelFiles } from '../src/host/model.ts';
import { fitTrees } from './decision/boosting.ts';
import { readOcrFolder } from './decision/ocr-pages.ts';
import { randomFrom } from './decision/random.ts';
import { type Judged, type JudgedSets, leastSureFor, report, showExamples } from './decision/report.ts';
import { cleanText, corrupted, FOLDS, type ReadText, type Sample, samplesOf } from './decision/samples.ts';
import { SLIP_KINDS, slippingOf, withSlip } from './decision/slips.ts';
import { isHeldOut, readNews } from './model/news.ts';

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
  const judged = judgedSets(sets);
  report(judged);
  if (values.show !== '0') showExamples(judged, Number(values.show));
  const trees: DecisionTrees = { ...learn(Object.values(sets), () => false), leastSure: leastSureFor(judged) };
  if (!values['dry-run']) writeFileSync('server/src/data/decision-trees.ts', moduleOf(trees));
}

/** The samples judged by cross-validation. */
function judgedSets(sets: Sets): JudgedSets {
  const decide = Array.from({ length: FOLDS }, (_, left) =>
    deciderOf(learn(Object.values(sets), ({ fold }) => fold === left)),
  );
  const judge = ({ texts, samples }: Set): Judged => ({
    texts,
    scored: samples.map((sample) => ({ sample, ...decide[sample.fold]!(sample.features) })),
  });
  return { ocr: judge(sets.ocr), clean: judge(sets.clean), slips: judge(sets.slips) };
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

function learn(sets: readonly Set[], isLeftOut: (sample: Sample) => boolean): Pick<DecisionTrees, 'wrong' | 'right'> {
  const kept = sets.flatMap((set) =>
    set.samples.filter((sample) => !isLeftOut(sample)).map((sample) => ({ sample, weight: set.weight })),
  );
  const fit = (isTrue: (sample: Sample) => boolean): BoostedTrees =>
    fitTrees(kept.map(({ sample, weight }) => ({ features: sample.features, isTrue: isTrue(sample), weight })));
  return { wrong: fit(({ isWrong }) => isWrong), right: fit(({ isRight }) => isRight) };
}

const moduleOf = (trees: DecisionTrees): string =>
  `// Generated by server/tools/train-decision.ts; see README.md.\nimport type { DecisionTrees } from '../core/language/decision.ts';\n\nexport const DECISION_TREES: DecisionTrees = ${JSON.stringify(trees)};\n`;

main();
