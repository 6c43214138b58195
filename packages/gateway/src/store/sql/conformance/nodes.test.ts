import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createId, type ConsultationEvent } from '@consult-kit/protocol';
import { openDatabase, type Database } from '../database.ts';
import { Sample } from '../testing/sample.ts';
import { postgresUnderTest } from '../testing/stores-under-test.ts';
import { Rig } from '../../../testing/rig.ts';
import { campaignFile } from '../../../testing/campaign-file.ts';

const postgres = await postgresUnderTest();
const CAP = 3;

/** Two gateways on one PostgreSQL, each with its own connections; who is known to one is known to the other. */
async function withNodes(work: (one: Rig, other: Rig) => Promise<void>): Promise<void> {
  await postgres.with(async (_database, place) => {
    assert.ok('url' in place);
    const files = [campaignFile({ queue: { maxChatsPerDoctor: CAP } })];
    const [one, other] = await Promise.all([Rig.open({ files, url: place.url }), Rig.open({ files, url: place.url })]);
    try {
      await work(one, other);
    } finally {
      await Promise.all([one.close(), other.close()]);
    }
  });
}

const codes = (ends: readonly PromiseSettledResult<unknown>[]): string[] =>
  ends.map((end) => (end.status === 'fulfilled' ? 'done' : ((end.reason as { code?: string }).code ?? String(end.reason)))).sort();
const acceptNext = (rig: Rig, doctor: Parameters<Rig['acceptNext']>[0]) => rig.acceptNext(doctor);

