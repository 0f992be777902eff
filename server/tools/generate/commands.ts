import { createProgram } from '../../src/cli/program.ts';

const WIDTH = 120;

/** The help of every command of `galley`, as Markdown. */
export function commandsHelp(): string {
  const program = createProgram(() => {});
  return program.commands
    .map((command) => {
      const help = command.configureHelp({ helpWidth: WIDTH }).helpInformation();
      return `### galley ${command.name()}\n\n${indented(withoutMachine(help))}`;
    })
    .join('\n');
}

/** The number of threads is that of the machine at hand. */
const withoutMachine = (help: string): string => help.replace(/(\(threads\)) \(default: \d+\)/, '$1');

const indented = (text: string): string => text.replace(/^(?=.)/gm, '    ');
