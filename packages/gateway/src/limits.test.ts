import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LIMITS } from '@consult-kit/protocol';
import { EDGE_DEFAULTS } from './edge-settings.ts';
import { GATEWAY_LIMITS } from './limits.ts';
import { writtenLimits } from './testing/limits-page.ts';
import { limitsReference } from './testing/limits-reference.ts';

describe('the limits of the edge', () => {
  it('stand in docs/gateway.md as they are in the code (npm run docs writes them)', async () => {
    assert.equal(await writtenLimits(), limitsReference());
  });

  it('let a stopping gateway end within 30 s, whatever its clients do', () => {
    const { drainGraceMaxMs, drainStepMs, drainStepsMax, closeWithinMs, stopWithinMs, stopAtTheLatestMs } = GATEWAY_LIMITS;
    const longestMs = drainGraceMaxMs + drainStepMs * drainStepsMax + stopWithinMs + closeWithinMs;
    assert.ok(longestMs < stopAtTheLatestMs && stopAtTheLatestMs < 30_000, `${longestMs} ms`);
  });

  it('let a whole desk come back at once, and a line be dropped only after the client would have noticed', () => {
    assert.ok(EDGE_DEFAULTS.doctorFramesBurst >= 2 + 2 * LIMITS.followedMax);
    const droppedFromMs = (GATEWAY_LIMITS.socketMissesMax + 1) * (LIMITS.heartbeatMs / 2);
    assert.ok(droppedFromMs >= LIMITS.heartbeatMs + LIMITS.heartbeatAnswerMs);
  });
});