describe('several gateways on one PostgreSQL', { timeout: 120_000 }, () => {
  const { skip } = postgres;

  it('open a new database at the same moment', { skip }, () =>
    postgres.with(async ({ epoch }, place) => {
      const all = await Promise.all(Array.from({ length: 4 }, () => openDatabase(place)));
      assert.deepEqual(new Set(all.map((database) => database.epoch)), new Set([epoch]));
      await Promise.all(all.map((database) => database.close()));
    }),
  );

  it('never give one patient to two doctors', { skip }, () =>
    withNodes(async (one, other) => {
      const started = await Promise.all(Array.from({ length: 12 }, async () => one.start(await one.patient())));
      const doctors = await Promise.all(Array.from({ length: 6 }, (_, index) => (index % 2 === 0 ? one : other).doctor()));
      const accepts = doctors.flatMap((doctor, index) => [0, 1].map(() => acceptNext(index % 2 === 0 ? one : other, doctor)));
      const accepted = await Promise.all(accepts);
      assert.deepEqual(accepted.sort(), started.sort());
      const late = await Promise.allSettled(doctors.map((doctor, index) => acceptNext(index % 2 === 0 ? one : other, doctor)));
      assert.deepEqual(new Set(codes(late)), new Set(['QUEUE_EMPTY']));
    }),
  );

  it('hold the cap of a doctor who accepts at both', { skip }, () =>
    withNodes(async (one, other) => {
      for (let count = 0; count < 8; count += 1) await one.start(await one.patient());
      const doctor = await one.doctor();
      const ends = await Promise.allSettled([one, other, one, other, one, other].map((rig) => acceptNext(rig, doctor)));
      assert.deepEqual(codes(ends), ['DOCTOR_CAP_REACHED', 'DOCTOR_CAP_REACHED', 'DOCTOR_CAP_REACHED', 'done', 'done', 'done']);
      const store = new Sample(other.database).store;
      assert.equal((await store.talksOf(doctor.id)).length, CAP);
    }),
  );

  it('let nobody offline take a talk', { skip }, () =>
    withNodes(async (one, other) => {
      for (let round = 0; round < 10; round += 1) {
        await one.start(await one.patient());
        const doctor = await one.doctor();
        const ends = await Promise.allSettled([acceptNext(one, doctor), other.setStatus(doctor, 'offline')]);
        const [accept, offline] = ends.map(({ status }) => status);
        assert.equal([accept, offline].filter((status) => status === 'fulfilled').length, 1, `${accept} and ${offline}`);
        if (accept === 'rejected') await acceptNext(one, await one.doctor());
      }
    }),
  );

  it('open one consultation for a person who starts at both', { skip }, () =>
    withNodes(async (one, other) => {
      for (let round = 0; round < 5; round += 1) {
        const patient = await one.patient();
        const ends = await Promise.allSettled([one.start(patient), other.start(patient), one.start(patient), other.start(patient)]);
        assert.deepEqual(codes(ends), ['CONSULTATION_GOING_ON', 'CONSULTATION_GOING_ON', 'CONSULTATION_GOING_ON', 'done']);
      }
    }),
  );

  it('give the same answer to the same start, wherever it comes again', { skip }, () =>
    withNodes(async (one, other) => {
      const patient = await one.patient();
      const id = createId();
      const starts = await Promise.all([one, other, one].map((rig) => rig.start(patient, { id })));
      assert.equal(new Set(starts).size, 1);
    }),
  );

  it('number cases without doubles or gaps', { skip }, () =>
    withNodes(async (one, other) => {
      const rigs = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? one : other));
      const patients = await Promise.all(rigs.map((_, index) => one.patient(`guest:number-${index}`)));
      await Promise.all(rigs.map((rig, index) => rig.start(patients[index]!)));
      const numbers = (await new Sample(one.database).store.waiting()).map(({ number }) => number);
      assert.deepEqual(
        numbers.sort((a, b) => a - b),
        rigs.map((_, index) => index + 1),
      );
    }),
  );

  it('keep each log gapless while both write to it, and store a resend once', { skip }, () =>
    withNodes(async (one, other) => {
      const talks = [await one.talk(), await one.talk(), await one.talk()];
      const each = 25;
      const sends = talks.flatMap(({ patient, doctor, consultation }) =>
        Array.from({ length: each }, (_, index) => {
          const id = createId();
          const text = `message ${index}`;
          const twice = [one.send(patient, consultation, text, id), other.send(patient, consultation, text, id)];
          return [...twice, other.send(doctor, consultation, `answer ${index}`)];
        }),
      );
      const results = await Promise.all(sends.map((three) => Promise.all(three)));
      for (const [first, again] of results) assert.deepEqual(again, first);
      for (const { consultation } of talks) {
        const log = await new Sample(one.database).log(consultation);
        assert.deepEqual(
          log.map(({ seq }) => seq),
          log.map((_, index) => index + 1),
        );
        const said = log.filter(
          (event): event is Extract<ConsultationEvent, { type: 'message.stored' }> => event.type === 'message.stored',
        );
        assert.equal(said.length, each * 2);
        assert.equal(new Set(said.map(({ id }) => id)).size, each * 2);
      }
    }),
  );

  it('decide on what the other has done, not on what they remember', { skip }, () =>
    withNodes(async (one, other) => {
      const { patient, doctor, consultation } = await one.talk();
      const next = await one.doctor();
      for (const known of one.people.doctors.values()) other.people.doctors.set(known.profile.id, known);
      await one.send(doctor, consultation, 'remembered at one');
      const offer = {
        id: createId(),
        type: 'handover.offer',
        to: { kind: 'doctor', doctor: next.id },
        reason: 'away',
        urgent: false,
      } as const;
      const offered = await one.engine.consultations.command(doctor, consultation, offer);
      await other.give(doctor, consultation, { type: 'handover.cancel' });
      // One remembers the offer as open, and would refuse it in the same group that stores the patient's message.
      const [again, said] = await Promise.all([
        one.engine.consultations.command(doctor, consultation, offer),
        one.send(patient, consultation, 'in the same group'),
      ]);
      assert.deepEqual(again, offered);
      assert.equal(said.seq, offered.seq + 2);
      await other.give(doctor, consultation, { ...offer, to: { kind: 'doctor', doctor: next.id } });
      await other.give(next, consultation, { type: 'handover.accept' });
      await one.send(next, consultation, 'one did not know that this is the doctor now');
      await assert.rejects(one.send(doctor, consultation, 'not any more'), { code: 'NOT_YOUR_CONSULTATION' });
    }),
  );

  it('delete what is over once, however many do it', { skip }, () =>
    withNodes(async (one, other) => {
      for (let count = 0; count < 10; count += 1) {
        const patient = await one.patient();
        await one.give(patient, await one.start(patient), { type: 'queue.leave' });
      }
      const later = Date.parse('2024-01-01T00:00:00.000Z');
      const stores = [one, other, one, other].map(({ database }) => new Sample(database).store);
      const removed = await Promise.all(stores.map((store) => store.removeExpired(later, 4)));
      const rest = await stores[0]!.removeExpired(later, 100);
      assert.equal(
        removed.reduce((sum, count) => sum + count, rest),
        10,
      );
      await Promise.all(stores.map((store) => store.prune(later, later)));
      assert.equal(await countRows(one.database), 0);
    }),
  );

  it('look at what is due without doing anything twice', { skip }, () =>
    withNodes(async (one, other) => {
      const { doctor, consultation } = await one.talk();
      await one.send(doctor, consultation, 'Hello, how are you?');
      await Promise.all([one.pass(16 * 60_000), other.pass(16 * 60_000)]);
      const log = await new Sample(one.database).log(consultation);
      assert.deepEqual(
        log.map(({ seq }) => seq),
        log.map((_, index) => index + 1),
      );
      const turns = log.filter(({ type }) => type === 'consultation.paused' || type === 'consultation.returned');
      assert.equal(turns.length, 1);
    }),
  );
});

async function countRows(database: Database): Promise<number> {
  const rows = await database.read(({ kysely }) => kysely.selectFrom('consultations').select('key').execute());
  return rows.length;
}
