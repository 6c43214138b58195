import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ConsultError } from '@consult-kit/protocol';
import { unwritable } from './unwritable.ts';

const LOCK_FILE = 'serving.lock';
/** SQLite's code for a lock that somebody else holds. */
const SQLITE_BUSY = 5;

/**
 * Keeps a data folder for one gateway: of two, each would take the other's doctors for lost and give their talks away. The lock is
 * the system's own, so it ends with the process, however that ends. Commands beside a gateway need no lock.
 * @returns How to let the folder go.
 * @throws {ConsultError} `DATA_FOLDER_IN_USE`, or `DATA_FOLDER_UNWRITABLE`.
 */
export function lockDataFolder(folder: string): () => void {
  const file = join(folder, LOCK_FILE);
  let lock: DatabaseSync | undefined;
  try {
    mkdirSync(folder, { recursive: true });
    lock = new DatabaseSync(file, { timeout: 0 });
    lock.exec('begin exclusive');
  } catch (cause) {
    lock?.close();
    throw (cause as { errcode?: unknown }).errcode === SQLITE_BUSY ? inUse(folder, cause) : unwritable(file, cause);
  }
  const held = lock;
  return () => held.close();
}

function inUse(folder: string, cause: unknown): ConsultError {
  return new ConsultError('DATA_FOLDER_IN_USE', `Another gateway serves from ${folder}. Stop it, or choose another folder with --data.`, {
    cause,
  });
}
