import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LIMITS } from '@consult-kit/protocol';
import { ManualClock } from '@consult-kit/testkit';
import { GATEWAY_LIMITS } from '../limits.ts';
import { Heartbeat } from './heartbeat.ts';

const TICK_MS = LIMITS.heartbeatMs / 2 / GATEWAY_LIMITS.heartbeatSlots;

describe('the heartbeat', () => {
  it('looks at everyone twice within the time of a heartbeat, and never at many together', async () => {
    const time = new ManualClock();
    const heartbeat = new Heartbeat(time);
    const looks = new Map<number, number[]>();
    for (let socket = 0; socket < 100; socket += 1) {
      heartbeat.add({ beat: () => void looks.set(socket, [...(looks.get(socket) ?? []), time.now()]) });
    }
    await time.advance(LIMITS.heartbeatMs);
    const times = [...looks.values()];
    assert.equal(times.length, 100);
    for (const [first = 0, second = 0, ...more] of times) assert.deepEqual([second - first, more.length], [LIMITS.heartbeatMs / 2, 0]);
    const ticks = times.flat();
    const perTick = new Set(ticks.map((tick) => ticks.filter((at) => at === tick).length));
    assert.deepEqual(perTick, new Set([100 / GATEWAY_LIMITS.heartbeatSlots]));
    heartbeat.stop();
  });

  it('looks at nobody who is gone, and at nobody once it has stopped', async () => {
    const time = new ManualClock();
    const heartbeat = new Heartbeat(time);
    let looks = 0;
    const leaving = { beat: () => void (looks += 1) };
    heartbeat.add(leaving);
    heartbeat.add({ beat: () => void (looks += 10) });
    await time.advance(10 * TICK_MS);
    heartbeat.remove(leaving);
    await time.advance(10 * TICK_MS);
    heartbeat.stop();
    await time.advance(10 * TICK_MS);
    assert.deepEqual([looks, time.pending], [21, 0]);
  });
});
