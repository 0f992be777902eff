/**
 * Builds server/src/data/confusions.bin from shapes of characters (ocr/glyphs.py) and readings of printed lines by OCR engines
 * (ocr/readback.py): `tsx server/tools/build-confusions.ts --shapes FILE --readings FILE [--readings FILE…] [--model FILE] [--out FILE]`.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readCharacterModel } from '../src/core/language/character-model.ts';
import { CONFUSIONS_KIND, type Confusions, candidateRanker, FEW_CANDIDATES } from '../src/core/language/confusion.ts';
import { isHanCode } from '../src/core/text/character.ts';
import { writeContainer } from './model/container.ts';
import { partners } from './ocr/align.ts';

/** Readings that a pair has without being seen, of all readings of the printed character: the floor that gains are counted from. */
const FLOOR = 2e-5;

/** Pairs of less evidence, in steps of 1/16 nat, are not kept. */
const LEAST_GAIN = 8;

/** A character is taken to have been printed this many times more, without misreading, so that rare ones are not overrated. */
const PRIOR_PRINTED = 60;

const { values } = parseArgs({
  options: {
    shapes: { type: 'string', default: 'glyphs.json' },
    readings: { type: 'string', multiple: true, default: [] },
    model: { type: 'string', default: 'server/src/data/characters.bin' },
    out: { type: 'string', default: 'server/src/data/confusions.bin' },
  },
});

interface Counts {
  readonly printed: Map<string, number>;
  /** By read and printed character, two units in one string. */
  readonly misread: Map<string, number>;
}

function countReadings(): Counts {
  const counts: Counts = { printed: new Map(), misread: new Map() };
  for (const [printed, read, others] of readings())
    partners(printed, read).forEach((place, i) => {
      const truth = printed.charAt(place);
      if (!isHanCode(truth.charCodeAt(0))) return;
      increase(counts.printed, truth, 1);
      for (const [character, share] of sharesOf(read.charAt(i), others?.[i]))
        if (character !== truth && isHanCode(character.charCodeAt(0)))
          increase(counts.misread, character + truth, share);
    });
  return counts;
}

const increase = (counts: Map<string, number>, key: string, by: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + by);
};

/** What a character was read as, by shares of 1: an engine that tells what else it may be is worth many readings. */
function sharesOf(read: string, others: Thousandths = {}): [character: string, share: number][] {
  const shares = Object.entries(others).map(([character, share]): [string, number] => [character, share / 1000]);
  return [[read, shares.reduce((rest, [, share]) => rest - share, 1)], ...shares];
}

type Thousandths = Readonly<Record<string, number>>;

function* readings(): Iterable<readonly [printed: string, read: string, others?: readonly Thousandths[]]> {
  for (const file of values.readings)
    for (const line of readFileSync(file, 'utf8').split('\n'))
      if (line) yield JSON.parse(line) as [string, string, Thousandths[]?];
}

function build(): void {
  const { characters, shapes } = JSON.parse(readFileSync(values.shapes, 'utf8')) as {
    characters: string;
    shapes: string;
  };
  const pairs = measuredPairs(characters);
  const all = pairs.flat();
  const starts = new Uint32Array(characters.length + 1);
  pairs.forEach((list, i) => {
    starts[i + 1] = starts[i]! + list.length;
  });
  const confusions = {
    characters,
    shapes: new Int8Array(Buffer.from(shapes, 'base64')),
    starts,
    printed: Uint16Array.from(all, (pair) => pair.printed),
    gains: Uint8Array.from(all, ({ gain }) => Math.min(255, gain)),
  };
  writeContainer(values.out, CONFUSIONS_KIND, [
    Uint16Array.from(characters, (character) => character.charCodeAt(0)),
    confusions.shapes,
    starts,
    confusions.printed,
    confusions.gains,
    likeliestOf(confusions),
  ]);
  console.log(`${all.length} measured pairs of ${characters.length} characters`);
}

/** By character as read: what was printed, and the gain in steps of 1/16 nat. */
function measuredPairs(characters: string): { printed: number; gain: number }[][] {
  const { printed, misread } = countReadings();
  const indexOf = new Map(characters.split('').map((character, i) => [character, i]));
  const byRead: { printed: number; gain: number }[][] = Array.from(characters, () => []);
  for (const [pair, count] of misread) {
    const read = indexOf.get(pair.charAt(0));
    const truth = indexOf.get(pair.charAt(1));
    if (read === undefined || truth === undefined) continue;
    const share = count / ((printed.get(pair.charAt(1)) ?? 0) + PRIOR_PRINTED);
    const gain = Math.round(Math.log(share / FLOOR) * 16);
    if (gain >= LEAST_GAIN) byRead[read]!.push({ printed: truth, gain });
  }
  return byRead;
}

function likeliestOf(confusions: Omit<Confusions, 'likeliest'>): Uint16Array {
  const { alphabet, unigramCosts } = readCharacterModel(new Uint8Array(readFileSync(values.model)).buffer);
  const rank = candidateRanker(confusions, alphabet, unigramCosts);
  const { length } = confusions.characters;
  const likeliest = new Uint16Array(length * FEW_CANDIDATES);
  for (let read = 0; read < length; read++) likeliest.set(rank(read, FEW_CANDIDATES), read * FEW_CANDIDATES);
  return likeliest;
}

build();
