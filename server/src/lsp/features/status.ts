import { estimateErrorRate } from '../../core/engine/error-rate.ts';
import { ERROR_WEIGHTS, type ErrorClass } from '../../core/engine/error-weights.ts';
import { SEVERITIES, type Severity } from '../../core/engine/finding.ts';
import { type DocumentStatus, STATUS_REQUEST, type StatusParams } from '../protocol.ts';
import { unlessSuperseded } from '../reviewer.ts';
import type { Session } from '../session.ts';

export function provideStatus({ connection, documents, reviewer, preferences }: Session): void {
  connection.onRequest(STATUS_REQUEST, async ({ uri }: StatusParams): Promise<DocumentStatus | null> => {
    const document = documents.text.get(uri);
    if (!document || !documents.isReviewed(document)) return null;
    const problems = await unlessSuperseded(reviewer.problemsOf(document));
    if (!problems) return null;
    const page = documents.pageOf(document);
    const settings = await preferences.settingsOf(uri);
    const { byClass, ...rate } = estimateErrorRate(page, problems, settings);
    const classes = (Object.entries(byClass) as [ErrorClass, number][]).filter(([, errors]) => errors > 0);
    const countOf = (wanted: Severity) => problems.filter(({ severity }) => severity === wanted).length;
    const counts = Object.fromEntries(SEVERITIES.map((severity) => [severity, countOf(severity)]));
    return {
      script: page.script,
      counts: counts as Record<Severity, number>,
      errorRate: {
        ...rate,
        passLine: settings.errorRate.passLine,
        classes: classes.map(([name, errors]) => ({ title: ERROR_WEIGHTS[name].title, errors })),
      },
    };
  });
}
