import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { ConsultError, createId, LIMITS } from '@consult-kit/protocol';
import { GATEWAY_LIMITS } from '../../limits.ts';
import { Rig } from '../../testing/rig.ts';
import { doctorPerson, type DoctorActor } from '../consultations/actor.ts';
import type { NewsSink } from '../live/connection.ts';

const SILENT: NewsSink = { send: async () => {}, end: () => {} };

describe('what happens by itself', () => {
  let rig: Rig;

  beforeEach(async () => {
    rig = await Rig.open();
  });
  afterEach(() => rig.close());

  const connect = (actor: DoctorActor) => rig.engine.hub.connect({ actor, sink: SILENT, liveVersion: 0, onePage: false }, 'socket');

  it('pauses a talk in which the patient has been quiet for ten minutes', async () => {
    const { patient, doctor, consultation } = await rig.talk();
    connect(doctor);
    await rig.send(doctor, consultation, 'How are you?');
    await rig.pass(LIMITS.quietPauseMs - 1);
    assert.equal((await rig.view(patient, consultation)).state, 'talking');
    await rig.pass(1);
    assert.equal((await rig.view(patient, consultation)).state, 'paused');
    assert.equal((await rig.eventTypes(patient, consultation)).at(-1), 'consultation.paused');
  });

  it('does not pause a talk in which the patient waits for the doctor', async () => {
    const { patient, doctor, consultation } = await rig.talk();
    connect(doctor);
    await rig.send(patient, consultation, 'Hello?');
    await rig.pass(3 * LIMITS.quietPauseMs);
    assert.equal((await rig.view(patient, consultation)).state, 'talking');
    await rig.send(doctor, consultation, 'Here I am.');
    await rig.pass(LIMITS.quietPauseMs - 1);
    assert.equal((await rig.view(patient, consultation)).state, 'talking');
    await rig.pass(1);
    assert.equal((await rig.view(patient, consultation)).state, 'paused');
  });

  it('brings a paused patient back to the doctor, with the message that was written', async () => {
    const { patient, doctor, consultation } = await rig.talk();
    connect(doctor);
    await rig.give(doctor, consultation, { type: 'consultation.pause' });
    await rig.pass(LIMITS.pausedReturnMs - 1);
    await rig.send(patient, consultation, 'I am back.');
    assert.deepEqual((await rig.eventTypes(patient, consultation)).slice(-2), ['consultation.resumed', 'message.stored']);
    assert.equal((await rig.view(patient, consultation)).state, 'talking');
  });

  it('sends a paused patient to the head of the line when the doctor has no slot or is away', async () => {
    const { patient, doctor, consultation } = await rig.talk();
    await rig.give(doctor, consultation, { type: 'consultation.pause' });
    await rig.setStatus(doctor, 'break');
    await rig.give(patient, consultation, { type: 'consultation.resume' });
    assert.equal((await rig.view(patient, consultation)).state, 'waiting');
    const { events } = await rig.engine.consultations.events(patient, consultation, { limit: 1 });
    assert.deepEqual(
      [events[0]?.type, 'reason' in (events[0] ?? {}) && events[0]],
      ['consultation.returned', { ...events[0], reason: 'doctor-busy', place: 'head' }],
    );

    await rig.setStatus(doctor, 'online');
    await rig.acceptNext(doctor);
    await rig.give(doctor, consultation, { type: 'consultation.pause' });
    for (let number = 0; number < 5; number += 1) await rig.talk(doctor);
    await rig.give(patient, consultation, { type: 'consultation.resume' });
    assert.equal((await rig.view(patient, consultation)).state, 'waiting');
  });

  it('sends a patient who returns after half an hour to the end of the line', async () => {
    const { patient, doctor, consultation } = await rig.talk();
    connect(doctor);
    await rig.give(doctor, consultation, { type: 'consultation.pause' });
    const others = [await rig.patient(), await rig.patient()];
    for (const other of others) await rig.start(other);
    await rig.pass(LIMITS.pausedReturnMs);
    await rig.send(patient, consultation, 'I am back.');
    const read = await rig.engine.consultations.read(patient, consultation);
    assert.deepEqual([read.consultation.state, read.line?.ahead], ['waiting', 2]);
  });

  it('ends a paused consultation to which nobody returns for a day', async () => {
    const { patient, doctor, consultation } = await rig.talk();
    await rig.give(doctor, consultation, { type: 'consultation.pause' });
    await rig.pass(GATEWAY_LIMITS.pausedEndsMs);
    const view = await rig.view(patient, consultation);
    assert.deepEqual([view.state, view.endedBy], ['ended', 'service']);
  });

  it('lets people leave the line whom nobody has accepted for a week', async () => {
    const patient = await rig.patient();
    const consultation = await rig.start(patient);
    await rig.pass(GATEWAY_LIMITS.waitingEndsMs);
    assert.equal((await rig.view(patient, consultation)).state, 'left');
  });

  it('gives the talks of a doctor back who has had no connection for a minute', async () => {
    const { patient, doctor, consultation } = await rig.talk();
    const connection = connect(doctor);
    await rig.live(3 * LIMITS.doctorLostMs);
    assert.equal((await rig.view(patient, consultation)).state, 'talking');
    connection.close();
    await rig.live(LIMITS.doctorLostMs);
    assert.equal((await rig.view(patient, consultation)).state, 'talking');
    await rig.live(2 * GATEWAY_LIMITS.doctorLeaseMs);
    assert.equal((await rig.view(patient, consultation)).state, 'waiting');
    assert.equal((await rig.engine.desk.read(doctor.id)).state.status, 'offline');
    const other = await rig.doctor();
    assert.equal((await rig.engine.desk.read(other.id)).state.line[0]?.returned, true);
  });

  it('goes on with all others when one consultation cannot be looked at', async () => {
    let stuck = '';
    const busy = async () => Promise.reject(new ConsultError('GATEWAY_BUSY', 'Somebody holds it.'));
    const troubled = await Rig.open({
      storeWith: (store) => ({
        transact: (work, scope) =>
          scope && 'consultation' in scope && scope.consultation === stuck ? busy() : store.transact(work, scope),
      }),
    });
    const [first, second] = [await troubled.patient(), await troubled.patient()];
    stuck = await troubled.start(first);
    const other = await troubled.start(second);
    await assert.rejects(troubled.pass(GATEWAY_LIMITS.waitingEndsMs), { code: 'GATEWAY_BUSY' });
    assert.equal((await troubled.view(first, stuck)).state, 'waiting');
    assert.equal((await troubled.view(second, other)).state, 'left');
    await troubled.close();
  });

  it('goes on renewing leases however long it takes to bring back the talks of lost doctors', async () => {
    let renewals = 0;
    let asked = 0;
    const slow = await Rig.open({
      storeWith: (store) => ({
        renewLeases(doctors, untilMs) {
          renewals += 1;
          return store.renewLeases(doctors, untilMs);
        },
        lapsedDoctors() {
          asked += 1;
          return new Promise(() => {});
        },
      }),
    });
    const doctor = await slow.doctor();
    slow.engine.hub.connect({ actor: doctor, sink: SILENT, liveVersion: 0, onePage: false }, 'socket');
    const go = async (steps: number): Promise<void> => {
      for (let step = 0; step < steps; step += 1) {
        await slow.time.advance(GATEWAY_LIMITS.doctorLeaseMs);
        await slow.database.settled();
      }
    };
    await go((2 * LIMITS.doctorLostMs) / GATEWAY_LIMITS.doctorLeaseMs);
    assert.equal(asked, 1);
    const before = renewals;
    await go(4);
    assert.ok(renewals - before >= 3, `${renewals - before} renewals`);
    await slow.close();
  });

  it('gives doctors the full minute to come back after a start of the gateway', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'consult-upkeep-'));
    const file = join(folder, 'consult.sqlite');
    const before = await Rig.open({ file });
    const { doctor, consultation } = await before.talk();
    await before.close();

    const again = await Rig.open({ file });
    await again.live(LIMITS.doctorLostMs);
    assert.equal((await again.view(doctor, consultation)).state, 'talking');
    await again.live(GATEWAY_LIMITS.doctorLeaseMs);
    await assert.rejects(again.view(doctor, consultation), { code: 'NOT_YOUR_CONSULTATION' });
    await again.close();
    rmSync(folder, { recursive: true });
  });

  it('happens every few seconds', async () => {
    const { patient, doctor, consultation } = await rig.talk();
    const moved = new Promise<void>((resolve) => rig.bus.subscribe(({ type }) => type === 'line' && resolve()));
    connect(doctor).close();
    await rig.time.advance(2 * LIMITS.doctorLostMs);
    await moved;
    assert.equal((await rig.view(patient, consultation)).state, 'waiting');
  });

  it('does not let doctors go offline with open talks', async () => {
    const { doctor, consultation } = await rig.talk();
    await assert.rejects(rig.setStatus(doctor, 'offline'), { code: 'DOCTOR_HAS_CHATS' });
    await rig.setStatus(doctor, 'break');
    await rig.give(doctor, consultation, { type: 'consultation.pause' });
    await rig.setStatus(doctor, 'offline');
  });

  it('counts someone who polls as connected between two polls', async () => {
    const { doctor } = await rig.talk();
    const person = doctorPerson(doctor.id);
    const polled = rig.engine.polls.poll(doctor, { session: 'x'.repeat(20), follow: [], waitMs: 20_000 });
    await rig.time.advance(20_000);
    await polled;
    const changes: boolean[] = [];
    rig.bus.subscribe((hint) => hint.type === 'presence' && hint.person === person && changes.push(hint.present));
    await rig.time.advance(GATEWAY_LIMITS.pollPresenceMs - 1);
    assert.deepEqual(changes, []);
    await rig.time.advance(1);
    assert.deepEqual(changes, [false]);
  });

  it('deletes consultations when their time of keeping is over, and nothing else', async () => {
    const { patient, doctor, consultation } = await rig.talk();
    await rig.send(patient, consultation, 'Hello');
    await rig.give(doctor, consultation, { type: 'consultation.finish', outcome: 'patient-left' });
    const left = await rig.start(patient);
    await rig.give(patient, left, { type: 'queue.leave' });
    await rig.pass(29 * 86_400_000);
    const waiting = await rig.start(patient);
    assert.equal((await rig.engine.consultations.list(patient)).consultations.length, 3);
    assert.equal(await rig.engine.retention(), 0);
    await rig.pass(86_400_000);
    assert.equal(await rig.engine.retention(), 2);
    const { consultations } = await rig.engine.consultations.list(patient);
    assert.deepEqual(
      consultations.map(({ id }) => id),
      [waiting],
    );
    assert.equal(rig.engine.counters.removedTotal, 2);
    const rows = await rig.database.read(({ kysely }) => kysely.selectFrom('events').select('seq').execute());
    assert.equal(rows.length, 1);
    await assert.rejects(rig.send(patient, consultation, 'Hello', createId()), { code: 'CONSULTATION_UNKNOWN' });
  });
});
