import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ManualClock } from '@consult-kit/testkit';
import { GATEWAY_LIMITS } from '../../limits.ts';
import { Admission } from '../live/admission.ts';
import { Entrance } from '../live/entrance.ts';
import { GuestLimit } from './guest-limit.ts';

const CARRIER = '203.0.113.7';

describe('the limit of guests', () => {
  const open = (max: number) => {
    const time = new ManualClock();
    // One newcomer in four seconds: who comes behind the first one is told to come back.
    const admission = new Admission({ admissionsPerSecond: 0.5, admissionsBurst: 1 }, time);
    return { time, guests: new GuestLimit(max, time, new Entrance(admission, time)) };
  };

  it('counts only guests who came in, not those who were told to come back', async () => {
    const { time, guests } = open(4);
    for (let guest = 0; guest < 3; guest += 1) {
      await guests.take(CARRIER);
      await assert.rejects(guests.take(CARRIER), { code: 'GATEWAY_BUSY' });
      await time.advance(4_000);
    }
    await guests.take(CARRIER);
    await assert.rejects(guests.take(CARRIER), { code: 'RATE_LIMITED', retryAfterMs: GATEWAY_LIMITS.guestWindowMs - 12_000 });
  });

  it('gives nobody a place who has had too many already', async () => {
    const { time, guests } = open(1);
    await guests.take(CARRIER);
    await time.advance(4_000);
    for (let guest = 0; guest < 5; guest += 1) await assert.rejects(guests.take(CARRIER), { code: 'RATE_LIMITED' });
    await guests.take('203.0.113.8');
  });

  it('lets this very machine in turn, and uncounted', async () => {
    const { time, guests } = open(1);
    await guests.take('127.0.0.1');
    await time.advance(4_000);
    await guests.take('::1');
    await assert.rejects(guests.take('::1'), { code: 'GATEWAY_BUSY', retryAfterMs: 4_000 });
  });
});
