import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { crash, type CrashOptions } from '../src/crash/crash.ts';
import { isClean } from '../src/crash/verdict.ts';

const KILLS = 5;
const SHORT: CrashOptions = {
  database: 'sqlite',
  kills: KILLS,
  postgresKills: 0,
  patients: 60,
  doctors: 10,
  pace: { messages: 8, pauseMs: 400 },
  loadFromMs: 500,
  loadToMs: 2_000,
};

describe('kill -9 of the gateway under load', { timeout: 180_000 }, () => {
  it(`loses nothing that was acknowledged in ${KILLS} kills`, async () => {
    const { verdict, failures, kills, commands } = await crash(SHORT);
    assert.deepEqual(failures, []);
    assert.ok(isClean(verdict), JSON.stringify(verdict, null, 1));
    assert.equal(kills, KILLS);
    assert.ok(commands > SHORT.patients, `the load was no load: ${commands} commands`);
  });
});
