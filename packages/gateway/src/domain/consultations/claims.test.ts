import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { createId, type ConsultationCommand } from '@consult-kit/protocol';
import { Rig } from '../../testing/rig.ts';
import type { DoctorActor, PatientActor } from './actor.ts';

const STALE = { code: 'CLAIM_STALE' };

describe('the claim of a talk', () => {
  let rig: Rig;
  beforeEach(async () => void (rig = await Rig.open()));
  afterEach(() => rig.close());

  const claimOf = async (actor: PatientActor | DoctorActor, consultation: string): Promise<number | null> =>
    (await rig.view(actor, consultation)).claim;
  const send = (actor: PatientActor | DoctorActor, consultation: string, claim: number, id = createId()) =>
    rig.engine.consultations.command(actor, consultation, { id, type: 'message.send', text: 'Hello', claim });

  it('is the number of the event that gave it, and rises with each accept and handover', async () => {
    const { patient, doctor, consultation } = await rig.talk();
    assert.equal(await claimOf(patient, consultation), 2);
    const other = await rig.doctor();
    await rig.give(doctor, consultation, {
      type: 'handover.offer',
      to: { kind: 'doctor', doctor: other.id },
      reason: 'shift',
      urgent: false,
    });
    await rig.give(other, consultation, { type: 'handover.accept' });
    assert.equal(await claimOf(patient, consultation), 4);
    await rig.give(other, consultation, { type: 'consultation.decline', reason: 'not mine' });
    assert.equal(await claimOf(patient, consultation), null);
    await rig.acceptNext(doctor);
    assert.equal(await claimOf(patient, consultation), 6);
  });

  it('lets its doctor write, also without naming it and while the talk is paused', async () => {
    const { patient, doctor, consultation } = await rig.talk();
    await send(doctor, consultation, 2);
    await rig.send(doctor, consultation, 'Hello again');
    await rig.give(doctor, consultation, { type: 'consultation.pause', claim: 2 });
    await send(doctor, consultation, 2);
    await rig.give(patient, consultation, { type: 'consultation.resume' });
    await send(doctor, consultation, 2);
  });

  it('refuses what its doctor wrote under an earlier one, whatever it is', async () => {
    const { doctor, consultation } = await rig.talk();
    await rig.give(doctor, consultation, { type: 'consultation.decline', reason: 'not mine' });
    await rig.acceptNext(doctor);
    const before = await rig.eventTypes(doctor, consultation);
    const id = createId();
    const commands: ConsultationCommand[] = [
      { id, type: 'message.send', text: 'Hello', claim: 2 },
      { id, type: 'read.mark', upTo: 1, claim: 2 },
      { id, type: 'consultation.decline', reason: 'again', claim: 2 },
      { id, type: 'consultation.pause', claim: 2 },
      { id, type: 'handover.offer', to: { kind: 'module', module: 'adults' }, reason: 'shift', urgent: false, claim: 2 },
      { id, type: 'handover.cancel', claim: 2 },
      { id, type: 'emergency.send', claim: 2 },
      { id, type: 'note.add', text: 'A note', claim: 2 },
      { id, type: 'consultation.finish', outcome: 'patient-left', claim: 2 },
    ];
    for (const command of commands)
      await assert.rejects(rig.engine.consultations.command(doctor, consultation, command), STALE, command.type);
    assert.deepEqual(await rig.eventTypes(doctor, consultation), before);
    await send(doctor, consultation, 4, id);
  });

  it('refuses a doctor whose patient went back to the line, or on to somebody else', async () => {
    const { doctor, consultation } = await rig.talk();
    await rig.give(doctor, consultation, { type: 'consultation.decline', reason: 'not mine' });
    await assert.rejects(send(doctor, consultation, 2), STALE);
    await rig.acceptNext(await rig.doctor());
    await assert.rejects(send(doctor, consultation, 2), STALE);
    await assert.rejects(send(doctor, consultation, 4), { code: 'NOT_YOUR_CONSULTATION' });
  });

  it('gives a repeat the answer that it got, however often the claim has moved on', async () => {
    const { doctor, consultation } = await rig.talk();
    const id = createId();
    const sent = await send(doctor, consultation, 2, id);
    await rig.give(doctor, consultation, { type: 'consultation.decline', reason: 'not mine' });
    assert.deepEqual(await send(doctor, consultation, 2, id), sent);
    await rig.acceptNext(doctor);
    assert.deepEqual(await send(doctor, consultation, 2, id), sent);
    await assert.rejects(send(doctor, consultation, 5, id), { code: 'ID_REUSED' });
  });

  it('is nothing that binds patients', async () => {
    const { patient, consultation } = await rig.talk();
    await send(patient, consultation, 1);
  });
});
