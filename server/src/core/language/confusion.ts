import type { Alphabet } from './alphabet.ts';
import type { CharacterModel } from './character-model.ts';
import { readSections } from './container.ts';

/** Kind and version of confusions.bin; a change of its form raises it. */
export const CONFUSIONS_KIND = 0x0302;
export const CONFUSIONS_SECTIONS = 6;

/** Numbers that tell the shape of a character; their inner product in units of 1/65536 is the likeness of two. */
export const SHAPE_LENGTH = 32;

/** Candidates that are ranked beforehand; more of them are found by comparing shapes, which takes a hundred times as long. */
export const FEW_CANDIDATES = 56;
export const ALL_CANDIDATES = 240;

/** What is measured of misreading: how alike characters look and how often one was read for the other. */
export interface Confusions {
  readonly characters: string;
  readonly shapes: Int8Array;
  /** By character as read: the first of its measured pairs, and their number at the end. */
  readonly starts: Uint32Array;
  /** Measured pairs: index of the printed character, and how far ln P(read | printed) lies above the floor, in steps of 1/16 nat. */
  readonly printed: Uint16Array;
  readonly gains: Uint8Array;
  /** Indices of the FEW_CANDIDATES likeliest of each character as read, the likelier first. */
  readonly likeliest: Uint16Array;
}

/** Reads confusions.bin. Throws an Error that says what is wrong with it. */
export function readConfusions(buffer: ArrayBufferLike): Confusions {
  const sections = readSections(buffer, CONFUSIONS_KIND, CONFUSIONS_SECTIONS);
  const [characterBytes, shapeBytes, startBytes, printedBytes, gains, likeliestBytes] = sections as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ];
  const characters = new TextDecoder('utf-16le').decode(characterBytes);
  const shapes = new Int8Array(shapeBytes.buffer, shapeBytes.byteOffset, shapeBytes.byteLength);
  const starts = new Uint32Array(startBytes.buffer, startBytes.byteOffset, startBytes.byteLength >> 2);
  const printed = new Uint16Array(printedBytes.buffer, printedBytes.byteOffset, printedBytes.byteLength >> 1);
  const likeliest = new Uint16Array(likeliestBytes.buffer, likeliestBytes.byteOffset, likeliestBytes.byteLength >> 1);
  const agree =
    shapes.length === characters.length * SHAPE_LENGTH &&
    starts.length === characters.length + 1 &&
    starts[characters.length] === printed.length &&
    printed.length === gains.length &&
    printed.every((index) => index < characters.length) &&
    likeliest.length === characters.length * FEW_CANDIDATES &&
    likeliest.every((index) => index < characters.length);
  if (!agree) throw new Error('数据文件结构不符 (bad confusions)');
  return { characters, shapes, starts, printed, gains, likeliest };
}

/** Characters that may have been printed where one was read, the likelier first, as symbols of the model's alphabet. */
export interface Candidates {
  readonly symbols: Uint16Array;
  /** Likeness to the character read, −1 to 1. */
  readonly likeness: Float32Array | Float64Array;
  /** Evidence of measured misreadings in nats above the floor; 0 when the pair was never measured. */
  readonly measured: Float32Array | Float64Array;
  /** What the two say for each, as supportOf gives. */
  readonly support: Float64Array;
  readonly length: number;
}

/** What likeness (a unit) and measured misreadings (a nat) weigh against a nat of context. */
const LIKENESS_WEIGHT = 10;
const MEASURED_WEIGHT = 0.8;

/** What speaks for a misreading whatever stands around, in nats of context. */
export const supportOf = (likeness: number, measured: number): number =>
  LIKENESS_WEIGHT * likeness + MEASURED_WEIGHT * measured;

/** What a character's frequency and a measured misreading weigh in the order of candidates, in units of likeness a nat. */
const FREQUENCY_WEIGHT = 0.05;
const MEASURED_RANK_WEIGHT = 0.15;

/** Gives the candidates for the character with this UTF-16 code: the few likeliest, or all; none when its shape is not known. */
export type CandidateFinder = (code: number, reach: 'few' | 'all') => Candidates | undefined;

