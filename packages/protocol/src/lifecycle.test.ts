import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ConsultationEvent, ConsultationState, ConsultationView, DoctorProfile } from './consultation.ts';
import { isConsultError } from './errors.ts';
import { applyEvent, eventForPatient, transition, viewForPatient } from './lifecycle.ts';

const ID = 'c'.repeat(21);
const li: DoctorProfile = { id: 'd'.repeat(21), names: { en: 'Li Hua' } };
const chen: DoctorProfile = { id: 'e'.repeat(21), names: { en: 'Chen Yu' } };

type WithoutPlace<Event> = Event extends unknown ? Omit<Event, 'seq' | 'at'> : never;
type Step = WithoutPlace<ConsultationEvent>;

const created: Step = {
  type: 'consultation.created',
  campaign: 'winter',
  module: 'adults',
  language: 'en',
  number: 7,
  intake: { forSelf: true, answers: [], safety: 'none' },
  consent: { version: '1', language: 'en', guardian: false },
  flagged: false,
};
const accepted: Step = { type: 'consultation.accepted', doctor: li };
const fromPatient: Step = { type: 'message.stored', id: 'm'.repeat(21), from: 'patient', text: 'hello' };
const fromDoctor: Step = { type: 'message.stored', id: 'n'.repeat(21), from: 'doctor', doctor: li.id, text: 'hello too' };
const offered: Step = {
  type: 'handover.offered',
  from: li.id,
  to: { kind: 'doctor', doctor: chen.id },
  reason: 'shift',
  note: 'inside',
  urgent: false,
};
const ended: Step = { type: 'consultation.ended', by: 'doctor', keptUntil: '2023-02-01T00:00:00.000Z' };

function log(...steps: Step[]): ConsultationEvent[] {
  return steps.map((step, index) => ({ ...step, seq: index + 1, at: new Date(index * 1_000).toISOString() }) as ConsultationEvent);
}

function fold(...steps: Step[]): ConsultationView {
  const view = log(...steps).reduce<ConsultationView | null>((before, event) => applyEvent(ID, before, event), null);
  assert.ok(view);
  return view;
}

function refuses(run: () => unknown): void {
  assert.throws(run, (error) => isConsultError(error) && error.code === 'STATE_CONFLICT');
}

describe('transition', () => {
  it('allows the moves of the life cycle and no others', () => {
    const moves: [ConsultationState, ConsultationEvent['type'], ConsultationState | undefined][] = [
      ['waiting', 'consultation.accepted', 'talking'],
      ['waiting', 'consultation.left', 'left'],
      ['waiting', 'consultation.ended', undefined],
      ['talking', 'consultation.paused', 'paused'],
      ['talking', 'consultation.ended', 'ended'],
      ['talking', 'consultation.left', undefined],
      ['talking', 'consultation.returned', 'waiting'],
      ['paused', 'consultation.resumed', 'talking'],
      ['paused', 'consultation.accepted', undefined],
      ['ended', 'message.stored', undefined],
      ['ended', 'consultation.rated', 'ended'],
      ['left', 'consultation.rated', undefined],
      ['left', 'consultation.accepted', undefined],
    ];
    for (const [from, type, to] of moves) assert.equal(transition(from, type), to, `${from} ${type}`);
  });
});

