import type { BrokenPage, SoundArticle } from './page.ts';
import { pick, type Random } from './random.ts';

/** What stands between two print lines of a page that was read across. */
const SEAMS = ['\n', ' ', '\n\n'] as const;

/**
 * A page of one article set in two or three columns of equal height whose middle part was read line by line across the columns; the
 * print lines before and behind are in their order.
 */
export function readAcross({ title, paragraphs }: SoundArticle, random: Random): BrokenPage {
  const width = 12 + Math.floor(random() * 9);
  const seam = pick(SEAMS, random);
  const gap = seam === '\n' ? '\n' : '\n\n';
  const count = random() < 0.7 ? 2 : 3;
  const [before, across, behind] = [paragraphs.slice(0, 1), paragraphs.slice(1, -1), paragraphs.slice(-1)];
  const lines = across.flatMap((paragraph) => printLines(paragraph, width));
  const height = Math.floor(lines.length / count);
  const columns = Array.from({ length: count }, (_, column) => lines.slice(column * height, (column + 1) * height));
  const rows = columns[0]!.flatMap((_, row) => columns.map((column) => column[row]!));
  const set = (inOrder: readonly string[]): string => inOrder.join(seam === ' ' ? ' ' : '\n');
  const lead = [title, ...before.map((paragraph) => set(printLines(paragraph, width)))];
  const start = lead.join(gap).length + gap.length;
  const body = rows.join(seam);
  const rest = lines.slice(count * height);
  const last = [
    ...(rest.length > 0 ? [set(rest)] : []),
    ...behind.map((paragraph) => set(printLines(paragraph, width))),
  ];
  return {
    text: `${[...lead, body, ...last].join(gap)}\n`,
    breaks: [
      {
        kind: 'across',
        start,
        end: start + body.length,
        columns: columns.map((column) => column.join('').replace(/\s/g, '')),
      },
    ],
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
