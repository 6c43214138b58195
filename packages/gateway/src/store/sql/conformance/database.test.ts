import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { openDatabase } from '../database.ts';
import { storesUnderTest } from '../testing/stores-under-test.ts';

for (const { name, skip, with: withDatabase } of await storesUnderTest()) {
  describe(`openDatabase on ${name}`, () => {
    it('keeps the epoch over every restart', { skip }, () =>
      withDatabase(async ({ epoch }, place) => {
        assert.match(epoch, /^[\w-]{21}$/);
        const again = await openDatabase(place);
        assert.equal(again.epoch, epoch);
        await again.close();
      }),
    );

    it('refuses a database of a later version and leaves it as it is', { skip }, () =>
      withDatabase(async (database, place) => {
        const set = (version: string) =>
          database.write(({ kysely }) => sql`update meta set value = ${version} where name = 'version'`.execute(kysely));
        await set('999');
        await assert.rejects(openDatabase(place), { code: 'DATABASE_NEWER' });
        const select = sql<{ value: string }>`select value from meta where name = 'version'`;
        const { rows } = await database.read(({ kysely }) => select.execute(kysely));
        assert.equal(rows[0]?.value, '999');
      }),
    );

    it('keeps a write that is not done from all readers', { skip }, () =>
      withDatabase(async (database) => {
        const count = async () => (await database.read(({ kysely }) => kysely.selectFrom('case_numbers').selectAll().execute())).length;
        let within = -1;
        await database.write(async ({ kysely }) => {
          await kysely.insertInto('case_numbers').values({ campaign: 'winter', last: 1 }).execute();
          within = await count();
        });
        assert.equal(within, 0);
        assert.equal(await count(), 1);
      }),
    );

    it('gives numbers of 64 bits exactly, or not at all', { skip }, () =>
      withDatabase(async (database) => {
        const at = Number.MAX_SAFE_INTEGER;
        const read = () => database.read(({ kysely }) => kysely.selectFrom('doctor_statuses').select('at').execute());
        await database.write(({ kysely }) => kysely.insertInto('doctor_statuses').values({ doctor: 'li', status: 'online', at }).execute());
        assert.equal((await read())[0]?.at, at);
        await database.write(({ kysely }) => sql`update doctor_statuses set at = at + 1`.execute(kysely));
        await assert.rejects(read(), RangeError);
      }),
    );

    it('counts what it commits', { skip }, () =>
      withDatabase(async (database) => {
        const before = { ...database.counts };
        await database.write(({ kysely }) => kysely.insertInto('case_numbers').values({ campaign: 'winter', last: 1 }).execute());
        await assert.rejects(
          database.write(() => Promise.reject(new RangeError('no'))),
          RangeError,
        );
        assert.equal(database.counts.commands - before.commands, 1);
        assert.ok(database.counts.commits > before.commits);
      }),
    );
  });
}
