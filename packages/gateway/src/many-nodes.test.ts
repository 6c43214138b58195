import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { createId, LIMITS } from '@consult-kit/protocol';
import type { DoctorActor, PatientActor } from './domain/consultations/actor.ts';
import { GATEWAY_LIMITS } from './limits.ts';
import { openDatabase, type Database } from './store/sql/database.ts';
import { Ear } from './testing/ear.ts';
import { startCommand } from './testing/rig.ts';
import { Nodes, seeded, type TestNode } from './testing/nodes.ts';

const SWEEP_MS = GATEWAY_LIMITS.sweepEveryMs;
const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);

describe('several nodes on one database', { timeout: 120_000 }, () => {
  let database: Database;
  let nodes: Nodes;
  let one: TestNode;
  let two: TestNode;

  beforeEach(async () => {
    database = await openDatabase({ file: ':memory:' });
    nodes = new Nodes(database);
    [one, two] = [await nodes.add(), await nodes.add()];
  });
  afterEach(async () => {
    await nodes.close();
    await database.close();
  });

  /** A patient with the first node in a talk with a doctor with the second one; both follow it. */
  const talkAcross = async (on = nodes, [first, second] = [one, two]) => {
    const { patient, doctor, consultation } = await first.rig.talk();
    const [atOne, atTwo] = [new Ear(first.rig, patient), new Ear(second.rig, doctor)];
    await atOne.connection.follow(consultation, 0);
    await atTwo.connection.follow(consultation, 0);
    await on.within(1_000, () => atOne.seqs().length === 2 && atTwo.seqs().length === 2);
    return { patient, doctor, consultation, atOne, atTwo };
  };

  it('bring every message once and in order, whatever the bus loses, doubles and mixes up', async () => {
    for (let seed = 1; seed <= 10; seed += 1) {
      const random = seeded(seed);
      const own = await openDatabase({ file: ':memory:' });
      const mixed = new Nodes(own, seed);
      const [first, second] = [await mixed.add(), await mixed.add()];
      const { patient, doctor, consultation, atOne, atTwo } = await talkAcross(mixed, [first, second]);
      Object.assign(mixed.cable.faults, { lost: 0.3, doubled: 0.3, lateMs: 3_000 });
      for (let message = 0; message < 40; message += 1) {
        const [rig, actor] = random() < 0.5 ? [first.rig, patient] : [second.rig, doctor];
        await rig.send(actor, consultation, `message ${message}`);
        await mixed.world.time.advance(Math.floor(random() * 400));
      }
      await mixed.within(SWEEP_MS, () => atOne.seqs().length >= 42 && atTwo.seqs().length >= 42);
      await mixed.world.time.advance(SWEEP_MS);
      assert.deepEqual([atOne.seqs(), atTwo.seqs()], [upTo(42), upTo(42)], `seed ${seed}`);
      await mixed.close();
      await own.close();
    }
  });

  it('bring messages by looking into the database when every hint is lost', async () => {
    const { patient, doctor, consultation, atOne, atTwo } = await talkAcross();
    nodes.cable.faults.lost = 1;
    await one.rig.send(patient, consultation, 'Hello');
    await nodes.within(SWEEP_MS, () => atTwo.seqs().length === 3);
    await two.rig.send(doctor, consultation, 'Hello yourself');
    await nodes.within(SWEEP_MS, () => atOne.seqs().length === 4);
    assert.deepEqual([one.rig.engine.counters.sweepHealedTotal, two.rig.engine.counters.sweepHealedTotal], [1, 1]);
  });

  it('bring messages within a second while the bus is away, and at once when it comes back', async () => {
    const { patient, consultation, atTwo } = await talkAcross();
    two.bus.turn('away');
    await nodes.world.time.advance(2 * GATEWAY_LIMITS.sweepAwayMs);
    await one.rig.send(patient, consultation, 'three');
    await nodes.within(GATEWAY_LIMITS.sweepAwayMs, () => atTwo.seqs().length === 3);
    two.bus.turn('joined');
    await nodes.world.time.advance(GATEWAY_LIMITS.sweepAwayMs);
    two.bus.turn('away');
    await one.rig.send(patient, consultation, 'four');
    two.bus.turn('joined');
    await nodes.within(100, () => atTwo.seqs().length === 4);
  });

  it('heal nothing as long as hints arrive', async () => {
    const { patient, consultation, atTwo } = await talkAcross();
    for (let message = 0; message < 10; message += 1) await one.rig.send(patient, consultation, 'Hello');
    await nodes.within(1_000, () => atTwo.seqs().length === 12);
    await nodes.world.time.advance(3 * SWEEP_MS);
    assert.equal(two.rig.engine.counters.sweepHealedTotal, 0);
  });

  it('read on from the database where another node wrote in between', async () => {
    const { patient, doctor, consultation, atOne } = await talkAcross();
    nodes.cable.faults.lost = 1;
    await one.rig.send(patient, consultation, 'three');
    await two.rig.send(doctor, consultation, 'four');
    await two.rig.send(doctor, consultation, 'five');
    await one.rig.send(patient, consultation, 'six');
    await nodes.within(100, () => atOne.seqs().length === 6);
    assert.deepEqual(atOne.seqs(), upTo(6));
    const late = new Ear(one.rig, patient);
    await late.connection.follow(consultation, 2);
    assert.deepEqual(late.seqs(), [3, 4, 5, 6]);
    await two.rig.send(doctor, consultation, 'seven');
    const latest = new Ear(one.rig, patient);
    await latest.connection.follow(consultation, 4);
    assert.deepEqual(latest.seqs(), [5, 6, 7]);
  });

  it('carry typing to the other side, and give a repeat the same answer on another node', async () => {
    const { patient, consultation, atOne, atTwo } = await talkAcross();
    await atOne.connection.type(consultation, true);
    await nodes.within(1_000, () => atTwo.of('typing').length === 1);
    const id = 'a'.repeat(21);
    const sent = await one.rig.send(patient, consultation, 'Hello', id);
    assert.deepEqual(await two.rig.send(patient, consultation, 'Hello', id), sent);
    await nodes.within(1_000, () => atTwo.seqs().length === 3);
    assert.deepEqual(atTwo.seqs(), upTo(3));
  });

  it('tell at once what is stored already when it comes again, as whoever stored it may have told nobody', async () => {
    const { patient, doctor, consultation, atTwo } = await talkAcross();
    const desk = new Ear(two.rig, doctor);
    await desk.connection.followDesk();
    nodes.cable.faults.lost = 1;
    const id = createId();
    await one.rig.send(patient, consultation, 'Hello', id);
    await two.rig.send(patient, consultation, 'Hello', id);
    await nodes.within(100, () => atTwo.seqs().length === 3);
    const next = await one.rig.patient();
    const start = startCommand();
    await one.rig.engine.consultations.create(next, start);
    await two.rig.engine.consultations.create(next, start);
    await nodes.within(2 * GATEWAY_LIMITS.deskEveryMs, () => desk.of('desk').at(-1)?.desk.lineTotal === 1);
    const accept = { id: createId(), type: 'queue.accept-next' } as const;
    await one.rig.engine.deskCommands.run(doctor, accept);
    await two.rig.engine.deskCommands.run(doctor, accept);
    await nodes.within(2 * GATEWAY_LIMITS.deskEveryMs, () => desk.of('desk').at(-1)?.desk.lineTotal === 0);
  });

  it('read lines and desks again after the database could not be read', async () => {
    let isAway = true;
    const { rig } = await nodes.add({
      storeWith: (store) => ({
        waiting: async () => (isAway ? Promise.reject(new Error('away')) : store.waiting()),
        statuses: async () => (isAway ? Promise.reject(new Error('away')) : store.statuses()),
      }),
    });
    const patient = await one.rig.patient();
    const consultation = await one.rig.start(patient);
    const doctor = await one.rig.doctor();
    await nodes.world.time.advance(1_000);
    await assert.rejects(rig.engine.consultations.read(patient, consultation), /away/);
    await assert.rejects(rig.engine.desk.read(doctor.id), /away/);
    isAway = false;
    assert.equal((await rig.engine.consultations.read(patient, consultation)).line?.ahead, 0);
    assert.equal((await rig.engine.desk.read(doctor.id)).state.status, 'online');
  });

  it('read a log again that had less than its hint said', async () => {
    let isLate = true;
    const { rig } = await nodes.add({
      storeWith: (store) => ({ events: async (key, range) => (isLate && range.after === 3 ? [] : store.events(key, range)) }),
    });
    const { patient, doctor, consultation } = await one.rig.talk();
    await one.rig.send(patient, consultation, 'Hello');
    const ear = new Ear(rig, doctor);
    await ear.connection.follow(consultation, 0);
    await one.rig.send(patient, consultation, 'Are you there?');
    await nodes.world.time.advance(1_000);
    assert.deepEqual(ear.seqs(), [1, 2, 3]);
    isLate = false;
    await nodes.within(GATEWAY_LIMITS.sweepEveryMs, () => ear.seqs().length === 4);
  });

  it('let no time in a log go back, although one clock is behind', async () => {
    const behind = await nodes.add({ aheadMs: -90_000 });
    const { patient, doctor, consultation } = await one.rig.talk();
    await one.rig.send(patient, consultation, 'Hello');
    const { at } = await behind.rig.send(doctor, consultation, 'Hello yourself');
    const { events } = await one.rig.engine.consultations.events(patient, consultation, { limit: 10 });
    const times = events.map((event) => event.at);
    assert.deepEqual(times, [...times].sort());
    assert.equal(at, times.at(-1));
  });

  describe('tell lines and desks', () => {
    const waits = async (node: TestNode): Promise<{ patient: PatientActor; consultation: string; ear: Ear }> => {
      const patient = await node.rig.patient();
      const consultation = await node.rig.start(patient);
      const ear = new Ear(node.rig, patient);
      await ear.connection.follow(consultation, 0);
      await nodes.world.time.advance(1_000);
      return { patient, consultation, ear };
    };
    const ahead = (ear: Ear): number | undefined => ear.of('line').at(-1)?.line.ahead;

    for (const [how, lost, withinMs] of [
      ['at once', 0, 1_500],
      ['by looking there when hints are lost', 1, SWEEP_MS],
    ] as const) {
      it(`of what happens on another node, ${how}`, async () => {
        const [first, second] = [await waits(one), await waits(two)];
        await nodes.within(SWEEP_MS, () => ahead(second.ear) === 1);
        const doctor = await two.rig.doctor();
        const desk = new Ear(two.rig, doctor);
        await desk.connection.followDesk();
        nodes.cable.faults.lost = lost;
        const third = await waits(one);
        await nodes.within(withinMs, () => desk.of('desk').at(-1)?.desk.lineTotal === 3);
        await one.rig.give(first.patient, first.consultation, { type: 'queue.leave' });
        await nodes.within(withinMs, () => ahead(second.ear) === 0);
        await nodes.within(withinMs, () => ahead(third.ear) === 1);
      });
    }

    it('within a few seconds while the bus is away', async () => {
      const [first, second] = [await waits(one), await waits(two)];
      await nodes.within(SWEEP_MS, () => ahead(second.ear) === 1);
      two.bus.turn('away');
      await one.rig.give(first.patient, first.consultation, { type: 'queue.leave' });
      await nodes.within(3 * GATEWAY_LIMITS.sweepAwayMs + GATEWAY_LIMITS.lineEveryMs, () => ahead(second.ear) === 0);
    });

    it('without answering a doctor again who polls each node in turn', async () => {
      const doctor = await one.rig.doctor();
      await waits(one);
      const poll = async (node: TestNode, deskVersion: number) =>
        node.rig.engine.polls.poll(doctor, { session: 'x'.repeat(20), follow: [], deskVersion, waitMs: 0 });
      let { deskVersion } = await poll(one, 0);
      for (const node of [two, one, two, one]) {
        const answer = await poll(node, deskVersion);
        assert.deepEqual(answer.frames, []);
        ({ deskVersion } = answer);
      }
      await waits(two);
      for (const node of nodes.all) assert.equal((await poll(node, deskVersion)).frames.length, 1);
    });
  });

  describe('know who is present', () => {
    const present = (ear: Ear): boolean | undefined => ear.of('presence').at(-1)?.present;
    const SILENT_MS = GATEWAY_LIMITS.presenceSilentMs + 2 * GATEWAY_LIMITS.presenceRepeatMs;

    it('on another node, and when they leave it', async () => {
      const { atOne, atTwo } = await talkAcross();
      await nodes.within(1_000, () => present(atOne) === true && present(atTwo) === true);
      atTwo.connection.close();
      await nodes.within(1_000, () => present(atOne) === false);
      assert.equal(present(atTwo), true);
    });

    it('for as long as they stay, and again after a lost hint', async () => {
      const { atOne, atTwo, doctor, consultation } = await talkAcross();
      await nodes.world.time.advance(3 * SILENT_MS);
      assert.deepEqual([present(atOne), present(atTwo)], [true, true]);
      nodes.cable.faults.lost = 1;
      atTwo.connection.close();
      await nodes.within(SILENT_MS, () => present(atOne) === false);
      const again = new Ear(two.rig, doctor);
      await again.connection.follow(consultation, 0);
      await nodes.world.time.advance(1_000);
      assert.equal(present(atOne), false);
      nodes.cable.faults.lost = 0;
      await nodes.within(2 * GATEWAY_LIMITS.presenceRepeatMs, () => present(atOne) === true);
    });

    it('until their node has fallen silent', async () => {
      const { atOne } = await talkAcross();
      await nodes.within(1_000, () => present(atOne) === true);
      await two.bus.close();
      await nodes.within(SILENT_MS, () => present(atOne) === false);
    });

    it('on two nodes as long as they are with one of them', async () => {
      const { atOne, atTwo, doctor, consultation } = await talkAcross();
      const third = await nodes.add();
      const also = new Ear(third.rig, doctor);
      await also.connection.follow(consultation, 0);
      await nodes.world.time.advance(1_000);
      atTwo.connection.close();
      await nodes.world.time.advance(1_000);
      assert.equal(present(atOne), true);
      also.connection.close();
      await nodes.within(1_000, () => present(atOne) === false);
    });

    it('as they were while the bus is away, and as they are when it is back', async () => {
      const { atOne, atTwo } = await talkAcross();
      await nodes.within(1_000, () => present(atTwo) === true);
      two.bus.turn('away');
      atOne.connection.close();
      await nodes.world.time.advance(3 * SILENT_MS);
      assert.equal(present(atTwo), true);
      two.bus.turn('joined');
      await nodes.within(SILENT_MS, () => present(atTwo) === false);
    });
  });

  describe('keep doctors', () => {
    const stateOf = async (actor: PatientActor | DoctorActor, consultation: string): Promise<string> =>
      (await one.rig.view(actor, consultation)).state;
    const LOST_MS = LIMITS.doctorLostMs + 2 * GATEWAY_LIMITS.doctorLeaseMs;

    it('who are with another node, and take each talk of a lost one back once', async () => {
      const { patient, consultation, atTwo } = await talkAcross();
      const other = await one.rig.patient();
      await one.rig.start(other);
      await nodes.live(3 * LOST_MS);
      assert.equal(await stateOf(patient, consultation), 'talking');
      atTwo.connection.close();
      await nodes.live(LIMITS.doctorLostMs);
      assert.equal(await stateOf(patient, consultation), 'talking');
      await nodes.live(2 * GATEWAY_LIMITS.doctorLeaseMs);
      const { consultation: view, line } = await one.rig.engine.consultations.read(patient, consultation);
      assert.deepEqual([view.state, line?.ahead], ['waiting', 0]);
      assert.deepEqual((await one.rig.eventTypes(patient, consultation)).slice(2), ['consultation.returned']);
      assert.deepEqual(nodes.all.flatMap(({ rig }) => rig.logged).filter(({ message }) => message === 'doctor lost').length, 1);
    });

    it('who moved to another node within the minute', async () => {
      const { patient, doctor, consultation, atTwo } = await talkAcross();
      await nodes.live(2 * LOST_MS);
      atTwo.connection.close();
      await nodes.live(LIMITS.doctorLostMs - GATEWAY_LIMITS.doctorLeaseMs);
      new Ear(one.rig, doctor);
      await nodes.live(2 * LOST_MS);
      assert.equal(await stateOf(patient, consultation), 'talking');
    });

    it('who came back shortly before they would have been lost', async () => {
      const { patient, doctor, consultation, atTwo } = await talkAcross();
      // What happens once at the start is over.
      await nodes.world.time.advance(1);
      await nodes.live(2 * LOST_MS);
      atTwo.connection.close();
      await nodes.live(LIMITS.doctorLostMs);
      new Ear(two.rig, doctor);
      await nodes.world.time.advance(GATEWAY_LIMITS.arrivalsTogetherMs);
      await nodes.live(2 * GATEWAY_LIMITS.doctorLeaseMs, [one]);
      assert.equal(await stateOf(patient, consultation), 'talking');
    });

    it('who come back while they are being judged', async () => {
      const { patient, doctor, consultation, atTwo } = await talkAcross();
      await nodes.live(2 * LOST_MS);
      atTwo.connection.close();
      const { rig } = await nodes.add({
        storeWith: (store) => ({
          async lapsedDoctors(beforeMs) {
            const lapsed = await store.lapsedDoctors(beforeMs);
            await store.renewLeases(lapsed, nodes.world.now());
            return lapsed;
          },
        }),
      });
      await nodes.live(3 * LOST_MS, [{ rig, bus: two.bus }]);
      assert.equal(await stateOf(patient, consultation), 'talking');
      assert.equal((await one.rig.engine.desk.read(doctor.id)).state.status, 'online');
    });

    it('who were with a node that is gone until they had their minute', async () => {
      const { patient, consultation } = await talkAcross();
      await nodes.live(2 * LOST_MS);
      await nodes.live(LIMITS.doctorLostMs - GATEWAY_LIMITS.doctorLeaseMs, [one]);
      assert.equal(await stateOf(patient, consultation), 'talking');
      await nodes.live(3 * GATEWAY_LIMITS.doctorLeaseMs, [one]);
      assert.equal(await stateOf(patient, consultation), 'waiting');
    });

    it('through a stop of all nodes, and through an outage of the database', async () => {
      const { patient, consultation } = await talkAcross();
      await nodes.live(2 * LOST_MS);
      nodes.world.jumpedMs += 10 * LOST_MS;
      // The one that wakes first must not judge the doctors of the one that still sleeps.
      await nodes.live(GATEWAY_LIMITS.doctorLeaseMs, [one]);
      await nodes.live(2 * LOST_MS);
      assert.equal(await stateOf(patient, consultation), 'talking');
      for (const { rig } of nodes.all) rig.databaseFault = new Error('the database is away');
      for (let tick = 0; tick < 30; tick += 1) {
        nodes.world.jumpedMs += GATEWAY_LIMITS.doctorLeaseMs;
        await Promise.allSettled(nodes.all.map(({ rig }) => rig.engine.upkeep()));
      }
      one.rig.databaseFault = undefined;
      await nodes.live(GATEWAY_LIMITS.doctorLeaseMs, [one]);
      two.rig.databaseFault = undefined;
      await nodes.live(2 * LOST_MS);
      assert.equal(await stateOf(patient, consultation), 'talking');
    });

    it('whose node has a clock that is far ahead or behind', async () => {
      const [ahead, behind] = [await nodes.add({ aheadMs: 300_000 }), await nodes.add({ aheadMs: -300_000 })];
      const { patient, doctor, consultation } = await one.rig.talk();
      const ear = new Ear(ahead.rig, doctor);
      await nodes.live(2 * LOST_MS);
      ear.connection.close();
      const next = new Ear(behind.rig, doctor);
      await nodes.live(2 * LOST_MS);
      assert.equal(await stateOf(patient, consultation), 'talking');
      next.connection.close();
      await nodes.live(LIMITS.doctorLostMs);
      assert.equal(await stateOf(patient, consultation), 'talking');
      await nodes.live(2 * GATEWAY_LIMITS.doctorLeaseMs);
      assert.equal(await stateOf(patient, consultation), 'waiting');
    });

    it('who have just come to work with an old lease', async () => {
      const doctor = await one.rig.doctor();
      await one.rig.setStatus(doctor, 'offline');
      await nodes.live(5 * LOST_MS);
      await two.rig.setStatus(doctor, 'online');
      await nodes.live(GATEWAY_LIMITS.doctorLeaseMs, [one]);
      assert.equal((await one.rig.engine.desk.read(doctor.id)).state.status, 'online');
    });
  });

  it('do once what happens by itself, although all of them look at the same time', async () => {
    const { patient, doctor, consultation } = await one.rig.talk();
    const ear = new Ear(two.rig, doctor);
    await two.rig.send(doctor, consultation, 'How are you?');
    await nodes.live(LIMITS.quietPauseMs);
    await nodes.live(GATEWAY_LIMITS.doctorLeaseMs);
    assert.deepEqual((await one.rig.eventTypes(patient, consultation)).slice(3), ['consultation.paused']);
    ear.connection.close();
  });
});
