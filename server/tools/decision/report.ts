import type { Certainty } from '../../src/core/engine/finding.ts';
import { certaintyOf, type Decision, isReadingOffered, type LeastSure } from '../../src/core/language/decision.ts';
import type { Condition } from '../../src/core/language/observation.ts';
import { countHan, countMisread, FOLDS, foldOf, type ReadText, type Sample } from './samples.ts';

/** A sample judged by trees that have not seen its article. */
export interface Scored extends Decision {
  readonly sample: Sample;
}

/** Texts of one kind with their judged samples. */
export interface Judged {
  readonly texts: readonly ReadText[];
  readonly scored: readonly Scored[];
}

export interface JudgedSets {
  readonly ocr: Judged;
  readonly clean: Judged;
  readonly slips: Judged;
}

/** What a sure finding must be, on pages read by OCR, and how many of them 10,000 characters of clean news may have in each condition. */
const LEAST_PRECISION = 0.96;
const LEAST_CORRECTION = 0.91;
const MOST_ALARMS = { clean: 0.1, damaged: 0.07 };

/** The lowest thresholds that keep to these figures. */
export function leastSureFor({ ocr, clean }: JudgedSets): LeastSure {
  const han = countHan(clean.texts);
  const isQuiet = (condition: 'clean' | 'damaged', least: number): boolean =>
    (flaggedFrom(clean.scored, condition, least).length * 1e4) / han <= MOST_ALARMS[condition];
  const isRight = (least: number): boolean => {
    const flagged = flaggedFrom(ocr.scored, 'ruined', least);
    return (
      shareOf(flagged, ({ isWrong }) => isWrong) >= LEAST_PRECISION &&
      shareOf(flagged, ({ isRight }) => isRight) >= LEAST_CORRECTION
    );
  };
  const lowest = (isGood: (least: number) => boolean): number => {
    let least = 99;
    while (least > 50 && isGood((least - 1) / 100)) least--;
    return least / 100;
  };
  return {
    clean: lowest((least) => isQuiet('clean', least)),
    damaged: lowest((least) => isQuiet('damaged', least)),
    ruined: lowest(isRight),
  };
}

const surenessOf = ({ wrong, right }: Scored): number => (wrong + right) / 2;

const flaggedFrom = (scored: readonly Scored[], condition: Condition, least: number): Scored[] =>
  scored.filter((one) => one.sample.condition === condition && surenessOf(one) >= least);

const shareOf = (scored: readonly Scored[], isCounted: (sample: Sample) => boolean): number =>
  scored.filter(({ sample }) => isCounted(sample)).length / Math.max(1, scored.length);

/** Figures of the judged sets; the thresholds that each fold is judged by were set on the other folds. */
export function report(sets: JudgedSets): void {
  const { ocr, clean, slips } = sets;
  const misread = countMisread(ocr.texts);
  const cleanHan = countHan(clean.texts);
  console.log(`${misread} misread characters, ${countHan(ocr.texts)} Han; clean ${cleanHan} Han`);
  reportRisingRecall(ocr.scored, misread);
  const thresholds = Array.from({ length: FOLDS }, (_, fold) =>
    leastSureFor({ ocr: without(ocr, fold), clean: without(clean, fold), slips }),
  );
  console.log('thresholds', JSON.stringify(thresholds), 'of all', JSON.stringify(leastSureFor(sets)));
  console.log('from          precision  recall  correction  errors left  clean alarms/10,000  slips found  rightly');
  const order: readonly (Certainty | undefined)[] = ['sure', 'likely', 'possible'];
  for (const [least, certainty] of order.entries()) {
    const isShown = (one: Scored): boolean =>
      order.slice(0, least + 1).includes(certaintyOf(one, one.sample.condition, thresholds[one.sample.fold]!));
    const flagged = ocr.scored.filter(isShown);
    const wrong = flagged.filter(({ sample }) => sample.isWrong);
    const fixed = flagged.filter(isReadingOffered);
    const right = flagged.filter(({ sample }) => sample.isRight);
    const spoilt = fixed.filter(({ sample }) => !sample.isWrong);
    const left = misread - fixed.filter(({ sample }) => sample.isRight).length + spoilt.length;
    const found = slips.scored.filter((one) => one.sample.isWrong && isShown(one));
    const figures = [
      wrong.length / flagged.length,
      wrong.length / misread,
      right.length / flagged.length,
      left / misread,
      (clean.scored.filter(isShown).length * 1e4) / cleanHan,
      found.length / slips.texts.length,
      shareOf(found, ({ isRight }) => isRight),
    ];
    console.log(certainty, figures.map((figure) => figure.toFixed(3)).join('  '));
  }
}

const without = ({ texts, scored }: Judged, fold: number): Judged => ({
  texts: texts.filter(({ name }) => foldOf(name) !== fold),
  scored: scored.filter(({ sample }) => sample.fold !== fold),
});

/** Precision and precision of the correction, the surest first, and the least mean probability. */
function reportRisingRecall(scored: readonly Scored[], misread: number): void {
  const order = scored.toSorted((a, b) => surenessOf(b) - surenessOf(a));
  let wrong = 0;
  let right = 0;
  let mark = 0.3;
  for (const [flagged, one] of order.entries()) {
    if (one.sample.isWrong) wrong++;
    if (one.sample.isRight) right++;
    if (wrong / misread < mark) continue;
    const figures = [mark, wrong / (flagged + 1), right / (flagged + 1), surenessOf(one)];
    console.log('recall', figures.map((figure) => figure.toFixed(3)).join('  '));
    mark = Math.round((mark + 0.05) * 100) / 100;
  }
}

/** The surest false alarms and the least sure of the misread characters. */
export function showExamples({ ocr, clean, slips }: JudgedSets, count: number): void {
  const all = [ocr, clean, slips].flatMap(({ scored }) => scored);
  const sorted = all.toSorted((a, b) => b.wrong - a.wrong);
  const show = (title: string, scored: readonly Scored[]): void => {
    console.log(title);
    for (const { sample, wrong, right } of scored.slice(0, count))
      console.log(' ', wrong.toFixed(3), right.toFixed(3), sample.shown);
  };
  show(
    'false alarms',
    sorted.filter(({ sample }) => !sample.isWrong),
  );
  show(
    'unsure though misread',
    sorted.filter(({ sample, wrong }) => sample.isWrong && wrong < 0.5),
  );
}
