import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ManualClock } from '@consult-kit/testkit';
import type { RawFrame } from './client-frames.ts';
import { FramePace } from './frame-pace.ts';

const PACE = { everyMs: 500, burst: 2, aheadMax: 3 };

describe('the pace of frames', () => {
  const open = () => {
    const time = new ManualClock();
    const ahead = { ms: 0 };
    const taken: unknown[] = [];
    const clock = { now: () => 1_000_000 + time.now() + ahead.ms };
    const pace = new FramePace({ pace: PACE, clock, timers: time, take: ({ consultation }) => void taken.push(consultation) });
    const offer = (name: string, type = 'command'): boolean =>
      pace.offer({ value: {}, type, id: null, consultation: name } satisfies RawFrame, 10);
    return { time, ahead, taken, pace, offer };
  };

  it('lets no frame overtake those that wait, also when their turn has come and the timer is late', async () => {
    const { time, ahead, taken, offer } = open();
    for (const name of ['a', 'b', 'c']) offer(name);
    ahead.ms = 10_000;
    offer('d');
    assert.deepEqual(taken, ['a', 'b']);
    await time.advance(500);
    assert.deepEqual(taken, ['a', 'b', 'c', 'd']);
  });

  it('sets no timer while nothing waits, and one while something does', async () => {
    const { time, offer } = open();
    offer('a');
    offer('b');
    assert.equal(time.pending, 0);
    for (const name of ['c', 'd', 'e']) offer(name);
    assert.equal(time.pending, 1);
    assert.equal(offer('f'), false);
    await time.advance(1_500);
    assert.equal(time.pending, 0);
    assert.equal(offer('g'), true);
  });

  it('lets go of what waits when the socket closes', async () => {
    const { time, taken, pace, offer } = open();
    for (const name of ['a', 'b', 'c', 'd']) offer(name);
    pace.close();
    await time.advance(5_000);
    assert.deepEqual([taken, time.pending], [['a', 'b'], 0]);
  });

  it('says after how long everything may come again', () => {
    const { pace, offer } = open();
    for (const name of ['a', 'b', 'c']) offer(name);
    assert.equal(pace.recoveryMs, 2 * PACE.everyMs);
  });
});
