import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ManualClock } from '@consult-kit/testkit';
import { GATEWAY_LIMITS } from '../../limits.ts';
import { SessionPaces } from './session-paces.ts';

const PACE = { everyMs: 500, burst: 20, aheadMax: 40 };
const ME = { side: 'patient', sessionId: 'me' } as const;

describe('the paces of sessions', () => {
  const open = () => {
    const time = new ManualClock();
    const paces = new SessionPaces({ patient: PACE, doctor: undefined }, { now: () => 1_000_000 + time.now() }, time);
    const passed: number[] = [];
    const pass = (who: Parameters<SessionPaces['pass']>[0] = ME, kind: 'poll' | 'request' = 'request') =>
      paces.pass(who, kind).then(() => void passed.push(time.now()));
    return { time, paces, passed, pass };
  };
  const spend = async (pass: () => Promise<void>) => {
    for (let request = 0; request < PACE.burst; request += 1) await pass();
  };

  it('let the burst pass at once, and who goes on one after the other at the pace', async () => {
    const { time, passed, pass } = open();
    await spend(pass);
    const more = (async () => {
      for (let request = 0; request < 30; request += 1) await pass();
    })();
    await time.advance(30 * PACE.everyMs);
    await more;
    assert.deepEqual(passed.slice(0, 20), Array(20).fill(0));
    assert.deepEqual(
      passed.slice(20),
      Array.from({ length: 30 }, (_, index) => (index + 1) * PACE.everyMs),
    );
  });

  it('refuse who sends much at the same time, with the time to wait', async () => {
    const { time, passed, pass } = open();
    const turns = GATEWAY_LIMITS.requestTurnWaitMs / PACE.everyMs;
    const asked = Array.from({ length: PACE.burst + turns }, () => pass());
    await assert.rejects(pass(), { code: 'RATE_LIMITED', retryAfterMs: GATEWAY_LIMITS.requestTurnWaitMs + PACE.everyMs });
    await time.advance(GATEWAY_LIMITS.requestTurnWaitMs);
    await Promise.all(asked);
    assert.equal(passed.length, PACE.burst + turns);
  });

  it('count each session, and polls apart from other requests', async () => {
    const { passed, pass } = open();
    await spend(pass);
    await pass({ side: 'patient', sessionId: 'you' });
    await pass(ME, 'poll');
    await pass({ side: 'doctor', sessionId: 'd' });
    assert.equal(passed.length, PACE.burst + 3);
  });

  it('remember a bounded number of sessions', async () => {
    const { passed, pass } = open();
    await spend(pass);
    for (let session = 0; session < GATEWAY_LIMITS.requestPacesMax; session += 1) await pass({ side: 'patient', sessionId: `s${session}` });
    await pass();
    assert.equal(passed.length, PACE.burst + GATEWAY_LIMITS.requestPacesMax + 1);
  });

  it('forget those who have been quiet, and nobody else', async () => {
    const { time, paces, passed, pass } = open();
    await spend(pass);
    paces.sweep();
    const waiting = pass();
    await time.advance(PACE.everyMs - 1);
    assert.equal(passed.length, PACE.burst);
    await time.advance(PACE.burst * PACE.everyMs + 1);
    await waiting;
    paces.sweep();
    await spend(pass);
    assert.equal(passed.length, 2 * PACE.burst + 1);
  });
});
