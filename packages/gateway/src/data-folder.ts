import { join } from 'node:path';

/** The database inside a gateway's data folder. Beside it SQLite keeps its `-wal` and `-shm` files. */
export function databaseFileIn(dataFolder: string): string {
  return join(dataFolder, 'consult.sqlite');
}
