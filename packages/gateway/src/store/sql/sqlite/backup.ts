import { closeSync, fsyncSync, openSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { ConsultError } from '@consult-kit/protocol';
import { GATEWAY_LIMITS } from '../../../limits.ts';

/**
 * Copies a SQLite database as it is at this moment, also while a gateway works on it. The copy is flushed before it gets its name.
 * @param file - Path of the database; it must exist.
 * @param copy - Path of the copy; a file that is there is replaced.
 * @throws {ConsultError} `DATA_FOLDER_UNWRITABLE` if one cannot be read or the other cannot be written.
 */
export async function backUpSqlite(file: string, copy: string): Promise<void> {
  const part = `${copy}.part`;
  try {
    await rm(part, { force: true });
    copyInto(file, part);
    flush(part);
    await rename(part, copy);
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new ConsultError('DATA_FOLDER_UNWRITABLE', `The database ${file} cannot be copied to ${copy} (${problem}).`, { cause });
  }
}

function copyInto(file: string, part: string): void {
  const source = new DatabaseSync(file, { readOnly: true, timeout: GATEWAY_LIMITS.databaseLockedMs });
  try {
    source.prepare('vacuum into ?').run(part);
  } finally {
    source.close();
  }
}

function flush(path: string): void {
  const descriptor = openSync(path, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
