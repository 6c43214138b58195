import { Accounts } from '../domain/accounts/accounts.ts';
import { databaseFileIn } from '../data-folder.ts';
import { sqlAccountStore } from '../store/sql/accounts.ts';
import { openDatabase } from '../store/sql/database.ts';

/** Works on the accounts of a data folder, also while a gateway runs on it. */
export async function withAccounts<Result>(dataFolder: string, work: (accounts: Accounts) => Promise<Result>): Promise<Result> {
  const database = await openDatabase({ file: databaseFileIn(dataFolder) });
  try {
    return await work(new Accounts(sqlAccountStore(database), { now: () => Date.now() }));
  } finally {
    await database.close();
  }
}
