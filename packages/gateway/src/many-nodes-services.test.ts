import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { createId } from '@consult-kit/protocol';
import { natsForTests, OwnNats, postgresForTests, skipUnlessInstalled } from '@consult-kit/testkit';
import type { Bus, BusLink } from './bus/bus.ts';
import { readNatsAddress } from './bus/nats/nats-address.ts';
import { NatsBus } from './bus/nats/nats-bus.ts';
import type { Timers } from './domain/timers.ts';
import { GATEWAY_LIMITS } from './limits.ts';
import { openDatabase, type Database } from './store/sql/database.ts';
import { SqlConsultationStore } from './store/sql/sql-consultation-store.ts';
import { Ear } from './testing/ear.ts';
import { Rig, RigWorld, startCommand } from './testing/rig.ts';

const [nats, probe] = [await natsForTests(), await postgresForTests()];
const skipPostgres = probe.skip;
await probe.remove();
after(() => nats.remove());
const FLAGGED = { intake: { ...startCommand().intake, safety: 'some' as const } };
const logger = { info: () => {}, warn: () => {}, error: () => {} };
/** Those of the bus alone: everything else in these tests goes by a time that stands still. */
const timers: Timers = {
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await turn();
};
const links = async (wanted: BusLink, buses: readonly Bus[]): Promise<void> => until(() => buses.every(({ link }) => link === wanted));

/** Two gateways, each with its own connections to one PostgreSQL and to a NATS. */
async function withNodes(natsUrl: string, work: (one: Rig, two: Rig, world: RigWorld) => Promise<void>): Promise<void> {
  const postgres = await postgresForTests();
  const world = new RigWorld();
  const scope = createId();
  const buses = [1, 2].map(() => new NatsBus({ address: readNatsAddress(natsUrl), scope, timers, logger }));
  const rigs: Rig[] = [];
  try {
    for (const bus of buses) rigs.push(await Rig.open({ url: postgres.url, world, bus }));
    await links('joined', buses);
    const [one, two] = rigs;
    if (!one || !two) return assert.fail();
    await work(one, two, world);
  } finally {
    await Promise.all(rigs.map((rig) => rig.close()));
    await Promise.all(buses.map((bus) => bus.close()));
    await postgres.remove();
  }
}

describe('two gateways on one PostgreSQL and one NATS', { timeout: 60_000 }, () => {
  const skip = skipPostgres || nats.skip;

  it('bring a message to the other node by a hint alone, both ways, with typing, deliveries and presence', { skip }, () =>
    withNodes(nats.url, async (one, two) => {
      const { patient, doctor, consultation } = await one.talk();
      const [atOne, atTwo] = [new Ear(one, patient), new Ear(two, doctor)];
      await atOne.connection.follow(consultation, 0);
      await atTwo.connection.follow(consultation, 0);
      await one.send(patient, consultation, 'Hello');
      await until(() => atTwo.seqs().length === 3);
      await two.send(doctor, consultation, 'Hello yourself');
      await until(() => atOne.seqs().length === 4);
      assert.deepEqual(
        [atOne.seqs(), atTwo.seqs()],
        [
          [1, 2, 3, 4],
          [1, 2, 3, 4],
        ],
      );
      await atTwo.connection.type(consultation, true);
      await until(() => atOne.of('typing').length === 1);
      atTwo.connection.received(consultation, 3);
      await until(() => atOne.of('delivered').some(({ upTo }) => upTo >= 3));
      assert.equal(two.engine.counters.sweepHealedTotal + one.engine.counters.sweepHealedTotal, 0);
      atTwo.connection.close();
      await until(() => atOne.of('presence').at(-1)?.present === false);
    }),
  );

  it('tell a doctor at one of them of somebody who joins the line at the other', { skip }, () =>
    withNodes(nats.url, async (one, two, world) => {
      const doctor = await two.doctor();
      const desk = new Ear(two, doctor);
      await desk.connection.followDesk();
      await one.start(await one.patient());
      await until(() => two.bus.counts.received > 0);
      await world.time.advance(GATEWAY_LIMITS.deskEveryMs);
      await until(() => desk.of('desk').at(-1)?.desk.lineTotal === 1);
    }),
  );

  it('give doctors of both nodes the line in its order, each person once, and each doctor no more than the cap', { skip }, () =>
    withNodes(nats.url, async (one, two, world) => {
      const line: string[] = [];
      for (let number = 0; number < 14; number += 1) {
        const rig = number % 2 === 0 ? one : two;
        line.push(await rig.start(await rig.patient()));
        world.jumpedMs += 1_000;
      }
      const urgent = await two.start(await two.patient(), FLAGGED);
      const [first, second] = [await one.doctor(), await two.doctor()];
      assert.equal(await two.acceptNext(first), urgent);
      // Each of them asks at both nodes at the same time, more often than there are slots.
      const asked = await Promise.allSettled(
        Array.from({ length: 24 }, (_, index) => (index % 4 < 2 ? one : two).acceptNext(index % 2 === 0 ? first : second)),
      );
      const accepted = asked.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
      const refusals = new Set(asked.flatMap((end) => (end.status === 'rejected' ? [(end.reason as { code?: string }).code] : [])));
      assert.deepEqual(new Set(accepted), new Set(line.slice(0, 9)));
      assert.deepEqual([accepted.length, refusals], [9, new Set(['DOCTOR_CAP_REACHED'])]);
      for (const doctor of [first, second]) assert.equal((await one.engine.desk.read(doctor.id)).state.chats.length, 5);
    }),
  );
});

