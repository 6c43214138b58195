import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ConsultationView } from '@consult-kit/protocol';
import { sql, type Selectable } from 'kysely';
import { instant } from '../../../domain/instant.ts';
import { openDatabase, type Database, type SqlSession } from '../database.ts';
import { SqlConsultationStore } from '../sql-consultation-store.ts';
import { sqlLedgerStore } from '../ledger.ts';
import type { CaseTable } from '../ledger-tables.ts';
import { doctorProfile, NOON_MS, Sample } from '../testing/sample.ts';
import { storesUnderTest } from '../testing/stores-under-test.ts';

/** Tables that came with the ledger and after it. */
const SINCE_VERSION_6 = ['cases', 'case_totals', 'campaign_versions', 'campaign_drafts', 'campaign_history', 'campaign_editors'];
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

    it('enter the consultations of version 5 into the ledger, without amounts', { skip }, () =>
      withDatabase(async (database, place) => {
        const sample = new Sample(database);
        const doctor = doctorProfile('li');
        const [waiting, talking, finished, ended, left] = await Promise.all(Array.from({ length: 5 }, () => sample.start()));
        const many = await Promise.all(Array.from({ length: MANY }, () => sample.start({ campaign: 'spring' })));
        const keptUntil = instant(NOON_MS + 90_000);
        for (const id of [talking, finished, ended]) await sample.accept(id ?? '', doctor, NOON_MS + 1_000);
        await sample.say(talking ?? '', '{"type":"consultation.accepted","at":"2020-01-01T00:00:00.000Z"}');
        const again = { type: 'consultation.returned', reason: 'declined', place: 'head' } as const;
        await sample.change(talking ?? '', [again, { type: 'consultation.accepted', doctor }], NOON_MS + 2_000);
        await sample.change(finished ?? '', [{ type: 'consultation.ended', by: 'doctor', keptUntil }], NOON_MS + 3_000);
        await sample.change(finished ?? '', [{ type: 'consultation.rated', rating: { score: 'yes' } }], NOON_MS + 4_000);
        await sample.change(ended ?? '', [{ type: 'consultation.ended', by: 'patient', keptUntil }], NOON_MS + 3_000);
        await sample.change(left ?? '', [{ type: 'consultation.left' }], NOON_MS + 3_000);
        await goBackToVersion5(database);
        const updated = await openDatabase(place);
        try {
          const cases = await updated.read(({ kysely }) =>
            kysely.selectFrom('cases').selectAll().where('campaign', '=', 'winter').orderBy('number').execute(),
          );
          const numbers = await Promise.all([waiting, talking, finished, ended, left].map((id) => sample.store.find(id ?? '')));
          assert.deepEqual(
            numbers.map((record) => cases.find(({ number }) => number === record?.view.number)).map((row) => row && told(row)),
            [
              { state: 'reserved', entered: 0, accepted: null, closed: null },
              { state: 'reserved', entered: 0, accepted: 1_000, closed: null },
              { state: 'settled', entered: 0, accepted: 1_000, closed: 3_000 },
              { state: 'released', entered: 0, accepted: 1_000, closed: 3_000 },
              { state: 'released', entered: 0, accepted: null, closed: 3_000 },
            ],
          );
          const totals = await sqlLedgerStore(updated).totals();
          const none = { reservedMinor: 0, settledMinor: 0, releasedMinor: 0, currency: null };
          assert.deepEqual(
            totals.map((row) => ({ ...row })).sort((one, other) => one.campaign.localeCompare(other.campaign)),
            [
              { campaign: 'spring', reserved: many.length, settled: 0, released: 0, ...none },
              { campaign: 'winter', reserved: 2, settled: 1, released: 2, ...none },
            ],
          );
        } finally {
          await updated.close();
        }
      }),
    );
  });
}

/** A case without its amounts, with its times after noon. */
function told(row: Selectable<CaseTable>) {
  const after = (atMs: number | null): number | null => (atMs === null ? null : atMs - NOON_MS);
  return { state: row.state, entered: after(row.entered_at), accepted: after(row.accepted_at), closed: after(row.closed_at) };
}

/** No ledger, as before version 6. */
async function goBackToVersion5(database: Database): Promise<void> {
  await database.write(dropWhatCameAfter5);
}

/** Also what the versions since have brought. */
async function dropWhatCameAfter5({ kysely, dialect }: SqlSession): Promise<void> {
  for (const table of SINCE_VERSION_6) await sql`drop table if exists ${sql.table(table)}`.execute(kysely);
  if (dialect === 'sqlite')
    for (const column of ['command', 'fingerprint']) await sql`alter table events drop column ${sql.ref(column)}`.execute(kysely);
  await sql`update meta set value = '5' where name = 'version'`.execute(kysely);
}

/** Whole views in one column, as they were kept before version 5, without a claim. */
async function goBackToVersion4(database: Database, records: readonly { key: number; view: ConsultationView }[]): Promise<void> {
  await database.write(async (session) => {
    const { kysely } = session;
    for (const { key, view } of records) {
      const { claim: _claim, ...kept } = view;
      await kysely
        .updateTable('consultations')
        .set({ view: JSON.stringify(kept) })
        .where('key', '=', key)
        .execute();
    }
    await dropWhatCameAfter5(session);
    await sql`drop table openings`.execute(kysely);
    await sql`alter table consultations drop column talk`.execute(kysely);
    await sql`update meta set value = '4' where name = 'version'`.execute(kysely);
  });
}
