import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { estimateWait, paceOf } from './wait-estimate.ts';

const MINUTE_MS = 60_000;

/** Accepts two minutes apart, the last one just now. */
function accepts(count: number, waitedMs = 5 * MINUTE_MS) {
  return Array.from({ length: count }, (_, index) => ({ atMs: (index - count) * 2 * MINUTE_MS, waitedMs }));
}

describe('the estimate of a wait', () => {
  it('stays hidden until three people have been accepted', () => {
    assert.deepEqual(estimateWait(paceOf(accepts(2), 0), 3), { wait: null, busy: false });
    assert.notEqual(estimateWait(paceOf(accepts(3), 0), 3).wait, null);
  });

  it('is a range of whole minutes around the pace of the line', () => {
    const pace = paceOf(accepts(5), 0);
    assert.deepEqual(estimateWait(pace, 0).wait, { fromMinutes: 2, toMinutes: 5 });
    assert.deepEqual(estimateWait(pace, 2).wait, { fromMinutes: 5, toMinutes: 10 });
    assert.deepEqual(estimateWait(pace, 6).wait, { fromMinutes: 10, toMinutes: 15 });
    assert.deepEqual(estimateWait(pace, 5_000).wait, { fromMinutes: 180, toMinutes: 240 });
  });

  it('never promises less than a minute or two', () => {
    const pace = paceOf(
      [
        { atMs: -1, waitedMs: 0 },
        { atMs: 0, waitedMs: 0 },
        { atMs: 0, waitedMs: 0 },
      ],
      0,
    );
    assert.deepEqual(estimateWait(pace, 0).wait, { fromMinutes: 1, toMinutes: 2 });
  });

  it('says busy when it is long, and longer than people waited lately', () => {
    const pace = paceOf(accepts(5), 0);
    assert.equal(estimateWait(pace, 2).busy, false);
    assert.equal(estimateWait(pace, 8).busy, true);
    assert.equal(estimateWait(paceOf(accepts(5, 60 * MINUTE_MS), 0), 8).busy, false);
  });
});
