import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { FAULTS } from './faults/faults.ts';
import { huntAll } from './hunt.ts';
import { changed } from './platform/hooks.ts';
import { playSeeds, Player, THREADS } from './pool.ts';

/** Seeds in each run of the tests; many more are played with `npm run simulate`. */
const SEEDS = 2_000;
/** Seeds within which a fault marked `soon` is found; most need one or two. */
const SEEDS_FOR_SOON = 40;
const PACKAGES = new URL('../../../../', import.meta.url);

describe('the simulation', () => {
  it('plays a seed alike each time, whatever was played before', async () => {
    const [one, other] = [new Player(), new Player()];
    try {
      const alone = await one.play(7);
      await other.play(3);
      assert.deepEqual(await other.play(7), alone);
      assert.ok(alone.events > 0 && alone.steps > alone.events);
      assert.ok(alone.screens > alone.events, 'every event is looked at on some screen');
    } finally {
      await Promise.all([one.stop(), other.stop()]);
    }
  });

  it(`keeps every promise over ${SEEDS} seeds`, async () => {
    const { seeds, messages, broken } = await playSeeds({ from: 1, seeds: SEEDS });
    assert.deepEqual(
      broken.map(({ seed, broken: promise }) => `${seed}: ${promise?.what ?? ''}`),
      [],
    );
    assert.equal(seeds, SEEDS);
    assert.ok(messages > SEEDS);
  });
});

describe('the planted faults', () => {
  it('are many, and each has a name of its own', () => {
    assert.ok(FAULTS.length >= 60);
    assert.equal(new Set(FAULTS.map(({ name }) => name)).size, FAULTS.length);
  });

  it('each change one place in the source as it is', () => {
    for (const fault of FAULTS) {
      const source = readFileSync(new URL(fault.file, PACKAGES), 'utf8');
      assert.notEqual(changed(source, fault), source, fault.name);
    }
  });

  it('are found, as far as a few seeds are enough', async () => {
    const soon = FAULTS.filter((fault) => fault.soon);
    const hunts = await huntAll(soon, { from: 1, seedsMax: SEEDS_FOR_SOON, threads: THREADS });
    const missed = hunts.filter(({ found }) => found === null).map(({ fault }) => fault.name);
    assert.deepEqual(missed, []);
    assert.ok(hunts.length >= 12);
  });
});
