import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createId, type ConsultationEvent } from '@consult-kit/protocol';
import { eventsFrame } from './log-frames.ts';

const AT = '2023-01-05T04:00:00.000Z';
const consultation = createId();
const message = (seq: number): ConsultationEvent => ({
  type: 'message.stored',
  seq,
  at: AT,
  id: createId(),
  from: 'patient',
  text: 'Hello',
});
const note = (seq: number): ConsultationEvent => ({ type: 'note.added', seq, at: AT, doctor: createId(), text: 'For staff' });

describe('eventsFrame', () => {
  it('is the very same frame for both sides when they may see the same', () => {
    const events = [message(4), message(5)];
    assert.equal(eventsFrame(consultation, 'patient', events, 5), eventsFrame(consultation, 'doctor', events, 5));
  });

  it('never shows the doctor’s frame to the patient when it holds what is for staff', () => {
    const events = [message(4), note(5)];
    const doctor = eventsFrame(consultation, 'doctor', events, 5);
    const patient = eventsFrame(consultation, 'patient', events, 5);
    assert.deepEqual(doctor.events, events);
    assert.deepEqual(patient.events, [events[0], { type: 'internal', seq: 5, at: AT }]);
    assert.deepEqual(eventsFrame(consultation, 'doctor', events, 5).events, events);
  });

  it('is another one when the log has gone on, and for another consultation', () => {
    const events = [message(4)];
    const first = eventsFrame(consultation, 'doctor', events, 4);
    assert.notEqual(eventsFrame(consultation, 'doctor', events, 5), first);
    const other = createId();
    assert.equal(eventsFrame(other, 'doctor', [message(4)], 4).consultation, other);
  });
});
