import { readFileSync } from 'node:fs';

/** Whom a server runs as. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Accounts that exist on most machines and may do nothing, the best first. */
const CANDIDATES = ['postgres', 'nobody', 'daemon'];

/**
 * Whom servers of the tests run as: PostgreSQL refuses to be started by root, so root starts them as somebody else; anybody else as themselves.
 * @returns `undefined` for the own account.
 * @throws {Error} This is root, and the machine has none of the accounts.
 */
export function unprivilegedAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const candidate of CANDIDATES) {
    const [, , uid, gid] = accounts.find(([name]) => name === candidate) ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(`servers of the tests cannot run as root, and there is no account ${CANDIDATES.join(', ')}.`);
}
