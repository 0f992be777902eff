import type { Edit, Fix } from '../engine/finding.ts';
import type { LanguageModel } from '../language/services.ts';
import { isLatinCode } from '../text/character.ts';
import { type Span, span, textOf } from '../text/span.ts';
import { certaintyOf, type Join } from './joins.ts';
import type { Page } from './page.ts';
import { hasWornMarks } from './worn-marks.ts';

/**
 * Joins the two halves: the second half moves up to the first, so that whatever stood between follows the repaired paragraph.
 * Edits are disjoint; no character but the blank lines round the moved half is lost.
 */
export function joinEdits({ text, blocks }: Page, { head, tail }: Pick<Join, 'head' | 'tail'>): Edit[] {
  const [first, second] = [blocks[head]!, blocks[tail]!];
  const glue = glueBetween(text, first, second);
  if (tail === head + 1) return [{ span: span(first.end, second.start), newText: glue }];
  const moved = tail > 0 ? span(blocks[tail - 1]!.end, second.end) : span(second.start, blocks[tail + 1]!.start);
  return [
    { span: span(first.end, first.end), newText: glue + textOf(text, second) },
    { span: moved, newText: '' },
  ];
}

/**
 * The fix that joins the halves; none where the join is not sure and the page's marks were misread: there a paragraph mostly lost no more
 * than its full stop (of eight such joins in ocr-dev none was right).
 */
export function joinFixes(page: Page, join: Join, title: string, model: LanguageModel | undefined): readonly Fix[] {
  if (model && certaintyOf(join) !== 'sure' && hasWornMarks(page, model)) return [];
  return [{ kind: 'suggestion', title, edits: joinEdits(page, join) }];
}

/** Two Latin words keep a space between them; Han needs none. */
export function glueBetween(text: string, first: Span, second: Span): string {
  return isLatinCode(text.charCodeAt(first.end - 1)) && isLatinCode(text.charCodeAt(second.start)) ? ' ' : '';
}
