import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { paceOf, paceTaken, paceWaitMs, type Pace } from './pace.ts';

const MINUTE_MS = 60_000;
const PACE: Pace = { everyMs: 500, burst: 20, aheadMax: 40 };
const NOON_MS = Date.parse('2023-01-05T04:00:00.000Z');

/** How many of those who come every `stepMs` get through at once between two times. */
function passing(pace: Pace, fromMs: number, toMs: number, stepMs: number): number {
  let passed = 0;
  let freeAtMs = 0;
  for (let nowMs = fromMs; nowMs < toMs; nowMs += stepMs) {
    if (paceWaitMs(pace, freeAtMs, nowMs) > 0) continue;
    freeAtMs = paceTaken(pace, freeAtMs, nowMs);
    passed += 1;
  }
  return passed;
}

describe('a pace', () => {
  it('lets the burst through at once, and then one in each step', () => {
    let freeAtMs = 0;
    for (let come = 0; come < PACE.burst; come += 1) {
      assert.equal(paceWaitMs(PACE, freeAtMs, NOON_MS), 0);
      freeAtMs = paceTaken(PACE, freeAtMs, NOON_MS);
    }
    assert.equal(paceWaitMs(PACE, freeAtMs, NOON_MS), 500);
    assert.equal(paceWaitMs(PACE, freeAtMs, NOON_MS + 499), 1);
    assert.equal(paceWaitMs(PACE, freeAtMs, NOON_MS + 500), 0);
  });

  it('lets as many through in a minute as it says, a first burst aside', () => {
    assert.equal(passing(PACE, NOON_MS, NOON_MS + MINUTE_MS, 1), 120 + 19);
    assert.equal(passing(PACE, NOON_MS, NOON_MS + MINUTE_MS, 500), 120);
  });

  it('gives those who wait turns of their own, one after the other', () => {
    let freeAtMs = 0;
    for (let come = 0; come < PACE.burst; come += 1) freeAtMs = paceTaken(PACE, freeAtMs, NOON_MS);
    const waits = Array.from({ length: 3 }, () => {
      const waitMs = paceWaitMs(PACE, freeAtMs, NOON_MS);
      freeAtMs = paceTaken(PACE, freeAtMs, NOON_MS);
      return waitMs;
    });
    assert.deepEqual(waits, [500, 1_000, 1_500]);
  });

  it('lets nobody wait because the clock was set back', () => {
    let freeAtMs = 0;
    for (let come = 0; come < PACE.burst; come += 1) freeAtMs = paceTaken(PACE, freeAtMs, NOON_MS);
    const earlierMs = NOON_MS - 3_600_000;
    assert.equal(paceWaitMs(PACE, freeAtMs, earlierMs), 0);
    assert.equal(paceTaken(PACE, freeAtMs, earlierMs), earlierMs + 500);
  });

  it('has no bound where the count is 0', () => {
    assert.equal(paceOf(0, MINUTE_MS, { burst: 20, aheadMax: 0 }), undefined);
    assert.deepEqual(paceOf(120, MINUTE_MS, { burst: 20, aheadMax: 40 }), PACE);
  });
});
