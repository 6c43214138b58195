import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ROOT } from '../src/index.ts';
import { readRecordings } from '../src/replay/recording.ts';
import { replay } from '../src/replay/replay.ts';

const RECORDINGS = join(ROOT, 'examples/dialogues/consultations.jsonl');

describe('replaying recorded consultations', { timeout: 120_000 }, () => {
  for (const kills of [0, 1]) {
    it(`shows patient, doctor and database every character, with ${kills} kills of the gateway`, async () => {
      const recordings = await readRecordings([RECORDINGS]);
      const outcome = await replay({ recordings, patients: 6, doctors: 2, kills });
      assert.deepEqual(outcome.failures, []);
      assert.deepEqual(outcome.mismatches, []);
      assert.equal(outcome.consultations, recordings.length);
      assert.equal(outcome.kills, kills);
      assert.equal(outcome.deliveryMs.length, outcome.messages);
    });
  }
});
