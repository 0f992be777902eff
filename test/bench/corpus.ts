import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface Corpus {
  readonly folder: string;
  readonly files: number;
  readonly bytes: number;
}

/** A folder of `files` pages in papers and days, as `page` makes each from its index. */
export function makeCorpus(folder: string, files: number, page: (index: number) => string): Corpus {
  rmSync(folder, { recursive: true, force: true });
  let bytes = 0;
  for (let i = 0; i < files; i++) {
    const paper = path.join(folder, `paper-${String(i % 5)}`, `2024-05-${String((i % 28) + 1).padStart(2, '0')}`);
    mkdirSync(paper, { recursive: true });
    const text = page(i);
    bytes += Buffer.byteLength(text);
    writeFileSync(path.join(paper, `${String(i).padStart(5, '0')}.txt`), text);
  }
  return { folder, files, bytes };
}

/**
 * A page of about `size` bytes, made of whole samples in turn from the one of that index on; a number line makes each page unlike the others, so
 * that no cache can take one for another.
 */
export function pageOf(samples: readonly string[], index: number, size: number): string {
  const parts: string[] = [];
  let bytes = 0;
  for (let i = index; ; i++) {
    const sample = samples[i % samples.length]!;
    const length = Buffer.byteLength(sample);
    if (parts.length > 0 && bytes + length / 2 > size) break;
    parts.push(sample.trimEnd());
    bytes += length;
  }
  return `${parts.join('\n\n')}\n\n本版编号：${index}\n`;
}

/** Texts of a folder of samples, in the order of their names. */
export function readSamples(folder: string): string[] {
  if (!existsSync(folder)) throw new Error(`no samples in ${folder}`);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.txt'));
  return names.sort().map((name) => readFileSync(path.join(folder, name), 'utf8'));
}
