import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { createId } from '@consult-kit/protocol';
import { campaignFile } from '../../testing/campaign-file.ts';
import { Rig, startCommand } from '../../testing/rig.ts';
import type { DoctorActor, PatientActor } from '../consultations/actor.ts';

const FLAGGED = { intake: { ...startCommand().intake, safety: 'some' as const } };

/** A generator of numbers in [0, 1) that a seed decides (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe('the line', () => {
  let rig: Rig;

  beforeEach(async () => {
    rig = await Rig.open({ files: [campaignFile(), campaignFile({ id: 'small', queue: { maxChatsPerDoctor: 1 } })] });
  });
  afterEach(() => rig.close());

  const join = async (changes: Parameters<Rig['start']>[1] = {}): Promise<{ patient: PatientActor; consultation: string }> => {
    const patient = await rig.patient();
    const consultation = await rig.start(patient, changes);
    await rig.time.advance(1_000);
    return { patient, consultation };
  };

  it('gives flagged cases first, then the oldest', async () => {
    const [one, two, urgent] = [await join(), await join(), await join(FLAGGED)];
    const doctor = await rig.doctor();
    assert.deepEqual(
      [await rig.acceptNext(doctor), await rig.acceptNext(doctor), await rig.acceptNext(doctor)],
      [urgent.consultation, one.consultation, two.consultation],
    );
    await assert.rejects(rig.acceptNext(doctor), { code: 'QUEUE_EMPTY' });
  });

  it('gives those who went back before the rest, and flagged cases before them', async () => {
    const [urgent, first] = [await join(FLAGGED), await join()];
    const [one, other] = [await rig.doctor(), await rig.doctor()];
    await rig.acceptNext(one);
    await rig.acceptNext(one);
    await join();
    const { consultation: newlyUrgent } = await join(FLAGGED);
    await rig.give(one, first.consultation, { type: 'consultation.decline', reason: 'not my field' });
    assert.deepEqual(
      (await rig.engine.desk.read(other.id)).state.line.map(({ flagged, returned }) => [flagged, returned]),
      [
        [true, false],
        [false, true],
        [false, false],
      ],
    );
    assert.equal(await rig.acceptNext(other), newlyUrgent);
    assert.equal(await rig.acceptNext(other), first.consultation);
    assert.equal((await rig.view(first.patient, first.consultation)).doctor?.id, other.id);
    assert.equal((await rig.view(urgent.patient, urgent.consultation)).doctor?.id, one.id);
  });

  it('gives declined ones to other doctors first, and at last to the one who declined', async () => {
    const [first, second] = [await join(), await join()];
    const doctor = await rig.doctor();
    await rig.acceptNext(doctor);
    await rig.give(doctor, first.consultation, { type: 'consultation.decline', reason: 'not my field' });
    const { line } = (await rig.engine.desk.read(doctor.id)).state;
    assert.deepEqual(
      line.map(({ consultation }) => consultation),
      [second.consultation, first.consultation],
    );
    assert.equal(await rig.acceptNext(doctor), second.consultation);
    assert.equal(await rig.acceptNext(doctor), first.consultation);
    assert.ok(!JSON.stringify(await rig.engine.consultations.events(first.patient, first.consultation, {})).includes('not my field'));
  });

  it('gives doctors only those whom they serve', async () => {
    await join({ language: 'zh-Hans' });
    const child = await join({ module: 'children' });
    const doctor = await rig.doctor({ modules: ['children'], languages: ['en'] });
    assert.equal(await rig.acceptNext(doctor), child.consultation);
    await assert.rejects(rig.acceptNext(doctor), { code: 'QUEUE_EMPTY' });
    const elsewhere = await rig.doctor({ campaigns: ['small'] });
    await assert.rejects(rig.acceptNext(elsewhere), { code: 'QUEUE_EMPTY' });
  });

  it('gives also those who wait in a campaign that is not served any more, to the doctors of it', async () => {
    for (const files of [[campaignFile()], []]) {
      const waiting = await rig.start(await rig.patient(undefined, 'small'));
      const later = await Rig.open({ files, database: rig.database, world: rig.world });
      const [ofIt, ofAnother] = [await later.doctor({ campaigns: ['small'] }), await later.doctor({ campaigns: ['winter'] })];
      await assert.rejects(later.acceptNext(ofAnother), { code: 'QUEUE_EMPTY' });
      assert.equal(await later.acceptNext(ofIt), waiting);
      const next = await rig.start(await rig.patient(undefined, 'small'));
      assert.equal(await later.acceptNext(await later.doctor()), next);
      await later.close();
    }
  });

  it('needs a doctor who is online', async () => {
    await join();
    const doctor = await rig.doctor();
    for (const status of ['offline', 'break', 'not-accepting'] as const) {
      await rig.setStatus(doctor, status);
      await assert.rejects(rig.acceptNext(doctor), { code: 'DOCTOR_NOT_ACCEPTING' });
    }
  });

  it('gives two doctors who ask at once two different people', async () => {
    for (let number = 0; number < 10; number += 1) await join();
    const doctors = [await rig.doctor(), await rig.doctor(), await rig.doctor(), await rig.doctor(), await rig.doctor()];
    const accepted = await Promise.all([...doctors, ...doctors].map((doctor) => rig.acceptNext(doctor)));
    assert.equal(new Set(accepted).size, 10);
  });

  it('gives two doctors who ask fifty times at once their caps and no more, each person once', async () => {
    for (let number = 0; number < 20; number += 1) await join();
    const doctors = [await rig.doctor(), await rig.doctor()];
    const asked = Array.from({ length: 50 }, (_, index) => doctors[index % 2] ?? assert.fail());
    const results = await Promise.allSettled(asked.map((doctor) => rig.acceptNext(doctor)));
    const accepted = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const refusals = results.flatMap((result) => (result.status === 'rejected' ? [(result.reason as { code: string }).code] : []));
    assert.equal(new Set(accepted).size, 10);
    assert.deepEqual([accepted.length, new Set(refusals)], [10, new Set(['DOCTOR_CAP_REACHED'])]);
    for (const { id } of doctors) assert.equal((await rig.engine.desk.read(id)).state.chats.length, 5);
  });

  it('gives the last one to one of two doctors who ask at once', async () => {
    await join();
    const results = await Promise.allSettled([rig.acceptNext(await rig.doctor()), rig.acceptNext(await rig.doctor())]);
    assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  });

  it('gives the same person to the same command', async () => {
    await join();
    await join();
    const doctor = await rig.doctor();
    const command = { id: createId(), type: 'queue.accept-next' } as const;
    const results = await Promise.all([1, 2].map(() => rig.engine.deskCommands.run(doctor, command)));
    assert.deepEqual(results[0], results[1]);
    assert.equal((await rig.engine.desk.read(doctor.id)).state.chats.length, 1);
    await assert.rejects(rig.engine.deskCommands.run(doctor, { ...command, type: 'status.set', status: 'break' }), { code: 'ID_REUSED' });
  });

  it('holds the cap, also against doctors who ask many times at once', async () => {
    for (let number = 0; number < 7; number += 1) await join();
    const doctor = await rig.doctor();
    const results = await Promise.allSettled(Array.from({ length: 7 }, () => rig.acceptNext(doctor)));
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 5);
    await assert.rejects(rig.acceptNext(doctor), { code: 'DOCTOR_CAP_REACHED' });
    const { chats } = (await rig.engine.desk.read(doctor.id)).state;
    await rig.give(doctor, chats[0]?.consultation.id ?? '', { type: 'consultation.pause' });
    await rig.acceptNext(doctor);
    await assert.rejects(rig.acceptNext(doctor), { code: 'DOCTOR_CAP_REACHED' });
  });

  it('holds each campaign to its own cap', async () => {
    const patient = await rig.patient(undefined, 'small');
    await rig.start(patient);
    const here = await join();
    const doctor = await rig.doctor();
    await rig.acceptNext(doctor);
    assert.equal(await rig.acceptNext(doctor), here.consultation);
  });

  it('keeps the order of a simple list, whatever happens', async () => {
    for (let seed = 1; seed <= 12; seed += 1) await playAgainstList(rig, seeded(seed));
  });
});

/** Joins, accepts, declines and leaves at random, beside a plain list that says who is next. */
async function playAgainstList(rig: Rig, random: () => number): Promise<void> {
  interface Person {
    patient: PatientActor;
    consultation: string;
    order: [rank: number, since: number];
    declinedBy: string[];
  }
  const doctors = [await rig.doctor(), await rig.doctor()];
  const waiting: Person[] = [];
  const talking: { doctor: DoctorActor; person: Person }[] = [];
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  const next = (doctor: DoctorActor): Person | undefined => {
    const sorted = [...waiting].sort((a, b) => a.order[0] - b.order[0] || a.order[1] - b.order[1]);
    return sorted.find(({ declinedBy }) => !declinedBy.includes(doctor.id)) ?? sorted[0];
  };
  for (let step = 0; step < 60; step += 1) {
    const dice = random();
    const doctor = pick(doctors) ?? doctors[0];
    if (!doctor) return;
    if (dice < 0.45) {
      const flagged = random() < 0.3;
      const patient = await rig.patient();
      const consultation = await rig.start(patient, flagged ? FLAGGED : {});
      waiting.push({ patient, consultation, order: [flagged ? 1 : 3, step], declinedBy: [] });
    } else if (dice < 0.75) {
      const expected = talking.filter((talk) => talk.doctor === doctor).length >= 5 ? undefined : next(doctor);
      const got = await rig.acceptNext(doctor).catch(() => undefined);
      assert.equal(got, expected?.consultation);
      if (!expected) continue;
      waiting.splice(waiting.indexOf(expected), 1);
      talking.push({ doctor, person: expected });
    } else if (dice < 0.9) {
      const talk = pick(talking);
      if (!talk) continue;
      talking.splice(talking.indexOf(talk), 1);
      if (random() < 0.5) await rig.give(talk.person.patient, talk.person.consultation, { type: 'consultation.end' });
      else {
        await rig.give(talk.doctor, talk.person.consultation, { type: 'consultation.decline', reason: 'no' });
        const { order, declinedBy } = talk.person;
        waiting.push({ ...talk.person, order: [order[0] - (order[0] % 2), order[1]], declinedBy: [...declinedBy, talk.doctor.id] });
      }
    } else {
      const person = pick(waiting);
      if (!person) continue;
      waiting.splice(waiting.indexOf(person), 1);
      await rig.give(person.patient, person.consultation, { type: 'queue.leave' });
    }
    await rig.time.advance(1_000);
  }
  for (const { patient, consultation } of waiting) await rig.give(patient, consultation, { type: 'queue.leave' });
  for (const { person } of talking) await rig.give(person.patient, person.consultation, { type: 'consultation.end' });
  for (const doctor of doctors) await rig.setStatus(doctor, 'offline');
}
