import { Option, type Command } from 'commander';
import { addCommonAccountCommands, addPasswordOptions, passwordText, readPassword, type PasswordOptions } from './account-options.ts';
import { collect, readTexts } from './options.ts';
import { addStorageOptions, type GatewayStorage } from './storage-options.ts';
import { withAccounts } from './with-accounts.ts';
import type { CommandSession } from './output.ts';

interface StaffOptions extends PasswordOptions, GatewayStorage {
  role: 'integrator' | 'viewer';
  login: string;
  name?: string[];
}

/** `consult-kit staff`: people of the console. */
export function addStaffCommands(program: Command, session: CommandSession): void {
  const staff = program.command('staff').description('the people who may sign in at the console');
  const add = addStorageOptions(staff.command('add').description('add someone for the console'))
    .addOption(new Option('--role <role>', 'what the person may do').choices(['integrator', 'viewer']).makeOptionMandatory())
    .requiredOption('--login <login>', 'letters, digits and . _ @ + -')
    .option('--name <lang=name>', 'name in a language; repeat for more', collect);
  addPasswordOptions(add).action(async (options: StaffOptions) => {
    const given = await readPassword(options, session.terminal);
    const names = readTexts('--name', options.name ?? [`en=${options.login}`]);
    const input = { login: options.login, names, password: given.password };
    const account = await withAccounts(options, (accounts) => accounts.addStaff(options.role, input));
    session.terminal.out(`added ${account.role} ${account.login}\n${passwordText(account.login, given)}`);
  });
  addCommonAccountCommands(staff, session, ({ role }) => role !== 'doctor');
}
