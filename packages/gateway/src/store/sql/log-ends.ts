import { sql } from 'kysely';
import type { Database } from './database.ts';

/** How far the logs of these consultations reach, by key, in one statement. Those that are gone are left out. */
export function logEnds(database: Database, keys: readonly number[]): Promise<ReadonlyMap<number, number>> {
  return database.read(async ({ kysely, dialect }) => {
    // One value for all keys: a statement with thousands of parameters costs more than running it.
    const isKey =
      dialect === 'postgres'
        ? sql<boolean>`key = any(${`{${keys.join(',')}}`}::bigint[])`
        : sql<boolean>`key in (select value from json_each(${JSON.stringify(keys)}))`;
    const rows = await kysely.selectFrom('consultations').select(['key', 'seq']).where(isKey).execute();
    return new Map(rows.map(({ key, seq }) => [key, seq]));
  });
}
