import type { Command } from 'commander';
import { Accounts } from '../domain/accounts/accounts.ts';
import { databasePlace } from '../data-folder.ts';
import { sqlAccountStore } from '../store/sql/accounts.ts';
import { openDatabase } from '../store/sql/database.ts';

/** Where the gateway of a command keeps its accounts. */
export interface GatewayStorage {
  data?: string;
  database?: string;
}

/** Adds the two ways of saying which gateway is meant. */
export function addStorageOptions(command: Command): Command {
  return command
    .option('--data <dir>', 'data folder of the gateway')
    .option('--database <url>', 'database of the gateway, if it is PostgreSQL: postgres://user@host:port/name');
}

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
