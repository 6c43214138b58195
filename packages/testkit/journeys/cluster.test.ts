import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cluster } from '../src/cluster/cluster.ts';
import { killedNode, natsAway, natsSilent, pausedNode, postgresRestarted, rollingRestart } from '../src/cluster/harms.ts';
import { isClean } from '../src/crash/verdict.ts';
import { skipUnlessInstalled } from '../src/services/needed.ts';

describe('three gateways on one PostgreSQL and one NATS', { skip: skipUnlessInstalled('PostgreSQL', 'NATS'), timeout: 180_000 }, () => {
  it('lose, double and swap nothing, and keep claims, caps and the line, whatever stops, freezes or is cut off', async () => {
    const harms = [pausedNode(6_000), killedNode(1_000), natsAway(3_000), natsSilent(3_000), postgresRestarted, rollingRestart];
    const {
      verdict,
      failures,
      commands,
      harms: felt,
    } = await cluster({
      harms,
      calmMs: 500,
      patients: 45,
      doctors: 8,
      pace: { messages: 8, pauseMs: 500 },
    });
    assert.deepEqual(failures, []);
    assert.ok(isClean(verdict), JSON.stringify(verdict, null, 1));
    assert.deepEqual(
      felt.map(({ name }) => name),
      harms.map(({ name }) => name),
    );
    assert.ok(commands > 500, `the load was no load: ${commands} commands`);
  });
});
