import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { sql } from 'kysely';
import type { ConsultationTransaction } from '../../../domain/consultations/consultation-store.ts';
import { Rig } from '../../../testing/rig.ts';
import { SqlConsultationStore } from '../sql-consultation-store.ts';

describe('commands on consultations in one group', () => {
  let rig: Rig;
  let store: SqlConsultationStore;
  let consultation: string;

  beforeEach(async () => {
    rig = await Rig.open();
    store = new SqlConsultationStore(rig.database);
    consultation = await rig.start(await rig.patient());
  });
  afterEach(() => rig.close());

  /** Adds an event and moves the record on, as a message does. */
  const write = (text: string, at?: number) => async (transaction: ConsultationTransaction) => {
    const record = await transaction.find(consultation);
    assert.ok(record);
    const seq = at ?? record.view.seq + 1;
    const event = { type: 'note.added', seq, at: record.view.createdAt, doctor: 'x'.repeat(21), text } as const;
    await transaction.update({ ...record, view: { ...record.view, seq } }, [event]);
    return seq;
  };
  const scope = () => ({ consultation });
  const commits = () => rig.database.counts.commits;
  const stored = async () => {
    const record = await store.find(consultation);
    const events = await store.events(record?.key ?? 0, { limit: 50 });
    return { seq: record?.view.seq, texts: events.flatMap((event) => (event.type === 'note.added' ? [event.text] : [])) };
  };

  it('see what those before them did, and are written with one flush', async () => {
    const before = commits();
    assert.deepEqual(await Promise.all(['a', 'b', 'c'].map((text) => store.transact(write(text), scope()))), [2, 3, 4]);
    assert.equal(commits() - before, 1);
    assert.deepEqual(await stored(), { seq: 4, texts: ['a', 'b', 'c'] });
  });

  it('are all written in their order, also where there are many', async () => {
    const many = Array.from({ length: 40 }, (_, index) => `${index}`);
    assert.deepEqual(
      await Promise.all(many.map((text) => store.transact(write(text), scope()))),
      many.map((_, index) => index + 2),
    );
    assert.deepEqual((await stored()).texts, many);
  });

  it('leave nothing behind when they are refused', async () => {
    const refused = async (transaction: ConsultationTransaction) => {
      await write('refused')(transaction);
      throw new Error('no');
    };
    const works = [write('a'), refused, write('b')].map((work) => store.transact<unknown>(work, scope()));
    const outcomes = await Promise.allSettled(works);
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
    assert.deepEqual(await stored(), { seq: 3, texts: ['a', 'b'] });
  });

  it('keep their order with those that need more than one consultation', async () => {
    const more = async (transaction: ConsultationTransaction) => {
      await transaction.countTalking('nobody');
      return write('more')(transaction);
    };
    const before = commits();
    const works = [write('a'), more, write('b')].map((work) => store.transact(work, scope()));
    assert.deepEqual(await Promise.all(works), [2, 3, 4]);
    assert.equal(commits() - before, 1);
    assert.deepEqual(await stored(), { seq: 4, texts: ['a', 'more', 'b'] });
  });

  it('are run one by one when something cannot be written, so that one fault hurts no other', async () => {
    const other = await rig.start(await rig.patient());
    const onOther = async (transaction: ConsultationTransaction) => {
      const record = await transaction.find(other);
      assert.ok(record);
      await transaction.update({ ...record, view: { ...record.view, seq: 2 } }, []);
    };
    const works = [
      store.transact(write('a'), scope()),
      store.transact(write('twice', 1), scope()),
      store.transact(onOther, { consultation: other }),
    ];
    const outcomes = await Promise.allSettled<unknown>(works);
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
    assert.deepEqual(await stored(), { seq: 2, texts: ['a'] });
    assert.equal((await store.find(other))?.view.seq, 2);
  });

  it('know one that was run before, also where it would be refused by now', async () => {
    const once = (id: string) => async (transaction: ConsultationTransaction) => {
      const record = await transaction.find(consultation);
      assert.ok(record);
      const earlier = await transaction.command(record, id);
      if (earlier) return earlier.seq;
      if (record.view.seq >= 3) throw new Error('no');
      const seq = await write(id)(transaction);
      await transaction.rememberCommand(record, { id, fingerprint: 'x', consultation, seq, atMs: 0 });
      return seq;
    };
    const run = (id: string) => store.transact(once(id), { consultation, command: id });
    assert.deepEqual(await Promise.all([run('a'), run('a'), run('b')]), [2, 2, 3]);
    assert.deepEqual(await Promise.all([run('b'), run('a')]), [3, 2]);
    await assert.rejects(run('c'), /no/);
    assert.deepEqual(await stored(), { seq: 3, texts: ['a', 'b'] });
  });

  it('stand beside the event of their place and time, and in rows of their own where there is none', async () => {
    const atMs = Date.parse((await store.find(consultation))?.view.createdAt ?? '');
    const run = (id: string, texts: readonly string[], at = atMs) =>
      store.transact(
        async (transaction) => {
          const record = await transaction.find(consultation);
          assert.ok(record);
          assert.equal(await transaction.command(record, id), undefined);
          for (const text of texts) await write(text)(transaction);
          const seq = record.view.seq + (texts.length > 0 ? 1 : 0);
          await transaction.rememberCommand(record, { id, fingerprint: `print of ${id}`, consultation, seq, atMs: at });
        },
        { consultation, command: id },
      );
    await Promise.all([run('two', ['a', 'b']), run('none', [], atMs + 1), run('one', ['c']), run('later', ['d'], atMs + 1)]);
    const rows = await rig.database.read(async ({ kysely }) => ({
      events: await kysely.selectFrom('events').select(['seq', 'command', 'fingerprint']).where('seq', '>', 1).orderBy('seq').execute(),
      commands: await kysely.selectFrom('commands').select(['id', 'seq', 'at']).orderBy('seq').execute(),
    }));
    const none = { command: null, fingerprint: null };
    assert.deepEqual(
      rows.events.map((row) => ({ ...row })),
      [
        { seq: 2, command: 'two', fingerprint: 'print of two' },
        { seq: 3, ...none },
        { seq: 4, command: 'one', fingerprint: 'print of one' },
        { seq: 5, ...none },
      ],
    );
    assert.deepEqual(
      rows.commands.map((row) => ({ ...row })),
      [
        { id: 'none', seq: 3, at: atMs + 1 },
        { id: 'later', seq: 5, at: atMs + 1 },
      ],
    );
  });

  /** Writes a note under an id; the answer says whether that had been done before. */
  const once = async (transaction: ConsultationTransaction, id: string, at?: number) => {
    const record = await transaction.find(consultation);
    assert.ok(record);
    if (await transaction.command(record, id)) return 'again';
    const seq = await write(id, at)(transaction);
    await transaction.rememberCommand(record, { id, fingerprint: 'x', consultation, seq, atMs: Date.parse(record.view.createdAt) });
    return 'first';
  };
  const runOnce = (id: string, at?: number) => store.transact((transaction) => once(transaction, id, at), { consultation, command: id });

  it('are not taken for run when they were rolled back with another one', async () => {
    assert.equal(await runOnce('before'), 'first');
    const outcomes = await Promise.allSettled([runOnce('a'), runOnce('twice', 1)]);
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ['fulfilled', 'rejected'],
    );
    assert.deepEqual(await Promise.all([runOnce('before'), runOnce('a'), runOnce('twice')]), ['again', 'again', 'first']);
  });

  it('are not taken for run when the commit itself fails', async () => {
    await rig.database.write(async ({ kysely }) => {
      await sql`create table never (id integer primary key)`.execute(kysely);
      await sql`create table held (id integer references never (id) deferrable initially deferred)`.execute(kysely);
      await sql`create trigger hold after insert on events when new.command = 'held' begin insert into held values (1); end`.execute(
        kysely,
      );
    });
    assert.deepEqual(await Promise.all([runOnce('before'), runOnce('too')]), ['first', 'first']);
    const outcomes = await Promise.allSettled([runOnce('a'), runOnce('held'), runOnce('b')]);
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ['rejected', 'rejected', 'rejected'],
    );
    await rig.database.write(({ kysely }) => sql`drop trigger hold`.execute(kysely));
    const again = await Promise.all(['before', 'a', 'held', 'b', 'a'].map((id) => runOnce(id)));
    assert.deepEqual(again, ['again', 'first', 'first', 'first', 'again']);
    assert.deepEqual((await stored()).texts, ['before', 'too', 'a', 'held', 'b']);
  });

  it('are known behind one that ran alone in the same group', async () => {
    const alone = (id: string) =>
      store.transact(
        async (transaction) => {
          await transaction.countTalking('nobody');
          return once(transaction, id);
        },
        { consultation, command: id },
      );
    const runs = [runOnce('a'), alone('b'), runOnce('a'), runOnce('b'), alone('a'), runOnce('c'), alone('c')];
    assert.deepEqual(await Promise.all(runs), ['first', 'first', 'again', 'again', 'again', 'first', 'again']);
    assert.deepEqual((await stored()).texts, ['a', 'b', 'c']);
  });

  it('know a consultation that was changed by other means', async () => {
    await store.transact(write('a'), scope());
    await store.transact(write('b'));
    assert.equal(await store.transact(write('c'), scope()), 4);
    assert.deepEqual(await stored(), { seq: 4, texts: ['a', 'b', 'c'] });
  });
});
