import { ConsultError, type DoctorProfile, type LocalizedText, type StaffRole } from '@consult-kit/protocol';
import type { Kysely } from 'kysely';
import type { Account, AccountStore } from '../../domain/accounts/account.ts';
import type { DoctorRecord } from '../../domain/identity/identity.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

/** Staff accounts in the SQL database. */
export function sqlAccountStore(database: Database): AccountStore {
  const one = async (column: 'accounts.id' | 'accounts.login', value: string): Promise<Account | undefined> => {
    const [row] = await database.read(({ kysely }) => accountRows(kysely).where(column, '=', value).execute());
    return row && accountOf(row);
  };
  return {
    insert: (accounts) =>
      database.write(async ({ kysely }) => {
        for (const [index, account] of accounts.entries()) await insertAccount(kysely, account, index);
      }),
    findByLogin: (login) => one('accounts.login', login),
    find: (id) => one('accounts.id', id),
    list: async () => {
      const rows = await database.read(({ kysely }) => accountRows(kysely).orderBy('accounts.login').execute());
      return rows.map(accountOf);
    },
    setPassword: async (id, password) => {
      await database.write(({ kysely }) => kysely.updateTable('accounts').set({ password }).where('id', '=', id).execute());
    },
    setDisabled: async (id, atMs) => {
      await database.write(({ kysely }) => kysely.updateTable('accounts').set({ disabled_at: atMs }).where('id', '=', id).execute());
    },
    endSessions: async (account, atMs) => {
      await database.write(({ kysely }) =>
        kysely.updateTable('sessions').set({ ended_at: atMs }).where('account', '=', account).where('ended_at', 'is', null).execute(),
      );
    },
  };
}

function accountRows(kysely: Kysely<Tables>) {
  return kysely
    .selectFrom('accounts')
    .leftJoin('doctors', 'doctors.account', 'accounts.id')
    .select(['id', 'login', 'role', 'names', 'password', 'created_at', 'disabled_at', 'profile', 'modules', 'languages', 'campaigns']);
}

type AccountRow = Awaited<ReturnType<ReturnType<typeof accountRows>['execute']>>[number];

async function insertAccount(kysely: Kysely<Tables>, account: Account, index: number): Promise<void> {
  const { id, login, role, names, passwordHash, createdAtMs, disabledAtMs, doctor } = account;
  const taken = await kysely.selectFrom('accounts').where('login', '=', login).select('id').execute();
  if (taken.length > 0) {
    throw new ConsultError('ACCOUNT_EXISTS', `The login "${login}" is taken. Choose another one, or set a new password for that account.`, {
      faults: [{ path: [index, 'login'], message: 'this login is taken' }],
    });
  }
  await kysely
    .insertInto('accounts')
    .values({ id, login, role, names: JSON.stringify(names), password: passwordHash, created_at: createdAtMs, disabled_at: disabledAtMs })
    .execute();
  if (doctor) await kysely.insertInto('doctors').values(doctorRow(id, doctor)).execute();
}

function doctorRow(account: string, { profile, modules, languages, campaigns }: DoctorRecord): Tables['doctors'] {
  return {
    account,
    profile: JSON.stringify(profile),
    modules: JSON.stringify(modules),
    languages: JSON.stringify(languages),
    campaigns: JSON.stringify(campaigns),
  };
}

function accountOf(row: AccountRow): Account {
  return {
    id: row.id,
    login: row.login,
    role: row.role as StaffRole,
    names: JSON.parse(row.names) as LocalizedText,
    passwordHash: row.password,
    createdAtMs: row.created_at,
    disabledAtMs: row.disabled_at,
    doctor: doctorOf(row),
  };
}

function doctorOf({ profile, modules, languages, campaigns }: AccountRow): DoctorRecord | null {
  if (profile === null) return null;
  const list = (json: string | null): string[] => JSON.parse(json ?? '[]') as string[];
  return { profile: JSON.parse(profile) as DoctorProfile, modules: list(modules), languages: list(languages), campaigns: list(campaigns) };
}
