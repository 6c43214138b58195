import { GATEWAY_LIMITS } from '../../limits.ts';
import type { Database } from './database.ts';

/** How far the logs of these consultations reach, by key. Those that are gone are left out. */
export function logEnds(database: Database, keys: readonly number[]): Promise<ReadonlyMap<number, number>> {
  return database.read(async ({ kysely }) => {
    const ends = new Map<number, number>();
    for (let from = 0; from < keys.length; from += GATEWAY_LIMITS.sweepKeysMax) {
      const some = keys.slice(from, from + GATEWAY_LIMITS.sweepKeysMax);
      const rows = await kysely.selectFrom('consultations').select(['key', 'seq']).where('key', 'in', some).execute();
      for (const { key, seq } of rows) ends.set(key, seq);
    }
    return ends;
  });
}
