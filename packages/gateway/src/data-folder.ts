import { join } from 'node:path';
import { ConsultError } from '@consult-kit/protocol';

/** Where a database is. */
export type DatabasePlace =
  /** Path of the SQLite file, made if absent together with its folder; `:memory:` for one that nothing outlives. */
  | { readonly file: string }
  /** Address of a PostgreSQL database, `postgres://user@host:port/name`. */
  | { readonly url: string };

/** Where a gateway, and the commands beside it, keep what they know. */
export interface StorageOptions {
  /** Folder of the SQLite file; made if absent. Not needed beside `database`. */
  readonly dataFolder?: string | undefined;
  /** Address of a PostgreSQL database. */
  readonly database?: string | undefined;
}

/** The database inside a gateway's data folder. Beside it SQLite keeps its `-wal` and `-shm` files. */
export function databaseFileIn(dataFolder: string): string {
  return join(dataFolder, 'consult.sqlite');
}

/** The database that the options name. @throws {ConsultError} `USAGE`; the message never repeats an address, which may hold a password. */
export function databasePlace({ dataFolder, database }: StorageOptions): DatabasePlace {
  if (database !== undefined) {
    if (/^postgres(ql)?:\/\//i.test(database) && URL.canParse(database)) return { url: database };
    throw new ConsultError(
      'USAGE',
      'A database is written as postgres://user@host:port/name. Leave it out to use the SQLite file in the data folder.',
    );
  }
  if (dataFolder !== undefined) return { file: databaseFileIn(dataFolder) };
  throw new ConsultError('USAGE', 'Give a data folder with --data, or the address of a PostgreSQL database with --database.');
}
