import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ManualClock } from './manual-clock.ts';

describe('ManualClock', () => {
  it('runs timers in the order of their time, then of their setting', async () => {
    const clock = new ManualClock();
    const ran: string[] = [];
    clock.after(20, () => ran.push('late'));
    clock.after(10, () => ran.push('first'));
    clock.after(10, () => ran.push('second'));
    await clock.advance(20);
    assert.deepEqual(ran, ['first', 'second', 'late']);
  });

  it('shows each timer its own time', async () => {
    const clock = new ManualClock();
    const seen: number[] = [];
    clock.after(5, () => seen.push(clock.now()));
    await clock.advance(100);
    assert.deepEqual(seen, [5]);
    assert.equal(clock.now(), 100);
  });

  it('runs a timer that another one set while time moved', async () => {
    const clock = new ManualClock();
    let ran = false;
    clock.after(10, () => clock.after(10, () => (ran = true)));
    await clock.advance(19);
    assert.equal(ran, false);
    await clock.advance(1);
    assert.equal(ran, true);
  });

  it('lets promise callbacks between two timers set the next one', async () => {
    const clock = new ManualClock();
    let ran = false;
    clock.after(10, () => void Promise.resolve().then(() => clock.after(5, () => (ran = true))));
    await clock.advance(15);
    assert.equal(ran, true);
  });

  it('forgets a cancelled timer', async () => {
    const clock = new ManualClock();
    const cancel = clock.after(10, () => assert.fail('a cancelled timer ran'));
    assert.equal(clock.nextInMs, 10);
    cancel();
    await clock.advance(20);
    assert.equal(clock.pending, 0);
    assert.equal(clock.nextInMs, undefined);
  });

  it('answers random numbers in turn', () => {
    const clock = new ManualClock([0.1, 0.9]);
    assert.deepEqual([clock.random(), clock.random(), clock.random()], [0.1, 0.9, 0.1]);
  });

  it('refuses numbers that no random source gives, and time that runs back', async () => {
    assert.throws(() => new ManualClock([1]), RangeError);
    assert.throws(() => new ManualClock([]), RangeError);
    await assert.rejects(new ManualClock().advance(-1), RangeError);
  });
});
