import type { WorkspaceEdit } from 'vscode-languageserver';
import { type Dismissal, formatDismissal } from '../../core/engine/dismissals.ts';
import { DISMISSALS_FILE, SERVER_COMMANDS } from '../protocol.ts';
import { unlessSuperseded } from '../reviewer.ts';
import type { Session } from '../session.ts';
import { type FixChoice, fixEdit, previewEdit } from './fix-edits.ts';
import { cleanEdit, keepArticleEdit, orderEdit, splitEdit } from './page-changes.ts';

export interface CommandParts {
  readonly session: Session;
  /** Called when the dismissals of the workspace have changed. */
  readonly onDismissed: () => void;
}

export function provideCommands({ session, onDismissed }: CommandParts): void {
  const { connection, documents, host, paths, rulePage } = session;

  connection.onExecuteCommand(async ({ command, arguments: [first, second] = [] }) => {
    if (command === SERVER_COMMANDS.openRule) return connection.window.showDocument({ uri: rulePage(String(first)) });
    if (command === SERVER_COMMANDS.dismiss) return dismiss(String(first), second as Dismissal);
    if (command === SERVER_COMMANDS.reviewWorkspace) return session.workspace()?.widen();
    const document = documents.text.get(String(first));
    if (!document) return undefined;
    switch (command) {
      case SERVER_COMMANDS.fixAll:
        return apply('修正全部安全的问题', fixEdit(session, document, {}));
      case SERVER_COMMANDS.fixRule:
        return apply('修正全部同类问题', fixEdit(session, document, { rule: String(second) }));
      case SERVER_COMMANDS.previewFix: {
        const choice = second as FixChoice;
        return apply(choice.title, previewEdit(session, document, choice));
      }
      case SERVER_COMMANDS.putInOrder:
        return apply('按阅读顺序整理版面', orderEdit(session, document));
      case SERVER_COMMANDS.splitPage:
        return apply('把版面拆成单篇', splitEdit(session, document));
      case SERVER_COMMANDS.cleanPage:
        return apply('清理版面', cleanEdit(session, document));
      case SERVER_COMMANDS.keepArticle:
        return apply('只留正文', keepArticleEdit(session, document));
      default:
        return undefined;
    }
  });

  async function dismiss(uri: string, dismissal: Dismissal): Promise<void> {
    await host.appendText(paths().rootOf(uri) + DISMISSALS_FILE, formatDismissal(dismissal));
    onDismissed();
  }

  async function apply(label: string, work: Promise<WorkspaceEdit | undefined>): Promise<boolean> {
    const edit = await unlessSuperseded(work);
    if (!edit) return false;
    return (await connection.workspace.applyEdit({ label, edit })).applied;
  }
}
