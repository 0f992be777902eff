import { rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { SOUND_ARTICLES } from '../articles.ts';
import { type Corpus, makeCorpus, pageOf, readSamples } from './corpus.ts';
import { typeInto } from './keystroke.ts';
import { logLogSlope, type Measured, medianRun, run } from './measure.ts';
import { installPeers, type Peers } from './peers.ts';
import { profileReview } from './profile.ts';
import { brokenPageOf, putPageInOrder } from './reading-order.ts';
import { readSentences, variedPage } from './varied.ts';

const MEGABYTE = 1e6;
/** Bytes of a page. */
const PAGE = 12_600;
const root = fileURLToPath(new URL('../../', import.meta.url));
const galley = [process.execPath, path.join(root, 'dist', 'cli.cjs')];
const scratch = path.join(tmpdir(), 'galley-bench');

const { values: options } = parseArgs({
  options: {
    files: { type: 'string', default: '2000' },
    /** Pages like no other: they take about four times as long as as many of the samples. */
    varied: { type: 'string', default: '300' },
    samples: { type: 'string', default: path.join(root, 'test', 'samples') },
    /** Of what takes seconds; what takes a minute runs once. */
    runs: { type: 'string', default: '3' },
    /** 20,000 files as well. */
    many: { type: 'boolean', default: false },
    /** Nothing but the keystrokes and the reading order. */
    keystrokes: { type: 'boolean', default: false },
  },
});

const loadAtStart = loadavg()[0]!;
const figures: Record<string, string> = {};
const rows: [name: string, value: string, floor: string][] = [];

const runs = Number(options.runs);

const samples = readSamples(options.samples);
if (!options.keystrokes) {
  await reviewManyFiles(samples);
  await startCold();
  await growWithSize(samples);
  if (options.many) await reviewVeryManyFiles(samples);
  showProfile();
}
await typeIntoPages(samples);
await orderPage();
printTable();

/** Against the peers on the same files. */
async function reviewManyFiles(samples: readonly string[]): Promise<void> {
  const corpus = makeCorpus(path.join(scratch, 'corpus'), Number(options.files), (i) => pageOf(samples, i, PAGE));
  rmSync(path.join(scratch, 'cache'), { recursive: true, force: true });
  const cold = await check(corpus, ['--no-corpus'], 'cache');
  const cached = await medianRun(runs, () => check(corpus, ['--no-corpus'], 'cache'));
  const compared = await check(corpus, ['--no-cache']);
  const peers = installPeers(path.join(scratch, 'peers'));
  const autocorrect = peers && (await medianRun(runs, () => run([...peers.autocorrect, '.'], { cwd: corpus.folder })));
  const ratio = ratioOf(cold, autocorrect);
  row(
    `${corpus.files} files, ${megabytes(corpus.bytes)}, all article rules, filling the cache`,
    seconds(cold),
    `autocorrect ${seconds(autocorrect)}, reading ${seconds(await readAll(corpus))}`,
  );
  row('  ratio to autocorrect --lint, wall time', ratio.toFixed(2), '1.00');
  const cpuRatio = autocorrect ? cold.cpuMilliseconds / autocorrect.cpuMilliseconds : Number.NaN;
  row('  ratio to autocorrect --lint, processor time', cpuRatio.toFixed(2), '1.00');
  row('  throughput', `${(corpus.bytes / cold.milliseconds / 1000).toFixed(1)} MB/s`, '');
  row('  peak memory', megabytes(cold.peakBytes), '400 MB');
  row('  second run from the cache', seconds(cached), `0.50 s (cat of the same report ${await copyReport(corpus)})`);
  row('    processor time', `${(cached.cpuMilliseconds / 1000).toFixed(2)} s`, '');
  row('  with the rules between files', seconds(compared), '');
  row('    peak memory', megabytes(compared.peakBytes), '400 MB');
  figure('corpus_s', cold.milliseconds / 1000);
  figure('autocorrect_s', (autocorrect?.milliseconds ?? Number.NaN) / 1000);
  figure('ratio_autocorrect', ratio);
  figure('cpu_ratio_autocorrect', cpuRatio);
  figure('cached_s', cached.milliseconds / 1000);
  figure('cached_cpu_s', cached.cpuMilliseconds / 1000);
  figure('with_corpus_s', compared.milliseconds / 1000);
  figure('peak_mb', cold.peakBytes / MEGABYTE);
  figure('with_corpus_peak_mb', compared.peakBytes / MEGABYTE);

  if (peers) await compareWithZhlint(path.join(corpus.folder, 'paper-0'), peers);
  await reviewVariedFiles(peers);
}

/** On one paper of the corpus, a fifth of its files: zhlint takes about as long for all as the rest of the bench. */
async function compareWithZhlint(folder: string, peers: Peers): Promise<void> {
  const own = await check({ folder }, ['--no-cache', '--no-corpus']);
  const zhlint = await run([...peers.zhlint, '**/*.txt'], { cwd: folder });
  row('a fifth of the files, ratio to zhlint', ratioOf(own, zhlint).toFixed(3), `0.15 (${seconds(zhlint)})`);
  figure('ratio_zhlint', ratioOf(own, zhlint));
}

/** Pages of which no two share a paragraph: what a thread remembers of one helps little with the next. */
async function reviewVariedFiles(peers: Peers | undefined): Promise<void> {
  const sentences = readSentences(path.join(root, 'test', 'rules'));
  const corpus = makeCorpus(path.join(scratch, 'varied'), Number(options.varied), (i) =>
    variedPage(sentences, i, PAGE),
  );
  const cold = await check(corpus, ['--no-cache', '--no-corpus']);
  const autocorrect = peers && (await run([...peers.autocorrect, '.'], { cwd: corpus.folder }));
  const name = `${corpus.files} varied files, ${megabytes(corpus.bytes)}, all article rules`;
  row(name, seconds(cold), `autocorrect ${seconds(autocorrect)}, reading ${seconds(await readAll(corpus))}`);
  row('  ratio to autocorrect --lint, wall time', ratioOf(cold, autocorrect).toFixed(2), '1.00');
  row('  peak memory', megabytes(cold.peakBytes), '400 MB');
  figure('varied_s', cold.milliseconds / 1000);
  figure('varied_ratio_autocorrect', ratioOf(cold, autocorrect));
  figure('varied_peak_mb', cold.peakBytes / MEGABYTE);
}

function ratioOf(own: Measured, peer: Measured | undefined): number {
  return own.milliseconds / (peer?.milliseconds ?? Number.NaN);
}

/** The floor of any tool: every byte read, nothing done. */
function readAll({ folder }: Corpus): Promise<Measured> {
  return medianRun(runs, () => run(['find', folder, '-type', 'f', '-exec', 'cat', '{}', '+']));
}

/** The floor of a run from the cache: the report as it is printed, read and written. */
async function copyReport(corpus: Corpus): Promise<string> {
  const report = path.join(scratch, 'report.json');
  await check(corpus, ['--no-corpus'], 'cache', report);
  return seconds(await medianRun(runs, () => run(['cat', report])));
}

async function startCold(): Promise<void> {
  const start = await medianRun(5, () => run([...galley, '--version']));
  const node = await medianRun(5, () => run([process.execPath, '-e', '0']));
  row('cold start of the command line', seconds(start), `node ${seconds(node)}`);
  figure('start_ms', start.milliseconds);
  figure('node_start_ms', node.milliseconds);
}

/** How the processor time for one file grows with its size. */
async function growWithSize(samples: readonly string[]): Promise<void> {
  const start = await medianRun(runs, () => run([...galley, '--version']));
  const sizes = [250, 500, 1000, 2000].map((thousands) => thousands * 1000);
  const points: [number, number][] = [];
  for (const size of sizes) {
    const one = makeCorpus(path.join(scratch, 'one'), 1, (i) => pageOf(samples, i, size));
    const measured = await check(one, ['--no-cache', '--no-corpus', '--jobs', '1']);
    points.push([one.bytes, measured.cpuMilliseconds - start.cpuMilliseconds]);
  }
  const slope = logLogSlope(points);
  row('growth of one file, 0.25–2 MB, log-log slope of processor time', slope.toFixed(3), '1.05');
  figure('slope', slope);
}

async function reviewVeryManyFiles(samples: readonly string[]): Promise<void> {
  const many = makeCorpus(path.join(scratch, 'many'), 20_000, (i) => pageOf(samples, i, 4000));
  const measured = await check(many, ['--no-cache']);
  row(`20,000 files, ${megabytes(many.bytes)}, rules between files too`, seconds(measured), '');
  row('  peak memory', megabytes(measured.peakBytes), '600 MB');
  figure('many_s', measured.milliseconds / 1000);
  figure('many_peak_mb', measured.peakBytes / MEGABYTE);
}

async function typeIntoPages(samples: readonly string[]): Promise<void> {
  for (const [name, bytes, keystrokes, floor] of [
    ['15k', 15_000, 200, '5 ms, p99 25 ms'],
    ['200k', 200_000, 40, ''],
    ['1m', 1_000_000, 10, '150 ms'],
  ] as const) {
    const { galley, echo } = await typeInto(samples, bytes, keystrokes);
    const shown = `${galley.median.toFixed(1)} ms`;
    row(
      `keystroke to diagnostics, ${name}`,
      shown,
      `${floor} (p99 ${galley.p99.toFixed(1)}, echo ${echo.median.toFixed(2)})`,
    );
    figure(`key_${name}_median_ms`, galley.median);
    figure(`key_${name}_p99_ms`, galley.p99);
  }
}

/** With a torn sentence in every article. */
async function orderPage(): Promise<void> {
  const { milliseconds, edits } = await putPageInOrder(brokenPageOf(SOUND_ARTICLES, 200_000));
  row('200 KB put in order', `${(milliseconds / 1000).toFixed(2)} s`, `2.00 s (${edits} edits)`);
  figure('order_200k_s', milliseconds / 1000);
}

/** What the rules take of a review of varied pages: pages of the samples repeat each other and flatter those that remember. */
function showProfile(): void {
  const sentences = readSentences(path.join(root, 'test', 'rules'));
  const shares = profileReview(Array.from({ length: 60 }, (_, i) => variedPage(sentences, i, PAGE)));
  const shown = shares.slice(0, 8).map(({ part, share }) => `${part} ${(share * 100).toFixed(0)} %`);
  row('  of varied pages', shown[0]!, shown.slice(1).join(', '));
}

function check(
  { folder }: Pick<Corpus, 'folder'>,
  args: readonly string[],
  cache = 'none',
  output?: string,
): Promise<Measured> {
  const env = { XDG_CACHE_HOME: path.join(scratch, cache) };
  return run([...galley, 'check', '--format', 'json', '--min-severity', 'hint', ...args, folder], {
    env,
    ...(output !== undefined && { output }),
  });
}

function row(name: string, value: string, floor: string): void {
  rows.push([name, value, floor]);
}

function figure(name: string, value: number): void {
  figures[name] = Number.isNaN(value) ? 'NA' : value.toFixed(3);
}

function printTable(): void {
  row('load average at the start and the end', `${loadAtStart.toFixed(1)}, ${loadavg()[0]!.toFixed(1)}`, 'idle: 0');
  const width = Math.max(...rows.map(([name]) => name.length));
  for (const [name, value, floor] of rows) console.log(`${name.padEnd(width)}  ${value.padStart(10)}  ${floor}`);
  console.log(
    `bench ${Object.entries(figures)
      .map(([name, value]) => `${name}=${value}`)
      .join(' ')}`,
  );
}

function seconds(measured: Measured | undefined): string {
  return measured ? `${(measured.milliseconds / 1000).toFixed(2)} s` : 'NA';
}

function megabytes(bytes: number): string {
  return `${(bytes / MEGABYTE).toFixed(0)} MB`;
}