describe('two gateways whose NATS goes away', { skip: skipPostgres || skipUnlessInstalled('NATS'), timeout: 60_000 }, () => {
  it('look into the database instead, and hear each other again when it is back', async () => {
    const server = await OwnNats.start();
    try {
      await withNodes(server.url, async (one, two, world) => {
        const { patient, doctor, consultation } = await one.talk();
        const [atOne, atTwo] = [new Ear(one, patient), new Ear(two, doctor)];
        await atOne.connection.follow(consultation, 0);
        await atTwo.connection.follow(consultation, 0);
        await server.kill();
        await links('away', [one.bus, two.bus]);
        await one.send(patient, consultation, 'Hello');
        await world.time.advance(GATEWAY_LIMITS.sweepAwayMs);
        await until(() => atTwo.seqs().length === 3);
        await server.restart();
        await links('joined', [one.bus, two.bus]);
        await two.send(doctor, consultation, 'Hello yourself');
        await until(() => atOne.seqs().length === 4);
        assert.deepEqual(atOne.seqs(), [1, 2, 3, 4]);
      });
    } finally {
      await server.remove();
    }
  });
});

describe('a lease on PostgreSQL', { skip: skipPostgres, timeout: 60_000 }, () => {
  const withStores = async (work: (one: SqlConsultationStore, two: SqlConsultationStore) => Promise<void>): Promise<void> => {
    const postgres = await postgresForTests();
    const databases: Database[] = [];
    try {
      for (const url of [postgres.url, postgres.url]) databases.push(await openDatabase({ url }));
      const [one, two] = databases.map((database) => new SqlConsultationStore(database));
      if (!one || !two) return assert.fail();
      await work(one, two);
    } finally {
      await Promise.all(databases.map((database) => database.close()));
      await postgres.remove();
    }
  };

  it('is judged or renewed, never both: a renewal waits for the judgement, a judgement sees the renewal', () =>
    withStores(async (one, two) => {
      const doctor = createId();
      await one.renewLeases([doctor], 1_000);
      let judge = (): void => {};
      const mayEnd = new Promise<void>((resolve) => (judge = resolve));
      let order = '';
      let hasJudged = false;
      const judging = one.transact(async (transaction) => {
        const lapsed = await transaction.hasLapsed(doctor, 5_000);
        hasJudged = true;
        await mayEnd;
        order += 'judged ';
        return lapsed;
      });
      await until(() => hasJudged);
      const renewing = two.renewLeases([doctor], 9_000).then(() => (order += 'renewed'));
      // Later renewals of the same store get their answers, so that one has had its chance.
      for (let later = 0; later < 5; later += 1) await two.renewLeases([createId()], 9_000);
      judge();
      assert.equal(await judging, true);
      await renewing;
      assert.equal(order, 'judged renewed');
      assert.equal(await one.transact((transaction) => transaction.hasLapsed(doctor, 5_000)), false);
    }));

  it('is renewed by many nodes at once without one waiting for the other crosswise', () =>
    withStores(async (one, two) => {
      const doctors = Array.from({ length: 200 }, () => createId());
      const backwards = [...doctors].reverse();
      await Promise.all(
        Array.from({ length: 40 }, (_, round) => (round % 2 === 0 ? one.renewLeases(doctors, round) : two.renewLeases(backwards, round))),
      );
      assert.equal(await one.transact((transaction) => transaction.hasLapsed(doctors[0] ?? '', 38)), false);
    }));
});
