import { Command, CommanderError } from 'commander';
import { addCampaignCommands } from './commands/campaign.ts';
import { addDatabaseCommands } from './commands/database.ts';
import { addDoctorCommands } from './commands/doctor.ts';
import { addIntentCommands } from './commands/intent.ts';
import { EXIT, exitCodeOf, failureText, type CommandSession, type Terminal } from './commands/output.ts';
import { addServeCommand } from './commands/serve.ts';
import { addStaffCommands } from './commands/staff.ts';
import { processTerminal } from './commands/terminal.ts';
import { VERSION } from './version.ts';

/**
 * The `consult-kit` command.
 * @param args - Without the program's own names.
 * @returns The exit code: 0, 1 for a failure or a bad answer, 2 for a wrong call.
 */
export async function run(args: readonly string[], terminal: Terminal = processTerminal()): Promise<number> {
  const session = { terminal, exitCode: EXIT.ok as number };
  const program = createProgram(session);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return session.exitCode;
  } catch (failure) {
    // Help and version leave this way as well; commander has written what there is to say.
    if (failure instanceof CommanderError) return failure.exitCode === 0 ? EXIT.ok : EXIT.usage;
    terminal.err(failureText(failure));
    return exitCodeOf(failure);
  }
}

function createProgram(session: CommandSession): Command {
  const { terminal } = session;
  const program = new Command('consult-kit')
    .description('Open a free online consultation to the shoppers of a shopping app, for the length of a campaign.')
    .version(VERSION, '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text),
      writeErr: (text) => terminal.err(text),
      outputError: (text, write) => write(text.replace(/^error: /, 'consult-kit: USAGE: ')),
    });
  // Sub-commands made from here on inherit exits and output.
  addServeCommand(program, session);
  addCampaignCommands(program, session);
  addDoctorCommands(program, session);
  addStaffCommands(program, session);
  addIntentCommands(program, session);
  addDatabaseCommands(program, session);
  return program;
}
