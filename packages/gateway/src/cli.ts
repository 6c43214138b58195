import { Command, CommanderError } from 'commander';
import { EXIT, exitCodeOf, failureText, type CommandSession, type Terminal } from './commands/output.ts';
import { processTerminal } from './commands/terminal.ts';
import { VERSION } from './version.ts';

type AddCommands = (program: Command, session: CommandSession) => void;

/** Commands by their first word, each fetched when it is asked for: a campaign is checked without a server or a database. */
const COMMANDS: Readonly<Record<string, () => Promise<AddCommands>>> = {
  serve: async () => (await import('./commands/serve.ts')).addServeCommand,
  campaign: async () => (await import('./commands/campaign.ts')).addCampaignCommands,
  doctor: async () => (await import('./commands/doctor.ts')).addDoctorCommands,
  staff: async () => (await import('./commands/staff.ts')).addStaffCommands,
  intent: async () => (await import('./commands/intent.ts')).addIntentCommands,
  ledger: async () => (await import('./commands/ledger.ts')).addLedgerCommands,
  database: async () => (await import('./commands/database.ts')).addDatabaseCommands,
};

/**
 * The `consult-kit` command.
 * @param args - Without the program's own names.
 * @returns The exit code: 0, 1 for a failure or a bad answer, 2 for a wrong call.
 */
export async function run(args: readonly string[], terminal: Terminal = processTerminal()): Promise<number> {
  const session = { terminal, exitCode: EXIT.ok as number };
  const program = createProgram(session);
  try {
    await addCommands(program, session, args[0] ?? '');
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
    // `campaign export ID --version 3` asks for a version of the campaign.
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text),
      writeErr: (text) => terminal.err(text),
      outputError: (text, write) => write(text.replace(/^error: /, 'consult-kit: USAGE: ')),
    });
  return program;
}

/** Sub-commands inherit exits and output, so they come once these are set. All of them where none is named, for the help and its suggestions. */
async function addCommands(program: Command, session: CommandSession, first: string): Promise<void> {
  const asked = Object.hasOwn(COMMANDS, first) ? [COMMANDS[first]] : Object.values(COMMANDS);
  for (const add of await Promise.all(asked.map((fetch) => fetch?.()))) add?.(program, session);
}