/** A finder of candidates that keeps what it found. */
export function candidateFinder(confusions: Confusions, { alphabet, unigramCosts }: CharacterModel): CandidateFinder {
  const { characters, likeliest } = confusions;
  const indexByCode = indexByCodeOf(characters);
  const found = { few: new Map<number, Candidates>(), all: new Map<number, Candidates>() };
  const ranker = once(() => candidateRanker(confusions, alphabet, unigramCosts));
  return (code, reach) => {
    const read = indexByCode[code]!;
    if (read < 0) return undefined;
    const known = found[reach].get(code);
    if (known) return known;
    const indices =
      reach === 'few'
        ? likeliest.subarray(read * FEW_CANDIDATES, (read + 1) * FEW_CANDIDATES)
        : ranker()(read, ALL_CANDIDATES);
    const candidates = candidatesAt(confusions, alphabet, read, indices);
    found[reach].set(code, candidates);
    return candidates;
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** How easily one character is read for another: likeness, −1 to 1, and evidence of measured misreadings in nats above the floor. */
export interface Confusability {
  readonly likeness: number;
  readonly measured: number;
}

/** Tells the confusability of two characters by UTF-16 code, as read and as printed; none, −1, where a shape is not known. */
export function confusabilityTeller(confusions: Confusions): (read: number, truth: number) => Confusability {
  const indexByCode = indexByCodeOf(confusions.characters);
  return (readCode, truthCode) => {
    const read = indexByCode[readCode]!;
    const truth = indexByCode[truthCode]!;
    if (read < 0 || truth < 0) return { likeness: -1, measured: 0 };
    return {
      likeness: likenessOf(confusions.shapes, read, truth),
      measured: measuredGain(confusions, read, truth),
    };
  };
}

function indexByCodeOf(characters: string): Int16Array {
  const indices = new Int16Array(0x10000).fill(-1);
  for (let i = 0; i < characters.length; i++) indices[characters.charCodeAt(i)] = i;
  return indices;
}

function candidatesAt(
  confusions: Confusions,
  { symbolByCode }: Alphabet,
  read: number,
  indices: Uint16Array,
): Candidates {
  const { characters, shapes } = confusions;
  const { length } = indices;
  const symbols = new Uint16Array(length);
  const likeness = new Float32Array(length);
  const measured = new Float32Array(length);
  const support = new Float64Array(length);
  const gains = measuredGains(confusions, read);
  for (let k = 0; k < length; k++) {
    const index = indices[k]!;
    symbols[k] = symbolByCode[characters.charCodeAt(index)]!;
    likeness[k] = likenessOf(shapes, read, index);
    measured[k] = gains[index]!;
    support[k] = supportOf(likeness[k]!, measured[k]!);
  }
  return { symbols, likeness, measured, support, length };
}

/** What is measured of a character as read, in nats by index of the printed one; 0 where the pair was never measured. */
function measuredGains(
  { characters, starts, printed, gains }: Omit<Confusions, 'likeliest'>,
  read: number,
): Float32Array {
  const measured = new Float32Array(characters.length);
  for (let i = starts[read]!; i < starts[read + 1]!; i++) measured[printed[i]!] = gains[i]! / 16;
  return measured;
}

/** The same of one pair. */
function measuredGain({ starts, printed, gains }: Confusions, read: number, truth: number): number {
  const pair = printed.subarray(starts[read], starts[read + 1]).indexOf(truth);
  return pair < 0 ? 0 : gains[starts[read]! + pair]! / 16;
}

function likenessOf(shapes: Int8Array, a: number, b: number): number {
  let sum = 0;
  for (let i = 0; i < SHAPE_LENGTH; i++) sum += shapes[a * SHAPE_LENGTH + i]! * shapes[b * SHAPE_LENGTH + i]!;
  return sum / 65536;
}

/** Gives the indices of the likeliest candidates of a character as read, the likelier first, by comparing it with all others. */
export function candidateRanker(
  confusions: Omit<Confusions, 'likeliest'>,
  alphabet: Alphabet,
  unigramCosts: Uint8Array,
): (read: number, count: number) => Uint16Array {
  const { characters, shapes } = confusions;
  const usable = usableIndices(characters, alphabet, unigramCosts);
  const frequencyPart = Float32Array.from(usable, (index) => {
    const symbol = alphabet.symbolByCode[characters.charCodeAt(index)]!;
    return (-unigramCosts[symbol]! / 16) * FREQUENCY_WEIGHT;
  });
  const pairs = pairedShapes(shapes, usable);
  return (read, count) => {
    const measuredOf = measuredGains(confusions, read);
    const likenesses = likenessesOf(shapes.subarray(read * SHAPE_LENGTH, (read + 1) * SHAPE_LENGTH), pairs);
    const rank = new Float32Array(usable.length);
    for (let k = 0; k < usable.length; k++) {
      const index = usable[k]!;
      rank[k] = index === read ? -99 : likenesses[k]! + frequencyPart[k]! + MEASURED_RANK_WEIGHT * measuredOf[index]!;
    }
    return highest(rank, count).map((k) => usable[k]!);
  };
}

/** Places of the highest values, the highest first; of equal values the first. By a histogram, as a sort of all would take longer. */
function highest(values: Float32Array, count: number): Uint16Array {
  const bins = new Uint16Array(RANK_BINS);
  const binOf = (value: number): number =>
    Math.min(RANK_BINS - 1, Math.max(0, Math.floor((value + 1) * (RANK_BINS / 4))));
  for (let i = 0; i < values.length; i++) bins[binOf(values[i]!)]!++;
  let least = RANK_BINS - 1;
  for (let held = bins[least]!; held < count && least > 0; held += bins[--least]!);
  const places: number[] = [];
  for (let i = 0; i < values.length; i++) if (binOf(values[i]!) >= least) places.push(i);
  places.sort((a, b) => values[b]! - values[a]! || a - b);
  return Uint16Array.from(places.slice(0, count));
}

/** Ranks lie between −1 and 3. */
const RANK_BINS = 1024;

/** Rarer characters are not proposed: e^−14 is about ten times in the counted news. */
const RAREST_CANDIDATE = 14 * 16;

function usableIndices(characters: string, { symbolByCode }: Alphabet, unigramCosts: Uint8Array): Uint16Array {
  const indices: number[] = [];
  for (let i = 0; i < characters.length; i++) {
    const symbol = symbolByCode[characters.charCodeAt(i)]!;
    if (symbol < unigramCosts.length && unigramCosts[symbol]! <= RAREST_CANDIDATE) indices.push(i);
  }
  return Uint16Array.from(indices);
}

/** What the upper of two numbers that share a 64-bit float is multiplied by: inner products of shapes stay far below half of it. */
const UPPER = 2 ** 26;

/** The shapes of the characters, two in one row of floats: one multiplication serves two characters and loses nothing. */
function pairedShapes(shapes: Int8Array, indices: Uint16Array): Float64Array {
  const pairs = new Float64Array(Math.ceil(indices.length / 2) * SHAPE_LENGTH);
  for (let k = 0; k < indices.length; k++) {
    const from = indices[k]! * SHAPE_LENGTH;
    const row = (k >> 1) * SHAPE_LENGTH;
    for (let i = 0; i < SHAPE_LENGTH; i++) pairs[row + i]! += shapes[from + i]! * (k % 2 === 0 ? 1 : UPPER);
  }
  return pairs;
}

/** Likeness of a shape to each of the paired ones. */
function likenessesOf(shape: Int8Array, pairs: Float64Array): Float32Array {
  const factors = Float64Array.from(shape);
  const likenesses = new Float32Array((pairs.length / SHAPE_LENGTH) * 2);
  for (let row = 0; row < pairs.length; row += SHAPE_LENGTH) {
    let even = 0;
    let odd = 0;
    for (let i = 0; i < SHAPE_LENGTH; i += 2) {
      even += factors[i]! * pairs[row + i]!;
      odd += factors[i + 1]! * pairs[row + i + 1]!;
    }
    const sum = even + odd;
    const upper = Math.round(sum / UPPER);
    const k = (row / SHAPE_LENGTH) * 2;
    likenesses[k] = (sum - upper * UPPER) / 65536;
    likenesses[k + 1] = upper / 65536;
  }
  return likenesses;
}
