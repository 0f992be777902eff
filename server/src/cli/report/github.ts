import type { Severity } from '../../core/engine/finding.ts';
import { entryOf } from '../../host/file-review.ts';
import type { Reporter } from './reporter.ts';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/** Workflow commands that GitHub Actions shows as annotations beside the lines. */
export const githubReporter = (): Reporter => ({
  begin: () => '',
  file: (review) => {
    const { path, problems } = entryOf(review);
    const lines = problems.map(({ severity, startLine, startColumn, endLine, endColumn, rule, message }) => {
      const columns = startLine === endLine ? `,col=${startColumn},endColumn=${endColumn}` : '';
      const place = `file=${property(path)},line=${startLine},endLine=${endLine}${columns}`;
      return `::${COMMANDS[severity]} ${place},title=${property(rule)}::${data(message)}\n`;
    });
    return [lines.join('')];
  },
  end: () => '',
});

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
