import { chown } from 'node:fs/promises';
import { temporaryFolder, type TemporaryFolder } from '../temporary-folder.ts';
import { unprivilegedAccount, type Account } from './unprivileged.ts';

/** Where a server of a test keeps its files, and whom it runs as. */
export interface ServiceFolder extends TemporaryFolder {
  readonly account: Account | Record<string, never>;
}

/** Makes an empty folder that belongs to the account which the server will run as. Whoever makes it removes it. */
export async function serviceFolder(): Promise<ServiceFolder> {
  const folder = await temporaryFolder();
  const account = unprivilegedAccount();
  if (account) await chown(folder.path, account.uid, account.gid);
  return { ...folder, account: account ?? {} };
}
