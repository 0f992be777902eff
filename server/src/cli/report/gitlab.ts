import { createHash } from 'node:crypto';
import type { Severity } from '../../core/engine/finding.ts';
import { entryOf } from '../../host/file-review.ts';
import type { Reporter } from './reporter.ts';

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'critical',
  warning: 'major',
  info: 'minor',
  hint: 'info',
};

/** GitLab's Code Quality report. Fingerprints rest on path, rule and message, so that edits elsewhere in the file keep them. */
export function gitlabReporter(): Reporter {
  let separator = '';
  return {
    begin: () => '[',
    file: (review) => {
      const { path, problems } = entryOf(review);
      const seen = new Map<string, number>();
      const issues = problems.map(({ rule, severity, message, startLine, endLine }) => {
        const key = JSON.stringify([path, rule, message]);
        const nth = seen.get(key) ?? 0;
        seen.set(key, nth + 1);
        const issue = {
          description: message,
          check_name: rule,
          fingerprint: createHash('sha1').update(`${key}${nth}`).digest('hex'),
          severity: SEVERITIES[severity],
          location: { path, lines: { begin: startLine, end: endLine } },
        };
        const json = separator + JSON.stringify(issue);
        separator = ',\n';
        return json;
      });
      return [issues.join('')];
    },
    end: () => ']\n',
  };
}
