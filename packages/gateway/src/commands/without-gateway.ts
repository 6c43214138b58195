import { dirname } from 'node:path';
import type { DatabasePlace } from '../data-folder.ts';
import { lockDataFolder } from '../store/sql/sqlite/folder-lock.ts';

/**
 * Works on a database while no gateway serves from its data folder. Of a PostgreSQL nobody knows.
 * @throws {ConsultError} `DATA_FOLDER_IN_USE`
 */
export async function withoutGateway<Result>(place: DatabasePlace, work: (place: DatabasePlace) => Promise<Result>): Promise<Result> {
  const unlock = 'file' in place ? lockDataFolder(dirname(place.file)) : () => {};
  try {
    return await work(place);
  } finally {
    unlock();
  }
}
