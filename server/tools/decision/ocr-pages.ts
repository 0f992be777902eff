import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { partners } from '../ocr/align.ts';
import type { ReadText } from './samples.ts';

interface OcrArticle {
  readonly id: string;
  readonly paras: readonly { readonly truth: readonly string[]; readonly ocr: readonly string[] }[];
}

/** The articles of a folder of OCR readings, lines joined, blanks beside Han characters left out. */
export function readOcrFolder(folder: string): ReadText[] {
  return readdirSync(folder)
    .sort()
    .map((name) => pageOf(JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as OcrArticle));
}

/**
 * A page in the paragraphs that were printed: the data now and then put a line into the neighbour paragraph, so that all is aligned
 * at once and each unit goes where its line belongs.
 */
function pageOf({ id, paras }: OcrArticle): ReadText {
  const truths = paras.map(({ truth }) => tight(truth));
  const printed = truths.join('');
  const ownerOf = truths.flatMap((truth, paragraph) => Array.from(truth, () => paragraph));
  const lines = paras.flatMap(({ ocr }) => ocr.map((line) => tight([line]))).filter(Boolean);
  const partnerOf = partners(printed, lines.join(''));
  let text = '';
  const stood: string[] = [];
  let owner = 0;
  let at = 0;
  for (const line of lines) {
    const places = partnerOf.subarray(at, at + line.length);
    at += line.length;
    for (const [part, partPlaces, of] of partsOf(line, places, ownerOf)) {
      if (text && of > owner) {
        text += '\n\n';
        stood.push('\n', '\n');
      }
      owner = Math.max(owner, of);
      text += part;
      for (const place of partPlaces) stood.push(place < 0 ? '' : printed.charAt(place));
    }
  }
  return { name: id, text, printed: stood };
}

const tight = (lines: readonly string[]): string =>
  lines
    .map((line) => line.trim())
    .join('')
    .replace(/(?<![A-Za-z0-9])[ \u3000]+|[ \u3000]+(?![A-Za-z0-9])/g, '');

type Part = readonly [text: string, places: Int32Array, paragraph: number];

/** A line in one part, or in two where it runs over the end of a paragraph. */
function partsOf(line: string, places: Int32Array, ownerOf: readonly number[]): Part[] {
  const owners = Array.from(places, (place) => (place < 0 ? -1 : ownerOf[place]!));
  const known = owners.filter((owner) => owner >= 0);
  const [first, last] = [known[0] ?? 0, known.at(-1) ?? 0];
  if (first === last) return [[line, places, first]];
  const rightWith = (cut: number): number => owners.filter((owner, i) => owner === (i < cut ? first : last)).length;
  let best = 0;
  for (let cut = 1; cut <= line.length; cut++) if (rightWith(cut) > rightWith(best)) best = cut;
  const parts: Part[] = [
    [line.slice(0, best), places.subarray(0, best), first],
    [line.slice(best), places.subarray(best), last],
  ];
  return parts.filter(([part]) => part);
}