describe('applyEvent', () => {
  it('tells a whole consultation', () => {
    const view = fold(created, fromPatient, accepted, fromDoctor, fromPatient, ended, {
      type: 'consultation.rated',
      rating: { score: 'yes' },
    });
    assert.equal(view.state, 'ended');
    assert.equal(view.seq, 7);
    assert.equal(view.doctor?.id, li.id);
    assert.deepEqual(view.messages, { patient: 2, doctor: 1, lastSeq: 5 });
    assert.deepEqual(view.readUpTo, { patient: 5, doctor: 4 });
    assert.equal(view.rating?.score, 'yes');
    assert.equal(view.unansweredSince, null);
  });

  it('refuses a gap, a repeat and a log that does not begin at its beginning', () => {
    const [first, , third] = log(created, fromPatient, accepted);
    assert.ok(first && third);
    const view = applyEvent(ID, null, first);
    refuses(() => applyEvent(ID, view, third));
    refuses(() => applyEvent(ID, view, first));
    refuses(() => applyEvent(ID, null, third));
  });

  it('counts the wait for an answer from the first unanswered message', () => {
    assert.equal(fold(created, accepted).unansweredSince, new Date(1_000).toISOString());
    assert.equal(fold(created, accepted, fromDoctor).unansweredSince, null);
    assert.equal(fold(created, accepted, fromDoctor, fromPatient, fromPatient).unansweredSince, new Date(3_000).toISOString());
  });

  it('keeps the place in line when a case goes back to the head, and gives a new one at the end', () => {
    const head = fold(created, accepted, { type: 'consultation.returned', reason: 'doctor-lost', place: 'head' });
    assert.deepEqual([head.state, head.doctor, head.lineSince], ['waiting', null, head.createdAt]);
    const end = fold(created, accepted, { type: 'consultation.returned', reason: 'pause-expired', place: 'end' });
    assert.equal(end.lineSince, new Date(2_000).toISOString());
  });

  it('moves the doctor with an accepted handover and brings a refusal back', () => {
    const asked = fold(created, accepted, offered);
    assert.deepEqual([asked.doctor?.id, asked.handover?.reason], [li.id, 'shift']);
    const taken = fold(created, accepted, offered, { type: 'handover.accepted', from: li, doctor: chen });
    assert.deepEqual([taken.doctor?.id, taken.handover], [chen.id, null]);
    const refused = fold(created, accepted, offered, { type: 'handover.refused', by: chen.id, reason: 'off shift' });
    assert.deepEqual([refused.doctor?.id, refused.handover, refused.refusal?.reason], [li.id, null, 'off shift']);
  });

  it('never moves a read mark backwards', () => {
    const view = fold(
      created,
      accepted,
      fromDoctor,
      { type: 'read.marked', by: 'patient', upTo: 3 },
      { type: 'read.marked', by: 'patient', upTo: 1 },
    );
    assert.equal(view.readUpTo.patient, 3);
  });

  it('remembers that the emergency card was seen and the number called', () => {
    const view = fold(
      created,
      accepted,
      { type: 'emergency.shown', by: 'doctor' },
      { type: 'emergency.reported', what: 'called' },
      { type: 'emergency.reported', what: 'continued' },
    );
    assert.deepEqual([view.emergency?.seen, view.emergency?.called], [true, true]);
  });
});

describe('eventForPatient', () => {
  it('keeps notes and reasons with the staff while numbers stay without gaps', () => {
    const events = log(created, accepted, offered, { type: 'note.added', doctor: li.id, text: 'inside' }, { type: 'handover.cancelled' });
    const shown = events.map(eventForPatient);
    assert.ok(!JSON.stringify(shown).includes('inside'));
    assert.ok(!JSON.stringify(shown).includes('shift'));
    assert.deepEqual(
      shown.map(({ seq }) => seq),
      [1, 2, 3, 4, 5],
    );
  });

  it('folds to the same view as the gateway’s, less what is for staff', () => {
    const events = log(
      created,
      accepted,
      offered,
      fromPatient,
      { type: 'handover.refused', by: chen.id, reason: 'busy' },
      {
        type: 'consultation.returned',
        reason: 'declined',
        place: 'head',
        note: 'inside',
      },
    );
    const foldAll = (list: ConsultationEvent[]) => list.reduce<ConsultationView | null>((view, event) => applyEvent(ID, view, event), null);
    const staff = foldAll(events);
    assert.ok(staff);
    assert.deepEqual(foldAll(events.map(eventForPatient)), viewForPatient(staff));
  });
});
