import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createId } from '@consult-kit/protocol';
import type { CommandRecord, CommandScope, ConsultationStore } from '../../../domain/consultations/consultation-store.ts';
import { openDatabase } from '../database.ts';
import { SqlConsultationStore } from '../sql-consultation-store.ts';
import { doctorProfile, message, NOON_MS, Sample } from '../testing/sample.ts';
import { storesUnderTest } from '../testing/stores-under-test.ts';

const texts = async (sample: Sample, id: string): Promise<string[]> =>
  (await sample.log(id)).flatMap((event) => (event.type === 'message.stored' ? [event.text] : []));

/** Remembers a command that changes nothing. */
function remember(store: ConsultationStore, command: Pick<CommandRecord, 'id' | 'seq'>, scope: CommandScope | undefined, id: string) {
  return store.transact(async (transaction) => {
    const record = await transaction.find(id);
    assert.ok(record);
    assert.equal(await transaction.command(record, command.id), undefined);
    await transaction.rememberCommand(record, { ...command, fingerprint: 'x', consultation: id, atMs: 1 });
  }, scope);
}

function find(store: ConsultationStore, scope: CommandScope | undefined, id: string, command: string) {
  return store.transact(async (transaction) => {
    const record = await transaction.find(id);
    return record && transaction.command(record, command);
  }, scope);
}

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

    it('are known to another connection, whether they stored an event or not, and however they ran', { skip }, () =>
      withDatabase(async (database, place) => {
        const [sample, other] = [new Sample(database), await openDatabase(place)];
        try {
          const id = await sample.start();
          const events = [
            await sample.change(id, [message('a'), message('b')], NOON_MS + 5, 'two'),
            await sample.say(id, 'c', NOON_MS + 7),
          ];
          await remember(sample.store, { id: 'none', seq: 4 }, { consultation: id, command: 'none' }, id);
          await remember(sample.store, { id: 'alone', seq: 4 }, undefined, id);
          assert.deepEqual(
            events.map(({ view }) => view.seq),
            [3, 4],
          );
          const elsewhere = new SqlConsultationStore(other);
          const told = { fingerprint: 'x', consultation: id, seq: 4, atMs: 1 };
          for (const scope of [{ consultation: id }, undefined]) {
            const found = (command: string) => find(elsewhere, scope && { ...scope, command }, id, command);
            assert.deepEqual(await found('two'), { ...told, id: 'two', fingerprint: 'print of two', seq: 2, atMs: NOON_MS + 5 });
            assert.deepEqual(await found('none'), { ...told, id: 'none' });
            assert.deepEqual(await found('alone'), { ...told, id: 'alone' });
            assert.equal(await found('never'), undefined);
          }
        } finally {
          await other.close();
        }
      }),
    );

    it('are known to another connection that knew the consultation before, although they changed nothing of it', { skip }, () =>
      withDatabase(async (database, place) => {
        const [sample, other] = [new Sample(database), await openDatabase(place)];
        try {
          const id = await sample.start();
          const { store: elsewhere } = new Sample(other);
          const give = (store: ConsultationStore, command: string, scope?: CommandScope) =>
            remember(store, { id: command, seq: 1 }, scope, id);
          const isKnown = async (command: string) => (await find(elsewhere, { consultation: id, command }, id, command)) !== undefined;
          await give(elsewhere, 'own', { consultation: id, command: 'own' });
          await give(sample.store, 'in a group', { consultation: id, command: 'in a group' });
          assert.ok(await isKnown('in a group'));
          await give(elsewhere, 'own again', { consultation: id, command: 'own again' });
          await give(sample.store, 'alone');
          assert.ok(await isKnown('alone'));
        } finally {
          await other.close();
        }
      }),
    );

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
