import type { LedgerStore } from '../../domain/ledger/ledger-store.ts';
import type { Database } from './database.ts';

/** The sponsor's ledger in the SQL database, for reading. */
export function sqlLedgerStore(database: Pick<Database, 'read'>): LedgerStore {
  return {
    totals: () =>
      database.read(async ({ kysely }) => {
        const rows = await kysely.selectFrom('case_totals').selectAll().execute();
        return rows.map(({ reserved_minor, settled_minor, released_minor, ...row }) => ({
          ...row,
          reservedMinor: reserved_minor,
          settledMinor: settled_minor,
          releasedMinor: released_minor,
        }));
      }),
  };
}
