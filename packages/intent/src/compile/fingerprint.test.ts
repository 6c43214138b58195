import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fingerprint } from './fingerprint.ts';

describe('fingerprint', () => {
  it('agrees with the published values of FNV-1a', () => {
    assert.deepEqual(['', 'a', 'foobar'].map(fingerprint), ['cbf29ce484222325', 'af63dc4c8601ec8c', '85944171f73967e8']);
  });

  it('always has 16 digits', () => {
    assert.ok(Array.from({ length: 500 }, (_, at) => fingerprint(String(at))).every((hash) => /^[0-9a-f]{16}$/.test(hash)));
  });
});
