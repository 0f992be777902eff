import { MARK_TREES } from '../../data/mark-trees.ts';
import { type Classifier, classifierOf } from '../language/boosted-trees.ts';
import type { LanguageModel } from '../language/services.ts';
import { type MarkPlace, markFeatures, SEPARATORS, wantsMark } from './mark-place.ts';

/** A mark that may stand at a place, with its probability (0–1) among the separators. */
export interface LikelyMark {
  readonly mark: string;
  readonly probability: number;
}

/** How likely each of the separators is at a place where one of them stands, the likeliest first. */
export function likelyMarks(model: LanguageModel, place: MarkPlace): LikelyMark[] {
  const features = markFeatures(model, place);
  const others = Array.from(OTHERS, (mark) => ({ mark, probability: classifiers()[mark]!(features) }));
  const rest = others.reduce((sum, { probability }) => sum + probability, 0);
  const comma = { mark: '，', probability: Math.max(LEAST, 1 - rest) };
  return [comma, ...others].sort((a, b) => b.probability - a.probability);
}

export const probabilityOf = (marks: readonly LikelyMark[], wanted: string): number =>
  marks.find(({ mark }) => mark === wanted)?.probability ?? 0;

/** Probability that a separator fell out between two characters, where every eighth has. */
export function lossProbability(model: LanguageModel, place: MarkPlace): number {
  if (!wantsMark(model, place, '', LEAST_GAIN)) return 0;
  return classifiers()['']!(markFeatures(model, place));
}

/** Nats; the trees have seen no place where every mark is worse than none, and 、 alone seldom is better. */
const LEAST_GAIN = 0;

const OTHERS = SEPARATORS.slice(1);
const LEAST = 0.001;

let known: Readonly<Record<string, Classifier>> | undefined;

/** Read when the first damaged page asks for them. */
function classifiers(): Readonly<Record<string, Classifier>> {
  known ??= Object.fromEntries(Object.entries(MARK_TREES()).map(([mark, trees]) => [mark, classifierOf(trees)]));
  return known;
}
