import type { ChangeAnnotation, WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Edit } from '../core/engine/finding.ts';
import { textEditOf } from './convert.ts';
import type { ClientFeatures } from './session.ts';

const PREVIEW = 'galley';

/**
 * The edits as a change of this very version of the document, one undo step. With `preview`, an editor that can shows the
 * change under this label first and lets the user choose.
 */
export function workspaceEditOf(
  document: TextDocument,
  edits: readonly Edit[],
  client: ClientFeatures,
  preview?: string,
): WorkspaceEdit {
  const annotate = preview !== undefined && client.changeAnnotations;
  const textEdits = edits.map((edit) => ({
    ...textEditOf(document, edit),
    ...(annotate && { annotationId: PREVIEW }),
  }));
  const textDocument = { uri: document.uri, version: document.version };
  return {
    documentChanges: [{ textDocument, edits: textEdits }],
    ...(annotate && { changeAnnotations: { [PREVIEW]: confirmation(preview) } }),
  };
}

const confirmation = (label: string): ChangeAnnotation => ({ label, needsConfirmation: true });
