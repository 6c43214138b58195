import type { Command } from 'commander';
import { addCommonAccountCommands, addPasswordOptions, passwordText, readPassword, type PasswordOptions } from './account-options.ts';
import { readDoctorsFile } from './doctors-file.ts';
import { collect, collectList, readTexts } from './options.ts';
import { addStorageOptions, type GatewayStorage } from './storage-options.ts';
import { withAccounts } from './with-accounts.ts';
import type { CommandSession } from './output.ts';

interface DoctorOptions extends PasswordOptions, GatewayStorage {
  login: string;
  name: string[];
  familyName?: string[];
  title?: string[];
  department?: string[];
  licence?: string;
  modules?: string[];
  languages?: string[];
  campaigns?: string[];
}

/** `consult-kit doctor`. */
export function addDoctorCommands(program: Command, session: CommandSession): void {
  const doctor = program.command('doctor').description('the doctors of a gateway');
  addAdd(doctor, session);
  addImport(doctor, session);
  addCommonAccountCommands(doctor, session, ({ role }) => role === 'doctor');
}

function addAdd(doctor: Command, { terminal }: CommandSession): void {
  const add = addStorageOptions(doctor.command('add').description('add a doctor'))
    .requiredOption('--login <login>', 'letters, digits and . _ @ + -')
    .requiredOption('--name <lang=name>', 'whole name in a language, for example en="Li Hua"; repeat for more', collect)
    .option('--family-name <lang=name>', 'as in "Dr Li"; repeat for more', collect)
    .option('--title <lang=title>', 'for example en="Chief physician"; repeat for more', collect)
    .option('--department <lang=name>', 'for example en="Respiratory medicine"; repeat for more', collect)
    .option('--licence <number>', 'number of the licence, shown to shoppers')
    .option('--modules <ids>', 'groups of people served, split by commas; all if left out', collectList)
    .option('--languages <tags>', 'languages served, split by commas; all if left out', collectList)
    .option('--campaigns <ids>', 'campaigns served, split by commas; all if left out', collectList);
  addPasswordOptions(add).action(async (options: DoctorOptions) => {
    const given = await readPassword(options, terminal);
    const account = await withAccounts(options, (accounts) => accounts.addDoctor({ ...doctorOf(options), password: given.password }));
    terminal.out(`added doctor ${account.login}\n${passwordText(account.login, given)}`);
  });
}

function addImport(doctor: Command, { terminal }: CommandSession): void {
  const command = doctor
    .command('import')
    .description('add doctors from a table, all or none; passwords that the table lacks are made and printed once')
    .argument('<file>', '.csv with a line of column names, or .json with a list');
  addStorageOptions(command).action(async (path: string, storage: GatewayStorage) => {
    const doctors = await readDoctorsFile(path);
    const accounts = await withAccounts(storage, (all) => doctors.addAll((inputs) => all.addDoctors(inputs)));
    const told = doctors.passwords.map((given, index) => passwordText(accounts[index]?.login ?? '', given));
    terminal.out(`added ${accounts.length} ${accounts.length === 1 ? 'doctor' : 'doctors'}\n${told.join('')}`);
  });
}

function doctorOf({
  login,
  name,
  familyName,
  title,
  department,
  licence,
  modules,
  languages,
  campaigns,
}: DoctorOptions): Record<string, unknown> {
  const texts = (key: string, option: string, parts: readonly string[] | undefined) => parts && { [key]: readTexts(option, parts) };
  return {
    login,
    ...texts('names', '--name', name),
    ...texts('familyNames', '--family-name', familyName),
    ...texts('titles', '--title', title),
    ...texts('departments', '--department', department),
    ...(licence !== undefined && { licence }),
    ...(modules && { modules }),
    ...(languages && { languages }),
    ...(campaigns && { campaigns }),
  };
}
