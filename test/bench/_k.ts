import { readFileSync } from 'node:fs';
import { readSamples } from '/work/seven/test/bench/corpus.ts';
import { typeInto } from '/work/seven/test/bench/keystroke.ts';

const [size, n] = process.argv.slice(2).map(Number);
const samples = process.argv[4] ? [readFileSync(process.argv[4], 'utf8')] : readSamples('/work/seven/test/samples');
console.log(size, JSON.stringify(await typeInto(samples, size!, n!)));
