import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { createId } from '@consult-kit/protocol';
import { Rig } from '../../testing/rig.ts';
import type { DoctorActor } from './actor.ts';

describe('handing over', () => {
  let rig: Rig;

  beforeEach(async () => {
    rig = await Rig.open();
  });
  afterEach(() => rig.close());

  const offer = (doctor: DoctorActor, consultation: string, to: { doctor: string } | { module: string }) =>
    rig.give(doctor, consultation, {
      type: 'handover.offer',
      to: 'doctor' in to ? { kind: 'doctor', ...to } : { kind: 'module', ...to },
      reason: 'end of my shift',
      note: 'waits for a result',
      urgent: true,
    });
  const offersOf = async (doctor: DoctorActor) => (await rig.engine.desk.read(doctor.id)).state.offers;

  it('keeps the patient with the first doctor until the second accepts', async () => {
    const { patient, doctor, consultation } = await rig.talk();
    const other = await rig.doctor();
    await offer(doctor, consultation, { doctor: other.id });
    assert.equal((await rig.view(patient, consultation)).doctor?.id, doctor.id);
    assert.deepEqual(
      (await offersOf(other)).map(({ consultation: id, reason, note, urgent, from }) => [id, reason, note, urgent, from.id]),
      [[consultation, 'end of my shift', 'waits for a result', true, doctor.id]],
    );
    assert.equal((await rig.view(other, consultation)).id, consultation);
    await assert.rejects(rig.send(other, consultation, 'Hello'), { code: 'NOT_YOUR_CONSULTATION' });

    await rig.give(other, consultation, { type: 'handover.accept' });
    assert.equal((await rig.view(patient, consultation)).doctor?.id, other.id);
    await rig.send(other, consultation, 'Hello');
    await assert.rejects(rig.send(doctor, consultation, 'Bye'), { code: 'NOT_YOUR_CONSULTATION' });
    const seen = JSON.stringify(await rig.engine.consultations.events(patient, consultation, {}));
    assert.ok(!seen.includes('shift') && !seen.includes('result'));
  });

  it('gives the same answer to a repeat, although the talk is not the sender’s any more', async () => {
    const { doctor, consultation } = await rig.talk();
    const other = await rig.doctor();
    const id = createId();
    const sent = await rig.send(doctor, consultation, 'One moment.', id);
    await offer(doctor, consultation, { doctor: other.id });
    await rig.give(other, consultation, { type: 'handover.accept' });
    assert.deepEqual(await rig.send(doctor, consultation, 'One moment.', id), sent);
  });

  it('checks the slots of the one who accepts', async () => {
    const { doctor, consultation } = await rig.talk();
    const other = await rig.doctor();
    for (let number = 0; number < 5; number += 1) await rig.talk(other);
    await offer(doctor, consultation, { doctor: other.id });
    await assert.rejects(rig.give(other, consultation, { type: 'handover.accept' }), { code: 'DOCTOR_CAP_REACHED' });
    await rig.setStatus(other, 'break');
    await assert.rejects(rig.give(other, consultation, { type: 'handover.accept' }), { code: 'DOCTOR_NOT_ACCEPTING' });
  });

  it('tells the first doctor why it was refused, and lets it be offered again', async () => {
    const { patient, doctor, consultation } = await rig.talk();
    const other = await rig.doctor();
    await offer(doctor, consultation, { doctor: other.id });
    await assert.rejects(offer(doctor, consultation, { doctor: other.id }), { code: 'STATE_CONFLICT' });
    await rig.give(other, consultation, { type: 'handover.refuse', reason: 'off shift' });
    assert.deepEqual((await rig.view(doctor, consultation)).refusal, { by: other.id, reason: 'off shift' });
    assert.equal((await rig.view(patient, consultation)).refusal, null);
    assert.deepEqual(await offersOf(other), []);
    await offer(doctor, consultation, { doctor: other.id });
    await rig.give(doctor, consultation, { type: 'handover.cancel' });
    await assert.rejects(rig.give(other, consultation, { type: 'handover.accept' }), { code: 'NOT_YOUR_CONSULTATION' });
  });

  it('goes to whoever of a module accepts first, and comes back when all have refused', async () => {
    const { doctor, consultation } = await rig.talk();
    const [one, two] = [await rig.doctor({ modules: ['children'] }), await rig.doctor({ modules: ['children'] })];
    const elsewhere = await rig.doctor({ modules: ['adults'] });
    await offer(doctor, consultation, { module: 'children' });
    assert.deepEqual([(await offersOf(one)).length, (await offersOf(two)).length, (await offersOf(elsewhere)).length], [1, 1, 0]);
    await rig.give(one, consultation, { type: 'handover.refuse', reason: 'busy' });
    assert.deepEqual([(await offersOf(one)).length, (await offersOf(two)).length], [0, 1]);
    await rig.give(two, consultation, { type: 'handover.refuse', reason: 'busy too' });
    assert.equal((await rig.view(doctor, consultation)).refusal?.reason, 'busy too');

    await offer(doctor, consultation, { module: 'children' });
    const results = await Promise.allSettled([one, two].map((each) => rig.give(each, consultation, { type: 'handover.accept' })));
    assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  });

  it('refuses targets that make no sense', async () => {
    const { doctor, consultation } = await rig.talk();
    const away = await rig.doctor();
    await rig.setStatus(away, 'offline');
    const elsewhere = await rig.doctor({ campaigns: ['other'] });
    for (const target of [doctor.id, createId(), away.id, elsewhere.id]) {
      await assert.rejects(offer(doctor, consultation, { doctor: target }), { code: 'HANDOVER_TARGET' });
    }
    await assert.rejects(offer(doctor, consultation, { module: 'pets' }), { code: 'HANDOVER_TARGET' });
  });
});
