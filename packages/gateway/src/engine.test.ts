import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
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
});
