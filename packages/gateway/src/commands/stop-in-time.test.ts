import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ManualClock } from '@consult-kit/testkit';
import { GATEWAY_LIMITS } from '../limits.ts';
import { stopInTime } from './stop-in-time.ts';

describe('stopping a gateway', () => {
  const begin = () => {
    const time = new ManualClock();
    const exits: number[] = [];
    const logged: string[] = [];
    const log = { info: (_: object, text: string) => void logged.push(text), warn: (_: object, text: string) => void logged.push(text) };
    let [stopped, signal]: [() => void, (name: string) => void] = [() => {}, () => {}];
    const gateway = { stop: () => new Promise<void>((resolve) => (stopped = resolve)) };
    const stopSignal = () => new Promise<string>((resolve) => (signal = resolve));
    const done = stopInTime(gateway, { terminal: { stopSignal, exit: (code) => void exits.push(code) }, log: log as never, timers: time });
    return { time, exits, logged, done, stopped: () => stopped(), signal: (name: string) => signal(name) };
  };

  it('waits for a clean end and leaves the exit code alone', async () => {
    const { done, stopped, exits, logged } = begin();
    stopped();
    await done;
    assert.deepEqual([exits, logged], [[], ['stopped']]);
  });

  it('ends at once with a second signal', async () => {
    const { done, signal, exits } = begin();
    signal('SIGINT');
    await done;
    assert.deepEqual(exits, [1]);
  });

  it('ends at once when the clean end takes too long, which is less than 30 s', async () => {
    const { done, time, exits } = begin();
    await time.advance(GATEWAY_LIMITS.stopAtTheLatestMs - 1);
    assert.deepEqual(exits, []);
    await time.advance(1);
    await done;
    assert.deepEqual([exits, GATEWAY_LIMITS.stopAtTheLatestMs < 30_000], [[1], true]);
  });
});
