import type { BrokenPage, SoundArticle } from './page.ts';
import { pick, type Random } from './random.ts';

/** What stands between two print lines of a page that was read across. */
const SEAMS = ['\n', ' ', '\n\n'] as const;

/**
 * A page of one article set in two or three columns whose middle part was read line by line across the columns; the paragraphs before
 * and behind are print lines in their order.
 */
export function readAcross({ title, paragraphs }: SoundArticle, random: Random): BrokenPage {
  const width = 12 + Math.floor(random() * 9);
  const seam = pick(SEAMS, random);
  const gap = seam === '\n' ? '\n' : '\n\n';
  const count = random() < 0.7 ? 2 : 3;
  const [before, across, behind] = [paragraphs.slice(0, 1), paragraphs.slice(1, -1), paragraphs.slice(-1)];
  const columns = columnsOf(
    across.flatMap((paragraph) => printLines(paragraph, width)),
    count,
  );
  const rows = columns[0]!.flatMap((_, row) => columns.flatMap((column) => column[row] ?? []));
  const lead = [title, ...before.map((paragraph) => printLines(paragraph, width).join(seam === ' ' ? ' ' : '\n'))];
  const start = lead.join(gap).length + gap.length;
  const body = rows.join(seam);
  const text = [
    ...lead,
    body,
    ...behind.map((paragraph) => printLines(paragraph, width).join(seam === ' ' ? ' ' : '\n')),
  ];
  return {
    text: `${text.join(gap)}\n`,
    breaks: [{ kind: 'across', start, end: start + body.length, columns: columns.map((column) => column.join('')) }],
  };
}

/** Lines of `width` characters; a mark that may not open a line hangs behind the last one. The first has an indent of two. */
function printLines(paragraph: string, width: number): string[] {
  const lines: string[] = [];
  let start = 0;
  while (start < paragraph.length) {
    let end = start + (start === 0 ? width - 2 : width);
    while (/[，。、；：？！”’）》]/u.test(paragraph.charAt(end))) end++;
    lines.push(paragraph.slice(start, end));
    start = end;
  }
  return lines;
}

/** Columns of equal height, as many lines as fill them. */
function columnsOf(lines: readonly string[], count: number): string[][] {
  const height = Math.ceil(lines.length / count);
  return Array.from({ length: count }, (_, column) => lines.slice(column * height, (column + 1) * height));
}
