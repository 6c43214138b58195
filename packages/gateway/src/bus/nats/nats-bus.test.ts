import assert from 'node:assert/strict';
import { after, afterEach, describe, it } from 'node:test';
import { createId } from '@consult-kit/protocol';
import { ManualClock, natsForTests, OwnNats, skipUnlessInstalled } from '@consult-kit/testkit';
import { connect } from '@nats-io/transport-node';
import type { Timers } from '../../domain/timers.ts';
import type { Bus, BusLink, Hint } from '../bus.ts';
import { readNatsAddress } from './nats-address.ts';
import { NatsBus } from './nats-bus.ts';

const nats = await natsForTests();
after(() => nats.remove());
const logger = { info: () => {}, warn: () => {}, error: () => {} };
const consultation = createId();
const LOG: Hint = { type: 'log', consultation, seq: 7 };

/** Keep the test alive until the bus has tried again; a gateway is kept alive by its port. */
const timers: Timers = {
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};
const opened: Bus[] = [];
const open = (url: string, scope: string, own: Timers = timers): NatsBus => {
  const bus = new NatsBus({ address: readNatsAddress(url), scope, timers: own, logger });
  opened.push(bus);
  return bus;
};
afterEach(async () => {
  await Promise.all(opened.splice(0).map((bus) => bus.close()));
});

const reaches = async (bus: Bus, wanted: BusLink): Promise<void> => {
  if (bus.link === wanted) return;
  await new Promise<void>((resolve) => {
    const stop = bus.onLink((link) => {
      if (link !== wanted) return;
      stop();
      resolve();
    });
  });
};
const joined = async (...buses: readonly Bus[]): Promise<void> => void (await Promise.all(buses.map((bus) => reaches(bus, 'joined'))));
/** What a bus hears of others, and how to wait until it has heard so many. */
const heardBy = (bus: Bus) => {
  const hints: [Hint, string][] = [];
  const waiting = new Set<() => void>();
  bus.subscribe((hint, from) => {
    if (from !== bus.node) hints.push([hint, from]);
    for (const look of waiting) look();
  });
  const reach = async (count: number): Promise<void> => {
    while (hints.length < count) {
      await new Promise<void>((resolve) => {
        const look = (): void => {
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
      });
    }
  };
  return { hints, reach };
};

describe('hints between nodes over NATS', { skip: nats.skip }, () => {
  it('reach every other node in order, with the name of the node that they come from, and come back to none', async () => {
    const scope = createId();
    const [one, two, three] = [open(nats.url, scope), open(nats.url, scope), open(nats.url, scope)];
    const [atOne, atTwo, atThree] = [heardBy(one), heardBy(two), heardBy(three)];
    await joined(one, two, three);
    const hints: Hint[] = Array.from({ length: 20 }, (_, index) => ({ type: 'log', consultation, seq: index + 1 }));
    for (const hint of hints) one.publish(hint);
    await Promise.all([atTwo.reach(20), atThree.reach(20)]);
    two.publish({ type: 'line' });
    await atOne.reach(1);
    assert.deepEqual(
      atTwo.hints,
      hints.map((hint) => [hint, one.node]),
    );
    assert.deepEqual(atOne.hints, [[{ type: 'line' }, two.node]]);
    assert.deepEqual([one.counts.published, one.counts.received], [20, 1]);
  });

  it('stay among nodes that share a database', async () => {
    const [one, elsewhere] = [open(nats.url, createId()), open(nats.url, createId())];
    const scope = createId();
    const [two, three] = [open(nats.url, scope), open(nats.url, scope)];
    const [atElsewhere, atThree] = [heardBy(elsewhere), heardBy(three)];
    await joined(one, elsewhere, two, three);
    one.publish(LOG);
    two.publish(LOG);
    await atThree.reach(1);
    assert.deepEqual([atElsewhere.hints, elsewhere.counts.received], [[], 0]);
  });

  it('are only those that this node knows: all else that comes is ignored', async () => {
    const scope = createId();
    const bus = open(nats.url, scope);
    const heard = heardBy(bus);
    await joined(bus);
    const stranger = await connect({ servers: nats.url.replace('nats://', '') });
    const node = createId();
    const foreign = [
      'no JSON',
      '7',
      JSON.stringify({ v: 2, node, hint: LOG }),
      JSON.stringify({ v: 1, node, hint: { type: 'newer', consultation } }),
      JSON.stringify({ v: 1, node, hint: { ...LOG, seq: '7' } }),
      JSON.stringify({ v: 1, node, hint: { ...LOG, consultation: 'x' } }),
      JSON.stringify({ v: 1, node, hint: { type: 'present', people: Array.from({ length: 501 }, () => 'doctor:1') } }),
      JSON.stringify({ v: 1, hint: LOG }),
    ];
    for (const text of foreign) stranger.publish(`consult-kit.${scope}.log`, text);
    stranger.publish(`consult-kit.${scope}.log`, JSON.stringify({ v: 1, node, hint: { ...LOG, more: 'dropped' } }));
    await heard.reach(1);
    assert.deepEqual(heard.hints, [[LOG, node]]);
    assert.equal(bus.counts.ignored, foreign.length);
    await stranger.close();
  });
});

describe('a bus whose server is not there', { skip: skipUnlessInstalled('NATS') }, () => {
  it('starts without it, joins when it comes, notices its loss and joins again', async () => {
    const server = await OwnNats.start();
    try {
      await server.kill();
      const scope = createId();
      const [one, two] = [open(server.url, scope), open(server.url, scope)];
      const [links, atTwo] = [[] as BusLink[], heardBy(two)];
      one.onLink((link) => links.push(link));
      assert.equal(one.link, 'away');
      one.publish(LOG);
      await server.restart();
      await joined(one, two);
      one.publish(LOG);
      await atTwo.reach(1);
      await server.kill();
      await Promise.all([reaches(one, 'away'), reaches(two, 'away')]);
      one.publish({ ...LOG, seq: 8 });
      await server.restart();
      await joined(one, two);
      one.publish({ ...LOG, seq: 9 });
      await atTwo.reach(2);
      assert.deepEqual(links, ['joined', 'away', 'joined']);
      // What could not leave is not sent later: the sweep has found it by then.
      assert.deepEqual(
        atTwo.hints.map(([hint]) => hint.type === 'log' && hint.seq),
        [7, 9],
      );
      assert.deepEqual([one.counts.published, one.counts.losses], [2, 1]);
    } finally {
      await Promise.all(opened.splice(0).map((bus) => bus.close()));
      await server.remove();
    }
  });

  it('closes while it is still trying', async () => {
    const server = await OwnNats.start();
    await server.kill();
    const time = new ManualClock();
    const bus = open(server.url, createId(), time);
    while (time.pending === 0) await new Promise((resolve) => setImmediate(resolve));
    await bus.close();
    assert.deepEqual([bus.link, time.pending], ['away', 0]);
    await server.remove();
  });
});
