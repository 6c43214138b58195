import { ConsultError } from '@consult-kit/protocol';
import { sql, type Kysely } from 'kysely';
import type { Tables } from '../tables.ts';
import { MIGRATIONS } from './index.ts';
import type { Migration } from './migration.ts';
import type { SchemaDialect } from './schema-dialect.ts';

/** What migrating needs of a connection. */
export interface MigrationSession {
  readonly kysely: Kysely<Tables>;
  readonly schema: SchemaDialect;
  /** Runs a step while nobody else migrates: a command and many gateways may open a new database at the same moment. All holds, or nothing. */
  exclusively<Result>(step: () => Promise<Result>): Promise<Result>;
}

/**
 * Brings the tables up to the newest version, each step in a transaction of its own.
 * @throws {ConsultError} `DATABASE_NEWER` if the database has seen a later version; it stays as it is.
 */
export async function migrate(session: MigrationSession, migrations: readonly Migration[] = MIGRATIONS): Promise<void> {
  const database = session.kysely;
  const newest = migrations.at(-1)?.version ?? 0;
  const version = await session.exclusively(async () => {
    await sql`create table if not exists meta (name text primary key not null, value text not null)`.execute(database);
    return versionOf(database);
  });
  if (version > newest) throw newerDatabase(version, newest);
  for (const migration of migrations.filter((step) => step.version > version))
    await session.exclusively(() => applyStep(session, migration));
}

/** The failure for a database that has seen a later version than this gateway. */
export function newerDatabase(version: number, newest: number): ConsultError {
  return new ConsultError(
    'DATABASE_NEWER',
    `The database has version ${version}; this gateway knows versions up to ${newest}. Use the newer gateway, or a copy made before the update.`,
  );
}

async function versionOf(database: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ value: string }>`select value from meta where name = 'version'`.execute(database);
  return Number(rows[0]?.value ?? 0);
}

async function applyStep({ kysely, schema }: MigrationSession, migration: Migration): Promise<void> {
  if ((await versionOf(kysely)) >= migration.version) return; // somebody else was first
  await migration.up(kysely, schema);
  await sql`insert into meta (name, value) values ('version', ${String(migration.version)})
    on conflict (name) do update set value = excluded.value`.execute(kysely);
}
