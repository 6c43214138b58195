import assert from 'node:assert/strict';
import { after, afterEach, describe, it } from 'node:test';
import { createId } from '@consult-kit/protocol';
import { natsForTests } from '@consult-kit/testkit';
import { systemTimers } from '../domain/timers.ts';
import type { Bus, Hint } from './bus.ts';
import { InProcessBus } from './in-process-bus.ts';
import { NatsBus } from './nats/nats-bus.ts';
import { readNatsAddress } from './nats/nats-address.ts';

const nats = await natsForTests();
after(() => nats.remove());
const logger = { info: () => {}, warn: () => {}, error: () => {} };
const scope = createId();
const BUSES = [
  { name: 'the bus inside the process', skip: false as const, open: (): Bus => new InProcessBus() },
  {
    name: 'the bus over NATS',
    skip: nats.skip,
    open: (): Bus => new NatsBus({ address: readNatsAddress(nats.url), scope, timers: systemTimers, logger }),
  },
];
const consultation = createId();
const HINTS: readonly Hint[] = [
  { type: 'log', consultation, seq: 7 },
  { type: 'line' },
  { type: 'desk', doctors: 'all' },
  { type: 'desk', doctors: ['doctor-1'] },
  { type: 'typing', consultation, from: 'patient', on: true },
  { type: 'delivered', consultation, side: 'doctor', upTo: 0 },
  { type: 'presence', person: 'patient:winter:guest:1', present: false },
  { type: 'present', people: ['doctor:1', 'patient:winter:guest:1'] },
];

for (const { name, skip, open } of BUSES) {
  describe(name, () => {
    const opened: Bus[] = [];
    const start = (): Bus => {
      const bus = open();
      opened.push(bus);
      return bus;
    };
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((bus) => bus.close()));
    });

    it('brings its own hints to its listeners at once and in order, whatever the link', { skip }, () => {
      const bus = start();
      const heard: [Hint, string][] = [];
      bus.subscribe((hint, from) => heard.push([hint, from]));
      for (const hint of HINTS) bus.publish(hint);
      assert.deepEqual(
        heard,
        HINTS.map((hint) => [hint, bus.node]),
      );
    });

    it('tells listeners in the order in which they came, until they stop', { skip }, () => {
      const bus = start();
      const heard: string[] = [];
      const stop = bus.subscribe(() => heard.push('first'));
      bus.subscribe(() => heard.push('second'));
      bus.publish({ type: 'line' });
      stop();
      bus.publish({ type: 'line' });
      assert.deepEqual(heard, ['first', 'second', 'second']);
    });

    it('names each node differently', { skip }, () => {
      assert.notEqual(start().node, start().node);
    });

    it('tells nobody any more once it is closed', { skip }, async () => {
      const bus = start();
      const heard: Hint[] = [];
      bus.subscribe((hint) => heard.push(hint));
      await bus.close();
      bus.publish({ type: 'line' });
      assert.deepEqual(heard, []);
    });
  });
}
