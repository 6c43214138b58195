import { createId } from '@consult-kit/protocol';
import { sql, type Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** The name of the history in this database, made with it. It stays until somebody says that an older copy was restored. */
export async function epochOf(database: Kysely<Tables>): Promise<string> {
  await sql`insert into meta (name, value) values ('epoch', ${createId()}) on conflict (name) do nothing`.execute(database);
  const { rows } = await sql<{ value: string }>`select value from meta where name = 'epoch'`.execute(database);
  const [row] = rows;
  if (!row) throw new Error('The database has lost its epoch.');
  return row.value;
}

/** Begins a new history: clients that have seen events of the old one must not take them for events of this one. @returns Its name. */
export async function renewEpoch(database: Kysely<Tables>): Promise<string> {
  const epoch = createId();
  await sql`update meta set value = ${epoch} where name = 'epoch'`.execute(database);
  return epoch;
}
