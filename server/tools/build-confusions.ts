/**
 * Builds server/src/data/confusions.bin from shapes of characters (ocr/glyphs.py) and readings of printed lines by OCR engines
 * (ocr/readback.py): `tsx server/tools/build-confusions.ts --shapes FILE --readings FILE [--readings FILE…] [--out FILE]`.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CONFUSIONS_KIND } from '../src/core/language/confusion.ts';
import { isHanCode } from '../src/core/text/character.ts';
import { writeContainer } from './model/container.ts';
import { alignedPairs } from './ocr/align.ts';

/** Readings that a pair has without being seen, of all readings of the printed character: the floor that gains are counted from. */
const FLOOR = 2e-5;

/** A character is taken to have been printed this many times more, without misreading, so that rare ones are not overrated. */
const PRIOR_PRINTED = 60;

const { values } = parseArgs({
  options: {
    shapes: { type: 'string', default: 'glyphs.json' },
    readings: { type: 'string', multiple: true, default: [] },
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
  for (const [printed, read] of readings())
    for (const [a, b] of alignedPairs(printed, read)) {
      if (!isHanCode(a.charCodeAt(0)) || !isHanCode(b.charCodeAt(0))) continue;
      counts.printed.set(a, (counts.printed.get(a) ?? 0) + 1);
      if (a !== b) counts.misread.set(b + a, (counts.misread.get(b + a) ?? 0) + 1);
    }
  return counts;
}

function* readings(): Iterable<readonly [printed: string, read: string]> {
  for (const file of values.readings)
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      if (!line) continue;
      const [printed, read] = JSON.parse(line) as [string, string];
      yield [printed, read];
    }
}

function build(): void {
  const { characters, shapes } = JSON.parse(readFileSync(values.shapes, 'utf8')) as {
    characters: string;
    shapes: string;
  };
  const { printed, misread } = countReadings();
  const indexOf = new Map(characters.split('').map((character, i) => [character, i]));
  const byRead: { printed: number; gain: number }[][] = Array.from(characters, () => []);
  for (const [pair, count] of misread) {
    const read = indexOf.get(pair.charAt(0));
    const truth = indexOf.get(pair.charAt(1));
    if (read === undefined || truth === undefined) continue;
    const share = count / ((printed.get(pair.charAt(1)) ?? 0) + PRIOR_PRINTED);
    byRead[read]!.push({ printed: truth, gain: Math.round(Math.max(0, Math.log(share / FLOOR)) * 16) });
  }
  const all = byRead.flat();
  const starts = new Uint32Array(characters.length + 1);
  byRead.forEach((list, i) => {
    starts[i + 1] = starts[i]! + list.length;
  });
  writeContainer(values.out, CONFUSIONS_KIND, [
    Uint16Array.from(characters, (character) => character.charCodeAt(0)),
    new Uint8Array(Buffer.from(shapes, 'base64')),
    starts,
    Uint16Array.from(all, (pair) => pair.printed),
    Uint8Array.from(all, ({ gain }) => Math.min(255, gain)),
  ]);
  console.log(`${all.length} measured pairs of ${characters.length} characters`);
}

build();
