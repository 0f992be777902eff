// Counts how often “ and ” stand after and before each character in ../shared/news/train.jsonl.gz and writes the rates as
// server/src/data/quotation-odds.json, with the lengths of quotations (see server/src/data/README.md). Usage: tsx server/tools/build-quotation-odds.ts <train.jsonl.gz>
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const source = process.argv[2];
if (!source) throw new Error('usage: build-quotation-odds.ts <train.jsonl.gz>');

/** Least count of a character beside quotation marks to be listed. */
const LEAST = 30;

/** Lengths above this are counted together. */
const LONGEST = 60;

/** Quotations by length of their content: of terms and titles, and of speech (after a colon or an end mark, or at the start of a paragraph). */
const lengths = { term: new Array<number>(LONGEST + 1).fill(0), speech: new Array<number>(LONGEST + 1).fill(0) };

const counts = new Map<
  string,
  [total: number, openAfter: number, closeAfter: number, openBefore: number, closeBefore: number]
>();
const countsOf = (character: string) => {
  const known = counts.get(character);
  if (known) return known;
  const fresh: [number, number, number, number, number] = [0, 0, 0, 0, 0];
  counts.set(character, fresh);
  return fresh;
};

for (const line of gunzipSync(readFileSync(source)).toString('utf8').split('\n')) {
  if (!line) continue;
  for (const paragraph of (JSON.parse(line) as { paras: string[] }).paras) {
    const bare = paragraph.trim();
    for (const { index, 0: quotation } of bare.matchAll(/“[^“”]+”/g)) {
      const kind = index === 0 || '：。！？'.includes(bare[index - 1]!) ? 'speech' : 'term';
      lengths[kind][Math.min(quotation.length - 2, LONGEST)]!++;
    }
    for (let i = 0; i < bare.length; i++) {
      const mark = bare[i]!;
      if (mark !== '“' && mark !== '”') {
        countsOf(mark)[0]++;
        continue;
      }
      const side = mark === '“' ? 1 : 2;
      if (i > 0) countsOf(bare[i - 1]!)[side]++;
      if (i + 1 < bare.length) countsOf(bare[i + 1]!)[side + 2]!++;
    }
  }
}

/** Hundredths of a nat; add-one smoothing keeps a character that never stands there finite. */
const rate = (count: number, total: number): number => Math.round(100 * Math.log((count + 0.5) / (total + 50)));

const rates = [...counts]
  .filter(
    ([character, [total, ...sides]]) =>
      character.length === 1 && total >= LEAST && sides.reduce((a, b) => a + b) >= LEAST,
  )
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([character, [total, ...sides]]) => [character, ...sides.map((count) => rate(count, total))]);
const lengthRates = (kind: keyof typeof lengths): number[] => {
  const total = lengths[kind].reduce((a, b) => a + b);
  return lengths[kind].map((count) => rate(count, total));
};
const target = new URL('../src/data/quotation-odds.json', import.meta.url);
writeFileSync(
  target,
  `{\n"term": ${JSON.stringify(lengthRates('term'))},\n"speech": ${JSON.stringify(lengthRates('speech'))},\n"rates": [\n${rates.map((row) => JSON.stringify(row)).join(',\n')}\n]\n}\n`,
);
console.log(`${rates.length} characters`);
