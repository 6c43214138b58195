import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { createId, LIMITS } from '@consult-kit/protocol';
import { Rig } from '../../testing/rig.ts';

describe('a command on a consultation', () => {
  let rig: Rig;

  beforeEach(async () => {
    rig = await Rig.open();
  });
  afterEach(() => rig.close());

  it('has the same answer every time, and happens once', async () => {
    const { patient, doctor, consultation } = await rig.talk();
    const id = createId();
    const results = await Promise.all([1, 2, 3].map(() => rig.send(patient, consultation, 'Hello', id)));
    assert.deepEqual(results, [results[0], results[0], results[0]]);
    await rig.time.advance(30_000);
    assert.deepEqual(await rig.send(patient, consultation, 'Hello', id), results[0]);
    assert.equal((await rig.view(doctor, consultation)).messages.patient, 1);
  });

  it('is refused under an id that had other content, or another sender', async () => {
    const { patient, doctor, consultation } = await rig.talk();
    const id = createId();
    await rig.send(patient, consultation, 'Hello', id);
    await assert.rejects(rig.send(patient, consultation, 'Hello again', id), { code: 'ID_REUSED' });
    await assert.rejects(rig.send(doctor, consultation, 'Hello', id), { code: 'ID_REUSED' });
    await assert.rejects(rig.engine.consultations.command(patient, consultation, { id, type: 'read.mark', upTo: 1 }), {
      code: 'ID_REUSED',
    });
    assert.equal((await rig.view(patient, consultation)).seq, 3);
  });

  it('is remembered also when it changed nothing', async () => {
    const { patient, doctor, consultation } = await rig.talk();
    const mark = { id: createId(), type: 'read.mark', upTo: 1 } as const;
    const resume = { id: createId(), type: 'consultation.resume' } as const;
    const give = (command: typeof mark | typeof resume | { id: string; type: 'read.mark'; upTo: number }) =>
      rig.engine.consultations.command(patient, consultation, command);
    await rig.send(patient, consultation, 'Hello');
    const first = [await give(mark), await give(resume)];
    await rig.give(doctor, consultation, { type: 'consultation.pause' });
    await rig.time.advance(1_000);
    assert.deepEqual([await give(mark), await give(resume)], first);
    assert.equal((await rig.view(patient, consultation)).state, 'paused');
    await assert.rejects(give({ ...mark, upTo: 2 }), { code: 'ID_REUSED' });
  });

  it('keeps the order of commands that do not wait for each other', async () => {
    const { patient, doctor, consultation } = await rig.talk();
    const texts = Array.from({ length: 40 }, (_, index) => `message ${index}`);
    await Promise.all(texts.map((text) => rig.send(patient, consultation, text)));
    const { events } = await rig.engine.consultations.events(doctor, consultation, { after: 2, limit: 200 });
    assert.deepEqual(
      events.map((event) => event.type === 'message.stored' && event.text),
      texts,
    );
    assert.deepEqual(
      events.map(({ seq }) => seq),
      texts.map((_, index) => index + 3),
    );
  });

  it('is refused with text that is no message, and changes nothing', async () => {
    const { patient, doctor, consultation } = await rig.talk();
    const cases: [string, string][] = [
      ['', 'MESSAGE_EMPTY'],
      ['x'.repeat(LIMITS.messageChars + 1), 'MESSAGE_TOO_LONG'],
      ['\u200b\u2800 \n', 'MESSAGE_EMPTY'],
      ['half \ud83d', 'MESSAGE_NOT_TEXT'],
      ['bell \u0007', 'MESSAGE_NOT_TEXT'],
    ];
    for (const [text, code] of cases) {
      await assert.rejects(rig.send(patient, consultation, text), { code });
      await assert.rejects(rig.send(doctor, consultation, text), { code });
    }
    assert.equal((await rig.view(patient, consultation)).seq, 2);
    await rig.send(patient, consultation, 'x'.repeat(LIMITS.messageChars));
  });

  it('reveals nothing to strangers', async () => {
    const { consultation } = await rig.talk();
    const stranger = await rig.patient();
    for (const id of [consultation, createId()]) {
      await assert.rejects(rig.send(stranger, id, 'Hello'), { code: 'CONSULTATION_UNKNOWN' });
      await assert.rejects(rig.view(stranger, id), { code: 'CONSULTATION_UNKNOWN' });
      await assert.rejects(rig.eventTypes(stranger, id), { code: 'CONSULTATION_UNKNOWN' });
    }
  });

  it('is refused from doctors who are not in the talk', async () => {
    const { consultation } = await rig.talk();
    const waiting = await rig.start(await rig.patient());
    const other = await rig.doctor();
    for (const id of [consultation, waiting]) {
      await assert.rejects(rig.send(other, id, 'Hello'), { code: 'NOT_YOUR_CONSULTATION' });
      await assert.rejects(rig.view(other, id), { code: 'NOT_YOUR_CONSULTATION' });
    }
    await assert.rejects(rig.send(other, createId(), 'Hello'), { code: 'CONSULTATION_UNKNOWN' });
  });

  it('is refused from the other side', async () => {
    const { patient, doctor, consultation } = await rig.talk();
    await assert.rejects(rig.give(patient, consultation, { type: 'note.add', text: 'x' }), { code: 'ROLE_REFUSED' });
    await assert.rejects(rig.give(doctor, consultation, { type: 'consultation.end' }), { code: 'ROLE_REFUSED' });
  });

  it('is refused after the end, but for reading, notes and the rating', async () => {
    const { patient, doctor, consultation } = await rig.talk();
    await rig.give(patient, consultation, { type: 'consultation.end' });
    await assert.rejects(rig.send(patient, consultation, 'Wait'), { code: 'CONSULTATION_ENDED' });
    await assert.rejects(rig.send(doctor, consultation, 'Wait'), { code: 'CONSULTATION_ENDED' });
    await assert.rejects(rig.give(patient, consultation, { type: 'consultation.end' }), { code: 'CONSULTATION_ENDED' });
    await rig.give(patient, consultation, { type: 'read.mark', upTo: 3 });
    await rig.give(doctor, consultation, { type: 'note.add', text: 'left in haste' });
    await rig.give(patient, consultation, { type: 'consultation.rate', rating: { score: 'little' } });
  });

  it('lets patients write while they wait, and leave', async () => {
    const patient = await rig.patient();
    const consultation = await rig.start(patient);
    await rig.send(patient, consultation, 'It got worse.');
    await assert.rejects(rig.give(patient, consultation, { type: 'consultation.end' }), { code: 'STATE_CONFLICT' });
    await rig.give(patient, consultation, { type: 'queue.leave' });
    assert.equal((await rig.view(patient, consultation)).state, 'left');
    await assert.rejects(rig.send(patient, consultation, 'Hello'), { code: 'CONSULTATION_ENDED' });
  });

  it('does not let patients leave the line behind which a doctor waits', async () => {
    const { patient, consultation } = await rig.talk();
    await assert.rejects(rig.give(patient, consultation, { type: 'queue.leave' }), { code: 'STATE_CONFLICT' });
  });

  it('marks what was read, once and not beyond the end', async () => {
    const { patient, doctor, consultation } = await rig.talk();
    const { seq } = await rig.send(patient, consultation, 'Hello');
    await rig.give(doctor, consultation, { type: 'read.mark', upTo: seq });
    assert.equal((await rig.give(doctor, consultation, { type: 'read.mark', upTo: seq - 1 })).seq, seq + 1);
    const view = await rig.view(patient, consultation);
    assert.deepEqual([view.seq, view.readUpTo.doctor], [seq + 1, seq]);
    await assert.rejects(rig.give(doctor, consultation, { type: 'read.mark', upTo: 99 }), { code: 'INPUT_INVALID' });
  });

  it('keeps notes and reasons from patients without leaving gaps', async () => {
    const { patient, doctor, consultation } = await rig.talk();
    await rig.give(doctor, consultation, { type: 'note.add', text: 'ask about travel' });
    await rig.send(doctor, consultation, 'Hello');
    assert.deepEqual(await rig.eventTypes(patient, consultation), [
      'consultation.created',
      'consultation.accepted',
      'internal',
      'message.stored',
    ]);
    assert.ok((await rig.eventTypes(doctor, consultation)).includes('note.added'));
  });

  it('shows and records the emergency card', async () => {
    const { patient, doctor, consultation } = await rig.talk();
    await rig.give(doctor, consultation, { type: 'emergency.send' });
    await rig.give(patient, consultation, { type: 'emergency.report', what: 'seen' });
    await rig.give(patient, consultation, { type: 'emergency.report', what: 'called' });
    const view = await rig.view(doctor, consultation);
    assert.equal(view.flagged, true);
    assert.deepEqual({ ...view.emergency, shownAt: '' }, { shownAt: '', by: 'doctor', seen: true, called: true });
  });

  it('needs an advice that says something, or a patient who has left', async () => {
    const { doctor, consultation } = await rig.talk();
    const empty = { advice: ' \n', whenToGetHelp: 'soon', followUp: '' };
    const finish = { type: 'consultation.finish' } as const;
    await assert.rejects(rig.give(doctor, consultation, { ...finish, outcome: 'advice' }), { code: 'INPUT_INVALID' });
    await assert.rejects(rig.give(doctor, consultation, { ...finish, outcome: 'advice', advice: empty }), { code: 'INPUT_INVALID' });
    await assert.rejects(rig.give(doctor, consultation, { ...finish, outcome: 'patient-left', advice: { ...empty, advice: 'Rest.' } }), {
      code: 'INPUT_INVALID',
    });
    await rig.give(doctor, consultation, { ...finish, outcome: 'patient-left' });
    const view = await rig.view(doctor, consultation);
    assert.deepEqual([view.endedBy, view.advice, view.keptUntil], ['doctor', null, '2023-02-04T04:00:00.000Z']);
  });

  it('lets a rating be changed for a day', async () => {
    const { patient, consultation } = await rig.talk();
    await assert.rejects(rig.give(patient, consultation, { type: 'consultation.rate', rating: { score: 'no' } }), {
      code: 'STATE_CONFLICT',
    });
    await rig.give(patient, consultation, { type: 'consultation.end' });
    await rig.give(patient, consultation, { type: 'consultation.rate', rating: { score: 'no' } });
    await rig.time.advance(LIMITS.ratingEditableMs - 1);
    await rig.give(patient, consultation, { type: 'consultation.rate', rating: { score: 'yes', text: 'On second thought' } });
    assert.equal((await rig.view(patient, consultation)).rating?.score, 'yes');
    await rig.time.advance(1);
    await assert.rejects(rig.give(patient, consultation, { type: 'consultation.rate', rating: { score: 'no' } }), {
      code: 'RATING_CLOSED',
    });
  });

  it('gives pages of the log in both directions', async () => {
    const { patient, consultation } = await rig.talk();
    for (let number = 3; number <= 50; number += 1) await rig.send(patient, consultation, `${number}`);
    const seqs = async (range: { after?: number; before?: number; limit?: number }) => {
      const page = await rig.engine.consultations.events(patient, consultation, range);
      assert.equal(page.lastSeq, 50);
      return page.events.map(({ seq }) => seq);
    };
    const from = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);
    assert.deepEqual(await seqs({}), from(21, 50));
    assert.deepEqual(await seqs({ before: 21 }), from(1, 20));
    assert.deepEqual(await seqs({ before: 21, limit: 5 }), from(16, 20));
    assert.deepEqual(await seqs({ after: 40 }), from(41, 50));
    assert.deepEqual(await seqs({ after: 0, limit: 2 }), [1, 2]);
    assert.deepEqual(await seqs({ after: 50 }), []);
    assert.deepEqual(await seqs({ after: Number.MAX_SAFE_INTEGER }), []);
    for (const before of [0, 1]) assert.deepEqual(await seqs({ before }), []);
    assert.deepEqual(await seqs({ before: 2 }), [1]);
    assert.deepEqual(await seqs({ before: 999, limit: 1 }), [50]);
    await assert.rejects(seqs({ after: 1, before: 9 }), { code: 'INPUT_INVALID' });
  });

  it('leaves no words in the log of the gateway', async () => {
    const { patient, doctor, consultation } = await rig.talk();
    await rig.send(patient, consultation, 'fever and cough');
    await rig.send(doctor, consultation, 'x'.repeat(5_000)).catch(() => {});
    await rig.give(doctor, consultation, { type: 'consultation.decline', reason: 'cough' });
    await rig.time.advance(600_000);
    assert.doesNotMatch(JSON.stringify(rig.logged), /fever|cough|Wang/);
  });
});
