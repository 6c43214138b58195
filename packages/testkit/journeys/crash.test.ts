import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { crash, type CrashOptions } from '../src/crash/crash.ts';
import { isClean } from '../src/crash/verdict.ts';
import { skipUnlessInstalled } from '../src/services/needed.ts';

const SHORT: CrashOptions = {
  database: 'sqlite',
  kills: 5,
  postgresKills: 0,
  patients: 60,
  doctors: 10,
  pace: { messages: 8, pauseMs: 400 },
  loadFromMs: 500,
  loadToMs: 2_000,
};

/** Runs, and holds that nothing was lost, doubled, out of order or given to two doctors. */
async function loseNothing(options: CrashOptions): Promise<void> {
  const { verdict, failures, commands, outagesMs } = await crash(options);
  assert.deepEqual(failures, []);
  assert.ok(isClean(verdict), JSON.stringify(verdict, null, 1));
  assert.equal(outagesMs.length, options.kills + options.postgresKills);
  assert.ok(commands > options.patients * 2, `the load was no load: ${commands} commands`);
}

describe('kill -9 under load', { timeout: 180_000 }, () => {
  it('loses nothing that was acknowledged when the gateway is killed', () => loseNothing(SHORT));

  it('loses nothing that was acknowledged when PostgreSQL is killed, and stays up', { skip: skipUnlessInstalled('PostgreSQL') }, () =>
    loseNothing({ ...SHORT, database: 'postgres', kills: 1, postgresKills: 2 }),
  );
});
