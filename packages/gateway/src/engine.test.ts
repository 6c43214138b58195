import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { applyEvent, createId, type ConsultationView } from '@consult-kit/protocol';
import { Rig } from './testing/rig.ts';

describe('an engine', () => {
  it('brings a patient from the line to the written advice', async () => {
    const rig = await Rig.open();
    const { patient, doctor, consultation } = await rig.talk();
    await rig.send(patient, consultation, 'I have a fever.');
    await rig.send(doctor, consultation, 'Since when?');
    const advice = { advice: 'Rest and drink.', whenToGetHelp: '', followUp: '' };
    await rig.give(doctor, consultation, { type: 'consultation.finish', outcome: 'advice', advice });
    await rig.give(patient, consultation, { type: 'consultation.rate', rating: { score: 'yes' } });
    assert.deepEqual(await rig.eventTypes(patient, consultation), [
      'consultation.created',
      'consultation.accepted',
      'message.stored',
      'message.stored',
      'consultation.ended',
      'consultation.rated',
    ]);
    const view = await rig.view(patient, consultation);
    assert.equal(view.state, 'ended');
    assert.deepEqual(view.advice, advice);
    await rig.close();
  });

  it('goes on after a restart where it was, and gives a repeat the same answer', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'consult-engine-'));
    const file = join(folder, 'consult.sqlite');
    const before = await Rig.open({ file });
    const { patient, doctor, consultation } = await before.talk();
    const id = createId();
    const sent = await before.send(patient, consultation, 'Hello', id);
    await before.close();

    const again = await Rig.open({ file });
    assert.deepEqual(await again.send(patient, consultation, 'Hello', id), sent);
    await again.send(doctor, consultation, 'Hello yourself');
    assert.deepEqual(await again.eventTypes(patient, consultation), [
      'consultation.created',
      'consultation.accepted',
      'message.stored',
      'message.stored',
    ]);
    assert.equal(await again.engine.consultations.goingOn(patient), consultation);
    await again.close();
    rmSync(folder, { recursive: true });
  });

  it('keeps a view that equals the fold of its log, for both sides', async () => {
    const rig = await Rig.open();
    const { patient, doctor, consultation } = await rig.talk();
    const other = await rig.doctor();
    await rig.send(patient, consultation, 'Hello');
    await rig.give(doctor, consultation, {
      type: 'handover.offer',
      to: { kind: 'doctor', doctor: other.id },
      reason: 'shift',
      urgent: true,
    });
    await rig.give(other, consultation, { type: 'handover.accept' });
    await rig.give(other, consultation, { type: 'consultation.pause' });
    await rig.give(patient, consultation, { type: 'consultation.resume' });
    await rig.give(patient, consultation, { type: 'emergency.report', what: 'shown' });
    await rig.give(other, consultation, { type: 'consultation.decline', reason: 'not mine' });
    await rig.acceptNext(doctor);
    await rig.give(doctor, consultation, { type: 'consultation.finish', outcome: 'patient-left' });
    for (const actor of [patient, doctor]) {
      const { events } = await rig.engine.consultations.events(actor, consultation, { after: 0, limit: 200 });
      const folded = events.reduce<ConsultationView | null>((view, event) => applyEvent(consultation, view, event), null);
      assert.deepEqual(await rig.view(actor, consultation), folded);
    }
    await rig.close();
  });

  it('stops only after everything that was asked for has been answered', async () => {
    const rig = await Rig.open();
    const { patient, consultation } = await rig.talk();
    const slow = rig.database.write(async () => {
      for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    });
    let answered = false;
    const sent = rig.send(patient, consultation, 'Hello').then(() => (answered = true));
    await rig.engine.stop();
    assert.equal(answered, true);
    await Promise.all([slow, sent]);
    await assert.rejects(rig.send(patient, consultation, 'Too late'), { code: 'GATEWAY_STOPPING' });
    await rig.close();
  });

  it('counts what is going on', async () => {
    const rig = await Rig.open();
    await rig.talk();
    await rig.start(await rig.patient());
    assert.deepEqual(await rig.engine.counts('winter'), { waiting: 1, talking: 1, doctorsOnline: 1 });
    assert.deepEqual(await rig.engine.counts('other'), { waiting: 0, talking: 0, doctorsOnline: 1 });
    assert.deepEqual([rig.engine.counters.consultationsTotal, rig.engine.counters.acceptsTotal], [2, 1]);
    await rig.close();
  });
});
