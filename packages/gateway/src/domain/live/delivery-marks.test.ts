import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { createId, type NewsFrame, type PollAnswer } from '@consult-kit/protocol';
import { InProcessBus } from '../../bus/in-process-bus.ts';
import { GATEWAY_LIMITS } from '../../limits.ts';
import { Rig } from '../../testing/rig.ts';
import type { Actor, DoctorActor, PatientActor } from '../consultations/actor.ts';
import { Versions } from '../versions.ts';
import { DeliveryMarks } from './delivery-marks.ts';
import type { LiveConnection } from './live-hub.ts';

type Delivered = Extract<NewsFrame, { type: 'delivered' }>;

/** One person's connection and what it is told of deliveries. */
class Device {
  readonly told: Delivered[] = [];
  readonly connection: LiveConnection;

  constructor(rig: Rig, actor: Actor) {
    const send = async (frame: NewsFrame): Promise<void> => void (frame.type === 'delivered' && this.told.push(frame));
    this.connection = rig.engine.hub.connect({ actor, sink: { send, end: () => {} }, liveVersion: 0, onePage: false }, 'socket');
  }

  get upTo(): number[] {
    return this.told.map(({ upTo }) => upTo);
  }
}

describe('delivery', () => {
  let rig: Rig;
  let patient: PatientActor;
  let doctor: DoctorActor;
  let consultation: string;
  beforeEach(async () => {
    rig = await Rig.open();
    ({ patient, doctor, consultation } = await rig.talk());
  });
  afterEach(() => rig.close());

  const devices = async () => {
    const [shopper, desk] = [new Device(rig, patient), new Device(rig, doctor)];
    for (const { connection } of [shopper, desk]) await connection.follow(consultation, 2);
    return { shopper, desk };
  };

  it('is told to the sender when a device of the other side says that it has the message', async () => {
    const { shopper, desk } = await devices();
    const { seq } = await rig.send(patient, consultation, 'Hello');
    assert.deepEqual(shopper.told, []);
    desk.connection.received(consultation, seq);
    assert.deepEqual(shopper.told, [{ type: 'delivered', consultation, side: 'doctor', upTo: seq }]);
    desk.connection.received(consultation, seq);
    desk.connection.received(consultation, seq - 1);
    assert.deepEqual([shopper.upTo, desk.told], [[seq], []]);
  });

  it('says nothing of events that were not sent to that device', async () => {
    const { shopper, desk } = await devices();
    const { seq } = await rig.send(patient, consultation, 'Hello');
    desk.connection.received(consultation, seq + 100);
    assert.deepEqual(shopper.upTo, [seq]);
    desk.connection.unfollow(consultation);
    await rig.send(patient, consultation, 'Are you there?');
    desk.connection.received(consultation, seq + 1);
    assert.deepEqual(shopper.upTo, [seq]);
  });

  it('is known from the cursor of whoever comes back, and told to whoever follows later', async () => {
    const { seq } = await rig.send(doctor, consultation, 'Hello');
    await new Device(rig, patient).connection.follow(consultation, seq);
    const desk = new Device(rig, doctor);
    await desk.connection.follow(consultation, seq);
    assert.deepEqual(desk.told, [{ type: 'delivered', consultation, side: 'patient', upTo: seq }]);
  });

  it('is not told of a cursor beyond the log', async () => {
    const { desk } = await devices();
    await rig.send(doctor, consultation, 'Hello');
    await assert.rejects(new Device(rig, patient).connection.follow(consultation, 100), { code: 'STATE_CONFLICT' });
    assert.deepEqual(desk.told, []);
  });

  it('is not told of one’s own messages that come back', async () => {
    const { shopper, desk } = await devices();
    const { seq } = await rig.send(patient, consultation, 'Hello');
    shopper.connection.received(consultation, seq);
    assert.deepEqual(desk.told, []);
    const answer = await rig.send(doctor, consultation, 'Hello yourself');
    shopper.connection.received(consultation, answer.seq);
    assert.deepEqual(desk.upTo, [answer.seq]);
  });

  it('counts for nobody when a doctor only looks at an offered talk', async () => {
    const { shopper } = await devices();
    const colleague = await rig.doctor();
    const to = { kind: 'doctor', doctor: colleague.id } as const;
    const { seq } = await rig.send(patient, consultation, 'Hello');
    await rig.give(doctor, consultation, { type: 'handover.offer', to, reason: 'shift', urgent: false });
    await new Device(rig, colleague).connection.follow(consultation, seq);
    assert.deepEqual(shopper.told, []);
  });

  it('wakes a poll that waits, and each mark is told once', async () => {
    const { desk } = await devices();
    const { seq } = await rig.send(patient, consultation, 'Hello');
    const ask = (liveVersion: number, waitMs = 20_000): Promise<PollAnswer> =>
      rig.engine.polls.poll(patient, { session: 'x'.repeat(20), follow: [{ consultation, after: seq }], liveVersion, waitMs });
    const first = await ask(0, 0);
    const waiting = ask(first.liveVersion);
    desk.connection.received(consultation, seq);
    const { frames, liveVersion } = await waiting;
    assert.deepEqual(frames, [{ type: 'delivered', consultation, side: 'doctor', upTo: seq }]);
    assert.deepEqual((await ask(liveVersion, 0)).frames, []);
    assert.deepEqual((await ask(first.liveVersion, 0)).frames, frames);
  });

  it('is told by the cursor of a poll', async () => {
    const { desk } = await devices();
    const { seq } = await rig.send(doctor, consultation, 'Hello');
    await rig.engine.polls.poll(patient, { session: 'x'.repeat(20), follow: [{ consultation, after: seq - 1 }], waitMs: 0 });
    assert.deepEqual(desk.told, []);
    await rig.engine.polls.poll(patient, { session: 'x'.repeat(20), follow: [{ consultation, after: seq }], waitMs: 0 });
    assert.deepEqual(desk.upTo, [seq]);
  });
});

describe('delivery marks', () => {
  const open = () => {
    const time = { nowMs: 1_000_000 };
    const clock = { now: () => time.nowMs };
    const bus = new InProcessBus();
    const marks = new DeliveryMarks({ bus, feed: { recent: () => undefined }, clock, versions: new Versions(clock) });
    return { time, bus, marks };
  };

  it('hear of what arrived at other nodes, and never fall', () => {
    const { bus, marks } = open();
    const consultation = createId();
    for (const upTo of [7, 5]) bus.publish({ type: 'delivered', consultation, side: 'doctor', upTo });
    assert.equal(marks.find(consultation, 'doctor')?.upTo, 7);
    assert.equal(marks.find(consultation, 'patient'), undefined);
  });

  it('are bounded, and forgotten when they have not risen for long', () => {
    const { time, marks } = open();
    for (let talk = 0; talk <= GATEWAY_LIMITS.deliveryMarksMax; talk += 1) marks.reached(`talk ${talk}`, 'doctor', 1);
    assert.equal(marks.find('talk 0', 'doctor'), undefined);
    assert.equal(marks.find('talk 1', 'doctor')?.upTo, 1);
    time.nowMs += GATEWAY_LIMITS.deliveryKeptMs;
    marks.reached('talk 2', 'doctor', 2);
    time.nowMs += 1;
    marks.sweep();
    assert.equal(marks.find('talk 1', 'doctor'), undefined);
    assert.equal(marks.find('talk 2', 'doctor')?.upTo, 2);
  });
});
