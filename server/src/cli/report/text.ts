import { eastAsianWidth } from 'get-east-asian-width';
import pc from 'picocolors';
import type { Severity } from '../../core/engine/finding.ts';
import type { ProblemEntry } from '../../host/file-entry.ts';
import { entryOf } from '../../host/file-review.ts';
import { printable } from '../terminal.ts';
import type { Reporter, ReportOptions, Summary } from './reporter.ts';

export const SEVERITY_NAMES: Readonly<Record<Severity, string>> = {
  error: '错误',
  warning: '警告',
  info: '提示',
  hint: '参考',
};

/** For reading in a terminal: problems by file, each with its line and a caret below the place. */
export function textReporter({ textOf, hasColour }: ReportOptions): Reporter {
  const colours = pc.createColors(hasColour);
  const paint = { error: colours.red, warning: colours.yellow, info: colours.cyan, hint: colours.gray };
  const bySeverity = new Map<Severity, number>();
  return {
    begin: () => '',
    file: (review) => {
      const { path, problems } = entryOf(review);
      if (problems.length === 0) return [];
      const text = textOf(path);
      const blocks = problems.map((problem) => {
        const { severity, startLine, startColumn, message, rule } = problem;
        bySeverity.set(severity, (bySeverity.get(severity) ?? 0) + 1);
        const place = `${startLine}:${startColumn}`.padEnd(8);
        const head = `  ${place} ${paint[severity](SEVERITY_NAMES[severity])} ${printable(message)} ${colours.dim(rule)}`;
        const { line, caret } = excerptOf(text, problem);
        return `${head}\n${EXCERPT_INDENT}${line}\n${EXCERPT_INDENT}${paint[severity](caret)}\n`;
      });
      return [`${colours.underline(printable(path))}\n${blocks.join('')}\n`];
    },
    end: (summary) => `${summaryLine(summary, bySeverity)}\n`,
  };
}

const EXCERPT_INDENT = ' '.repeat(11);
const BEFORE = 18;
const AFTER = 18;
const LONGEST_MARKED = 40;

/** The line of a problem, cut around it, and a line of carets that stands under it where Han characters take two columns. */
export function excerptOf(
  text: string,
  { start, end }: Pick<ProblemEntry, 'start' | 'end'>,
): {
  line: string;
  caret: string;
} {
  const lineStart = Math.max(lastLineEnd(text, start) + 1, start - BEFORE);
  const markedEnd = Math.min(end, start + LONGEST_MARKED, nextLineEnd(text, start));
  const lineEnd = Math.min(nextLineEnd(text, markedEnd), markedEnd + AFTER);
  const before = printable(whole(text.slice(lineStart, start)).trimStart());
  const marked = printable(whole(text.slice(start, markedEnd)));
  const after = printable(whole(text.slice(markedEnd, lineEnd)));
  return {
    line: before + marked + after,
    caret: ' '.repeat(widthOf(before)) + '^'.repeat(Math.max(1, widthOf(marked))),
  };
}

const LINE_END = /[\n\r]/;

function lastLineEnd(text: string, offset: number): number {
  let at = offset - 1;
  while (at >= 0 && at > offset - BEFORE - 2 && !LINE_END.test(text.charAt(at))) at--;
  return at;
}

function nextLineEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && at < offset + LONGEST_MARKED + AFTER && !LINE_END.test(text.charAt(at))) at++;
  return at;
}

/** Without halves of surrogate pairs at the cut edges. */
const whole = (text: string): string => text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += eastAsianWidth(character.codePointAt(0)!, { ambiguousAsWide: false });
  return width;
}

function summaryLine(
  { files, characters, problems, milliseconds }: Summary,
  bySeverity: Map<Severity, number>,
): string {
  const reviewed = `${files} 个文件，${characters.toLocaleString('en')} 字，${(milliseconds / 1000).toFixed(2)} 秒`;
  if (problems === 0) return `没有发现问题（${reviewed}）`;
  const parts = Object.entries(SEVERITY_NAMES)
    .map(([severity, name]) => ({ name, count: bySeverity.get(severity as Severity) ?? 0 }))
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => `${name} ${count}`);
  return `共 ${problems} 处：${parts.join('，')}（${reviewed}）`;
}
