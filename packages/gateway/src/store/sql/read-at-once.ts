import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { ConsultError, isConsultError } from '@consult-kit/protocol';
import { sql } from 'kysely';
import type { DatabasePlace } from '../../data-folder.ts';
import { GATEWAY_LIMITS } from '../../limits.ts';
import type { SqlSession } from './database.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { newerDatabase } from './migrations/migrate.ts';
import { SqliteSession } from './sqlite/statements.ts';

/**
 * Reads a database as it is at one moment, also while gateways work on it, and changes nothing of it.
 * @throws {ConsultError} `USAGE` if there is none, or one that this version has to update first; `DATABASE_NEWER`;
 *   `DATABASE_UNREACHABLE`; `DATA_FOLDER_UNWRITABLE` for a file that cannot be read; whatever `work` throws.
 */
export async function readAtOnce<Result>(place: DatabasePlace, work: (session: SqlSession) => Promise<Result>): Promise<Result> {
  const checked = async (session: SqlSession): Promise<Result> => {
    await assertCurrent(session);
    return work(session);
  };
  return 'file' in place ? readSqlite(place.file, checked) : readPostgres(place.url, checked);
}

async function readSqlite<Result>(file: string, work: (session: SqlSession) => Promise<Result>): Promise<Result> {
  if (!existsSync(file)) throw new ConsultError('USAGE', `There is no database at ${file}. Name the data folder of a gateway.`);
  try {
    const session = new SqliteSession(new DatabaseSync(file, { readOnly: true, timeout: GATEWAY_LIMITS.databaseLockedMs }));
    try {
      session.exec('begin');
      return await work(session);
    } finally {
      session.close();
    }
  } catch (cause) {
    if (isConsultError(cause)) throw cause;
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new ConsultError('DATA_FOLDER_UNWRITABLE', `The database ${file} cannot be read (${problem}).`, { cause });
  }
}

async function readPostgres<Result>(url: string, work: (session: SqlSession) => Promise<Result>): Promise<Result> {
  // Loaded only where it is used: most gateways never speak to PostgreSQL.
  const { Connections } = await import('./postgres/connections.ts');
  const settings = [`set default_transaction_isolation = 'repeatable read'`, 'set default_transaction_read_only = on'];
  const connections = new Connections({ url, max: 1, settings });
  try {
    return await connections.use((session) => session.transaction(() => work(session)));
  } finally {
    await connections.close();
  }
}

async function assertCurrent({ kysely, dialect }: SqlSession): Promise<void> {
  const newest = MIGRATIONS.at(-1)?.version ?? 0;
  const tables =
    dialect === 'sqlite' ? sql`select name from sqlite_master where name = 'meta'` : sql`select 1 where to_regclass('meta') is not null`;
  const isThere = (await tables.execute(kysely)).rows.length > 0;
  const { rows } = isThere ? await sql<{ value: string }>`select value from meta where name = 'version'`.execute(kysely) : { rows: [] };
  const version = Number(rows[0]?.value ?? 0);
  if (version > newest) throw newerDatabase(version, newest);
  if (version < newest)
    throw new ConsultError('USAGE', 'This database is of an earlier version. Start the gateway once, which updates it.');
}
