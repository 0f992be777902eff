import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

export interface NewsArticle {
  readonly id: string;
  readonly title: string;
  readonly paras: readonly string[];
}

/** The articles of a gzipped JSON-lines file. */
export function readNews(file: string): NewsArticle[] {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n');
  return lines.filter(Boolean).map((line) => JSON.parse(line) as NewsArticle);
}

/** Every twentieth article is kept from the counts: texts the model has not seen, to measure it and to learn decisions from. */
export const isHeldOut = (_: NewsArticle, index: number): boolean => index % 20 === 7;
