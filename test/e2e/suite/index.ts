import { appendFileSync } from 'node:fs';
import { createReport } from '../report.ts';
import { checkCommands } from './commands.ts';
import { checkDamagedPage } from './damaged-page.ts';
import { checkDiagnostics } from './diagnostics.ts';
import { checkServer } from './server.ts';

/** Called by VS Code in its extension host; rejects when a check has failed. */
export async function run(): Promise<void> {
  const report = createReport((line) => appendFileSync(process.env['GALLEY_REPORT']!, `${line}\n`));
  await checkDiagnostics(report);
  await checkCommands(report);
  await checkDamagedPage(report);
  await checkServer(report);
  if (report.end() !== 0) throw new Error('checks have failed');
}
