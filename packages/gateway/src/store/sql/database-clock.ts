import { sql } from 'kysely';
import type { Database } from './database.ts';

/**
 * The database's clock, in milliseconds since 1970: the one clock that all nodes share. A SQLite file is used by one machine, whose
 * clock `own` reads.
 */
export function databaseClock(database: Database, own: () => number): () => Promise<number> {
  return () =>
    database.read(async ({ kysely, dialect }) => {
      if (dialect === 'sqlite') return own();
      const { rows } = await sql<{ now: number }>`select (extract(epoch from clock_timestamp()) * 1000)::bigint as now`.execute(kysely);
      const [row] = rows;
      if (!row) throw new Error('The database did not say its time.');
      return row.now;
    });
}
