import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ConsultationView } from '@consult-kit/protocol';
import { sql } from 'kysely';
import { openDatabase, type Database } from '../database.ts';
import { SqlConsultationStore } from '../sql-consultation-store.ts';
import { Sample } from '../testing/sample.ts';
import { storesUnderTest } from '../testing/stores-under-test.ts';

/** Consultations of a database of version 4, more than are rewritten at a time. */
const MANY = 501;

for (const { name, skip, with: withDatabase } of await storesUnderTest()) {
  describe(`migrations on ${name}`, () => {
    it('take consultations of version 4 apart and lose nothing of them', { skip }, () =>
      withDatabase(async (database, place) => {
        const sample = new Sample(database);
        const ids = await Promise.all(Array.from({ length: MANY }, () => sample.start({})));
        const before = await Promise.all(ids.map((id) => sample.store.find(id)));
        await goBackToVersion4(
          database,
          before.flatMap((record) => (record ? [record] : [])),
        );
        const updated = await openDatabase(place);
        try {
          const store = new SqlConsultationStore(updated);
          assert.deepEqual(await Promise.all(ids.map((id) => store.find(id))), before);
        } finally {
          await updated.close();
        }
      }),
    );
  });
}

/** Whole views in one column, as they were kept before version 5, without a claim. */
async function goBackToVersion4(database: Database, records: readonly { key: number; view: ConsultationView }[]): Promise<void> {
  await database.write(async ({ kysely }) => {
    for (const { key, view } of records) {
      const { claim: _claim, ...kept } = view;
      await kysely
        .updateTable('consultations')
        .set({ view: JSON.stringify(kept) })
        .where('key', '=', key)
        .execute();
    }
    await sql`drop table openings`.execute(kysely);
    await sql`alter table consultations drop column talk`.execute(kysely);
    await sql`update meta set value = '4' where name = 'version'`.execute(kysely);
  });
}
