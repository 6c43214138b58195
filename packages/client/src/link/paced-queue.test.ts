import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ManualClock } from '@consult-kit/testkit';
import { CLIENT_LIMITS } from '../limits.ts';
import { createPacedQueue } from './paced-queue.ts';

const { paceBurstFrames } = CLIENT_LIMITS;

describe('createPacedQueue', () => {
  it('lets a burst out at once, then one at a time, in order', async () => {
    const clock = new ManualClock();
    const out: [number, number][] = [];
    const queue = createPacedQueue<number>(clock, 100, (item) => out.push([item, clock.now()]));
    for (let item = 0; item < paceBurstFrames + 3; item += 1) queue.add(item);
    assert.equal(out.length, paceBurstFrames);
    await clock.advance(1_000);
    assert.deepEqual(out.slice(paceBurstFrames), [
      [paceBurstFrames, 100],
      [paceBurstFrames + 1, 200],
      [paceBurstFrames + 2, 300],
    ]);
    assert.deepEqual(
      out.map(([item]) => item),
      Array.from({ length: paceBurstFrames + 3 }, (_, item) => item),
    );
  });

  it('has its burst back after a rest', async () => {
    const clock = new ManualClock();
    let out = 0;
    const queue = createPacedQueue<null>(clock, 100, () => (out += 1));
    for (let count = 0; count < paceBurstFrames; count += 1) queue.add(null);
    await clock.advance(100 * paceBurstFrames);
    for (let count = 0; count < paceBurstFrames; count += 1) queue.add(null);
    assert.equal(out, 2 * paceBurstFrames);
  });

  it('forgets what waits, and its timer, when it is closed', async () => {
    const clock = new ManualClock();
    let out = 0;
    const queue = createPacedQueue<null>(clock, 100, () => (out += 1));
    for (let count = 0; count < paceBurstFrames + 1; count += 1) queue.add(null);
    queue.close();
    await clock.advance(1_000);
    assert.equal(out, paceBurstFrames);
    assert.equal(clock.pending, 0);
  });
});
