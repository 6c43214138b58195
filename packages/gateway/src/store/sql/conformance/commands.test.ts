import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createId } from '@consult-kit/protocol';
import { SqlConsultationStore } from '../sql-consultation-store.ts';
import { doctorProfile, message, NOON_MS, Sample } from '../testing/sample.ts';
import { storesUnderTest } from '../testing/stores-under-test.ts';

const texts = async (sample: Sample, id: string): Promise<string[]> =>
  (await sample.log(id)).flatMap((event) => (event.type === 'message.stored' ? [event.text] : []));

for (const { name, skip, with: withDatabase } of await storesUnderTest()) {
  const test = (fact: string, work: (sample: Sample) => Promise<void>): void => {
    it(fact, { skip }, () => withDatabase((database) => work(new Sample(database))));
  };

  describe(`commands over ${name}`, () => {
    test('keep their order within a consultation, without gaps', async (sample) => {
      const ids = await Promise.all([sample.start(), sample.start(), sample.start()]);
      const written = Array.from({ length: 40 }, (_, index) => `message ${index}`);
      await Promise.all(written.flatMap((text) => ids.map((id) => sample.say(id, text))));
      for (const id of ids) {
        assert.deepEqual(await texts(sample, id), written);
        const log = await sample.log(id);
        assert.deepEqual(
          log.map(({ seq }) => seq),
          log.map((_, index) => index + 1),
        );
        assert.equal((await sample.store.find(id))?.view.seq, log.length);
      }
    });

    test('leave nothing behind when they are refused, and disturb no other', async (sample) => {
      const [one, other] = [await sample.start(), await sample.start()];
      const refused = sample.store.transact(
        async (transaction) => {
          const before = await transaction.find(one);
          assert.ok(before);
          await transaction.update({ ...before, dueAtMs: 1 }, [{ seq: 2, at: 'x', ...message('refused') }] as never);
          await transaction.rememberCommand(before, { id: 'refused', fingerprint: 'x', consultation: one, seq: 2, atMs: 1 });
          throw new RangeError('no');
        },
        { consultation: one, command: 'refused' },
      );
      const all = [sample.say(one, 'first'), refused, sample.say(one, 'second'), sample.say(other, 'third')];
      const ends = await Promise.allSettled(all);
      assert.deepEqual(
        ends.map(({ status }) => status),
        ['fulfilled', 'rejected', 'fulfilled', 'fulfilled'],
      );
      await assert.rejects(refused, RangeError);
      assert.deepEqual(await texts(sample, one), ['first', 'second']);
      assert.deepEqual(await texts(sample, other), ['third']);
      assert.notEqual((await sample.store.find(one))?.dueAtMs, 1);
      const remembered = await sample.store.transact(
        async (transaction) => {
          const record = await transaction.find(one);
          return record && transaction.command(record, 'refused');
        },
        { consultation: one, command: 'refused' },
      );
      assert.equal(remembered, undefined);
    });

    test('see what those before them did', async (sample) => {
      const id = await sample.start();
      const seen: (number | undefined)[] = [];
      const look = () =>
        sample.store.transact(async (transaction) => void seen.push((await transaction.find(id))?.view.seq), { consultation: id });
      await Promise.all([look(), sample.say(id, 'a'), look(), sample.say(id, 'b'), look()]);
      assert.deepEqual(seen.slice(-3), [1, 2, 3]);
    });

    test('find the command before them under the same id', async (sample) => {
      const id = await sample.start();
      const commandId = createId();
      const once = () =>
        sample.store.transact(
          async (transaction) => {
            const record = await transaction.find(id);
            assert.ok(record);
            if (await transaction.command(record, commandId)) return 'again';
            await transaction.rememberCommand(record, { id: commandId, fingerprint: 'x', consultation: id, seq: 1, atMs: 1 });
            return 'first';
          },
          { consultation: id, command: commandId },
        );
      assert.deepEqual(await Promise.all([once(), once(), once()]), ['first', 'again', 'again']);
      assert.equal(await once(), 'again');
    });

    test('go on behind one that touches more than its consultation', async (sample) => {
      const [id, other] = [await sample.start(), await sample.start()];
      const countTalks = (): Promise<void> =>
        sample.store.transact(
          async (transaction) => {
            const before = await transaction.find(id);
            assert.ok(before);
            const talking = await transaction.countTalking('somebody');
            const event = { seq: before.view.seq + 1, at: '2023-01-05T04:00:00.000Z', ...message(`talking ${talking}`) } as never;
            await transaction.update({ ...before, view: { ...before.view, seq: before.view.seq + 1 } }, [event]);
          },
          { consultation: id },
        );
      await Promise.all([
        sample.say(id, 'first'),
        countTalks(),
        sample.say(id, 'second'),
        sample.say(other, 'third'),
        sample.say(id, 'fourth'),
      ]);
      assert.deepEqual(await texts(sample, id), ['first', 'talking 0', 'second', 'fourth']);
    });

    test('of one doctor run in their order', async (sample) => {
      const set = (status: 'online' | 'offline' | 'break') =>
        sample.store.transact((transaction) => transaction.setStatus('li', status, NOON_MS), { doctor: 'li' });
      await Promise.all([set('online'), set('break'), set('offline'), set('online'), set('break')]);
      assert.deepEqual([...(await sample.store.statuses())], [['li', 'break']]);
    });

    it('are all committed once the database has settled, and refused once it closes', { skip }, () =>
      withDatabase(async (database) => {
        const sample = new Sample(database);
        const id = await sample.start();
        await sample.accept(id, doctorProfile('li'));
        const said = [sample.say(id, 'a'), sample.say(id, 'b')];
        await database.settled();
        assert.deepEqual(await texts(sample, id), ['a', 'b']);
        await Promise.all(said);
        const last = sample.say(id, 'last');
        await Promise.all([last, database.close()]);
        await assert.rejects(sample.say(id, 'late'), { code: 'GATEWAY_STOPPING' });
        await assert.rejects(new SqlConsultationStore(database).find(id), { code: 'GATEWAY_STOPPING' });
      }),
    );
  });
}
