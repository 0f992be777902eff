import * as vscode from 'vscode';
import type { DiagnosticProviderMiddleware } from 'vscode-languageclient/node';
import { vsdiag } from 'vscode-languageclient/node';

/** Keeps vscode-languageclient 10 from losing marks when requests for the problems of a document overlap. */
export const pullMiddleware: DiagnosticProviderMiddleware = {
  provideDiagnostics: async (document, previousId, token, next) => {
    // A bare URI is asked for when its tab has closed. The answer is thrown away, and when it comes the document is forgotten, even
    // where its tab is open again by then: no more marks after that. So it must not take any time.
    if (document instanceof vscode.Uri)
      return { kind: vsdiag.DocumentDiagnosticReportKind.unChanged, resultId: previousId ?? '' };
    const report = await next(document, previousId, token);
    // A list whose conversion was cut short has holes: the marks stay until the next request is answered.
    if (token.isCancellationRequested) throw new vscode.CancellationError();
    return report;
  },
};
