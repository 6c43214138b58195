import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Turns } from './turns.ts';

describe('Turns', () => {
  it('keeps the order of those with the same one, and lets others pass', async () => {
    const turns = new Turns(2);
    const done: string[] = [];
    let open = (): void => {};
    const gate = new Promise<true>((resolve) => (open = () => resolve(true)));
    const first = turns.run(async () => {
      await gate;
      done.push('a1');
    }, 'a');
    const second = turns.run(async () => void done.push('a2'), 'a');
    const other = turns.run(async () => void done.push('b1'), 'b');
    await other;
    open();
    await Promise.all([first, second]);
    assert.deepEqual(done, ['b1', 'a1', 'a2']);
  });

  it('goes on behind one that failed', async () => {
    const turns = new Turns(1);
    const failed = turns.run(() => Promise.reject(new RangeError('no')), 'a');
    const next = turns.run(async () => 'done', 'a');
    await assert.rejects(failed, RangeError);
    assert.equal(await next, 'done');
  });

  it('never lets more work at a time than it may', async () => {
    const turns = new Turns(3);
    let [now, most] = [0, 0];
    const work = async (): Promise<void> => {
      most = Math.max(most, (now += 1));
      await new Promise((resolve) => setImmediate(resolve));
      now -= 1;
    };
    await Promise.all(Array.from({ length: 30 }, (_, index) => turns.run(work, index % 2 === 0 ? undefined : `${index}`)));
    assert.equal(most, 3);
  });
});
