import { SEVERITIES, type Severity } from '../../core/engine/finding.ts';
import { type DocumentStatus, STATUS_REQUEST, type StatusParams } from '../protocol.ts';
import { unlessSuperseded } from '../reviewer.ts';
import type { Session } from '../session.ts';

export function provideStatus({ connection, documents, reviewer }: Session): void {
  connection.onRequest(STATUS_REQUEST, async ({ uri }: StatusParams): Promise<DocumentStatus | null> => {
    const document = documents.text.get(uri);
    if (!document || !documents.isReviewed(document)) return null;
    const problems = await unlessSuperseded(reviewer.problemsOf(document));
    if (!problems) return null;
    const countOf = (wanted: Severity) => problems.filter(({ severity }) => severity === wanted).length;
    const counts = Object.fromEntries(SEVERITIES.map((severity) => [severity, countOf(severity)]));
    return { script: documents.pageOf(document).script, counts: counts as Record<Severity, number> };
  });
}
