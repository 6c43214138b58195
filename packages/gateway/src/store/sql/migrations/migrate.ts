import { ConsultError } from '@consult-kit/protocol';
import { sql, type Kysely } from 'kysely';
import type { Tables } from '../tables.ts';
import { MIGRATIONS } from './index.ts';
import type { Migration } from './migration.ts';

/** What migrating needs of a connection. */
export interface MigrationSession {
  readonly kysely: Kysely<Tables>;
  exec(sql: string): void | Promise<void>;
}

/**
 * Brings the tables up to the newest version, each step in a transaction of its own.
 * @throws {ConsultError} `DATABASE_NEWER` if the database has seen a later version; it stays as it is.
 */
export async function migrate(session: MigrationSession, migrations: readonly Migration[] = MIGRATIONS): Promise<void> {
  const database = session.kysely;
  await sql`create table if not exists meta (name text primary key not null, value text not null)`.execute(database);
  const newest = migrations.at(-1)?.version ?? 0;
  const version = await versionOf(database);
  if (version > newest) {
    throw new ConsultError(
      'DATABASE_NEWER',
      `The database has version ${version}; this gateway knows versions up to ${newest}. Use the newer gateway, or a copy made before the update.`,
    );
  }
  for (const migration of migrations.filter((step) => step.version > version)) await applyStep(session, database, migration);
}

async function versionOf(database: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ value: string }>`select value from meta where name = 'version'`.execute(database);
  return Number(rows[0]?.value ?? 0);
}

async function applyStep(session: MigrationSession, database: Kysely<Tables>, migration: Migration): Promise<void> {
  // The write lock first: a command and the gateway may open a new database at the same moment.
  await session.exec('begin immediate');
  try {
    if ((await versionOf(database)) >= migration.version) {
      await session.exec('rollback');
      return;
    }
    await migration.up(database);
    await sql`insert into meta (name, value) values ('version', ${String(migration.version)})
      on conflict (name) do update set value = excluded.value`.execute(database);
    await session.exec('commit');
  } catch (reason) {
    await session.exec('rollback');
    throw reason;
  }
}
