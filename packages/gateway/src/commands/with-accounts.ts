import { Accounts } from '../domain/accounts/accounts.ts';
import { databasePlace } from '../data-folder.ts';
import { sqlAccountStore } from '../store/sql/accounts.ts';
import { openDatabase } from '../store/sql/database.ts';
import type { GatewayStorage } from './storage-options.ts';

/** Works on the accounts of a gateway, also while it runs. @throws {ConsultError} `USAGE` if neither way was chosen; as `openDatabase`. */
export async function withAccounts<Result>(
  { data, database: address }: GatewayStorage,
  work: (accounts: Accounts) => Promise<Result>,
): Promise<Result> {
  const database = await openDatabase(databasePlace({ dataFolder: data, database: address }));
  try {
    return await work(new Accounts(sqlAccountStore(database), { now: () => Date.now() }));
  } finally {
    await database.close();
  }
}
