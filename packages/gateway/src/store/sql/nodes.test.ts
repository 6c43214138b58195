import assert from 'node:assert/strict';
import { after, afterEach, beforeEach, describe, it } from 'node:test';
import { createId } from '@consult-kit/protocol';
import { postgresForTests } from '@consult-kit/testkit';
import { foldFirst, fold } from '../../domain/consultations/fold.ts';
import { startCommand } from '../../testing/rig.ts';
import { databaseClock } from './database-clock.ts';
import { openDatabase, type Database } from './database.ts';
import { SqlConsultationStore } from './sql-consultation-store.ts';

const postgres = await postgresForTests();
after(() => postgres.remove());

const DATABASES = [
  { name: 'SQLite', skip: false as const, open: () => openDatabase({ file: ':memory:' }) },
  { name: 'PostgreSQL', skip: postgres.skip, open: () => openDatabase({ url: postgres.url }) },
];

for (const { name, skip, open } of DATABASES) {
  describe(`what several nodes need of ${name}`, { skip }, () => {
    let database: Database;
    let store: SqlConsultationStore;

    beforeEach(async () => {
      database = await open();
      store = new SqlConsultationStore(database);
    });
    afterEach(() => database.close());

    const insert = async (atMs: number): Promise<string> => {
      const { intake, consent } = startCommand();
      const line = { campaign: 'winter', module: 'adults', language: 'en' };
      const draft = { type: 'consultation.created', ...line, number: 1, intake, consent, flagged: false } as const;
      const folded = foldFirst(createId(), createId(), draft, atMs);
      await store.transact((transaction) => transaction.insert(folded.record, folded.events, { id: createId(), fingerprint: '' }));
      return folded.record.view.id;
    };
    const append = (id: string, atMs: number) =>
      store.transact(async (transaction) => {
        const before = await transaction.find(id);
        if (!before) return assert.fail();
        const context = { atMs, retentionMs: 1_000 };
        const folded = fold(before, [{ type: 'message.stored', id: createId(), from: 'patient', text: 'Hello' }], context);
        await transaction.update(folded.record, folded.events);
        return folded.record;
      });
    const keyOf = async (id: string): Promise<number> => (await store.find(id))?.key ?? assert.fail();
    const statusOf = (doctor: string, status: 'online' | 'offline') =>
      store.transact((transaction) => transaction.setStatus(doctor, status, 1_000));
    const hasLapsed = (doctor: string, beforeMs: number) => store.transact((transaction) => transaction.hasLapsed(doctor, beforeMs));

    it('knows how far logs reach, and leaves out those that are gone', async () => {
      const [one, two] = [await insert(1_000), await insert(1_000)];
      await append(one, 2_000);
      await append(one, 3_000);
      const [keyOne, keyTwo] = [await keyOf(one), await keyOf(two)];
      assert.deepEqual(
        await store.logEnds([keyOne, keyTwo, 999_999]),
        new Map([
          [keyOne, 3],
          [keyTwo, 1],
        ]),
      );
      assert.deepEqual(await store.logEnds([]), new Map());
    });

    it('never lets the times of a log go back', async () => {
      const id = await insert(5_000);
      await append(id, 9_000);
      const { lastAtMs } = await append(id, 4_000);
      const events = await store.events(await keyOf(id), { after: 0, limit: 10 });
      assert.deepEqual([lastAtMs, events.map(({ at }) => Date.parse(at))], [9_000, [5_000, 9_000, 9_000]]);
      assert.equal((await store.find(id))?.lastAtMs, 9_000);
    });

    it('names doctors at work whose lease is over, and no others', async () => {
      const [held, over, none, offline] = [createId(), createId(), createId(), createId()];
      for (const doctor of [held, over, none]) await statusOf(doctor, 'online');
      await statusOf(offline, 'offline');
      await store.renewLeases([held, over, over], 5_000);
      await store.renewLeases([held], 6_000);
      assert.deepEqual(new Set(await store.lapsedDoctors(5_000)), new Set([over, none]));
      assert.deepEqual(await hasLapsed(held, 5_999), false);
      assert.deepEqual(await hasLapsed(held, 6_000), true);
      assert.deepEqual(await hasLapsed(none, 0), true);
      for (const doctor of [held, over, none]) await statusOf(doctor, 'offline');
    });

    it('never shortens a lease', async () => {
      const doctor = createId();
      await store.renewLeases([doctor], 9_000);
      await store.renewLeases([doctor], 4_000);
      await store.transact((transaction) => transaction.renewLease(doctor, 5_000));
      assert.equal(await hasLapsed(doctor, 8_999), false);
    });

    it('renews the leases of more doctors than fit into one statement', async () => {
      const doctors = Array.from({ length: 1_201 }, () => createId());
      await store.renewLeases(doctors, 7_000);
      for (const doctor of [doctors[0], doctors[600], doctors[1_200]]) assert.equal(await hasLapsed(doctor ?? '', 6_999), false);
    });

    it('says its time', async () => {
      const nowMs = await databaseClock(database, () => 1_234)();
      if (name === 'SQLite') assert.equal(nowMs, 1_234);
      else assert.ok(Math.abs(nowMs - Date.now()) < 60_000);
    });
  });
}
