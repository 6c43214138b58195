import type { Command } from 'commander';
import { generatePassword } from '../domain/accounts/passwords.ts';
import type { Account } from '../domain/accounts/account.ts';
import { columns, usage, type Terminal, type CommandSession } from './output.ts';
import { addStorageOptions, type GatewayStorage } from './storage-options.ts';
import { withAccounts } from './with-accounts.ts';

/** How a new password is given. */
export interface PasswordOptions {
  passwordStdin?: boolean;
  generatePassword?: boolean;
}

/** A password, and whether it was made here and has to be told. */
export interface GivenPassword {
  password: string;
  made: boolean;
}

/** Adds the two ways of giving a password; neither shows it to other programs of the machine. */
export function addPasswordOptions(command: Command): Command {
  return command
    .option('--password-stdin', 'read the password from the standard input')
    .option('--generate-password', 'make a password and print it once');
}

/** @throws {ConsultError} `USAGE` unless exactly one way was chosen. */
export async function readPassword(
  { passwordStdin, generatePassword: generate }: PasswordOptions,
  terminal: Terminal,
): Promise<GivenPassword> {
  if (Boolean(passwordStdin) === Boolean(generate)) throw usage('Choose one of --password-stdin and --generate-password.');
  if (generate) return { password: generatePassword(), made: true };
  return { password: (await terminal.readInput()).replace(/\r?\n$/, ''), made: false };
}

/** What is printed once a password has been set. */
export function passwordText(login: string, { password, made }: GivenPassword): string {
  return made ? `password of ${login}: ${password}\n` : '';
}

/** Commands that doctors and other staff have alike: list, disable, enable, password. */
export function addCommonAccountCommands(group: Command, { terminal }: CommandSession, holds: (account: Account) => boolean): void {
  const command = (nameAndArguments: string, description: string): Command =>
    addStorageOptions(group.command(nameAndArguments).description(description));
  command('list', 'list the accounts').action(async (storage: GatewayStorage) => {
    const accounts = await withAccounts(storage, (all) => all.list());
    terminal.out(listText(accounts.filter(holds)));
  });
  command('disable <login>', 'keep someone from signing in and end their sessions; conversations keep their name')
    .alias('remove')
    .action(async (login: string, storage: GatewayStorage) => {
      const account = await withAccounts(storage, (all) => all.disable(login));
      terminal.out(`${account.login} can no longer sign in\n`);
    });
  command('enable <login>', 'let someone sign in again').action(async (login: string, storage: GatewayStorage) => {
    const account = await withAccounts(storage, (all) => all.enable(login));
    terminal.out(`${account.login} can sign in again\n`);
  });
  addPasswordOptions(command('password <login>', 'set a new password and end all sessions')).action(
    async (login: string, options: GatewayStorage & PasswordOptions) => {
      const given = await readPassword(options, terminal);
      const account = await withAccounts(options, (all) => all.setPassword(login, given.password));
      terminal.out(`${account.login} has a new password\n${passwordText(account.login, given)}`);
    },
  );
}

function listText(accounts: readonly Account[]): string {
  if (accounts.length === 0) return 'no accounts\n';
  const rows = accounts.map(({ login, role, names, doctor, disabledAtMs }) => [
    login,
    role,
    Object.values(names).join(' / '),
    ...(doctor ? [listed('modules', doctor.modules), listed('languages', doctor.languages), listed('campaigns', doctor.campaigns)] : []),
    disabledAtMs === null ? '' : 'disabled',
  ]);
  return columns(rows);
}

function listed(what: string, values: readonly string[]): string {
  return `${what}: ${values.length === 0 ? 'all' : values.join(',')}`;
}
