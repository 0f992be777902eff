import { type Connection, MessageType, ShowMessageNotification } from 'vscode-languageserver';

/** Shows a message to the user and asks for no answer. */
export function warn(connection: Connection, message: string): void {
  void connection.sendNotification(ShowMessageNotification.type, {
    type: MessageType.Warning,
    message: `校样：${message}`,
  });
}
