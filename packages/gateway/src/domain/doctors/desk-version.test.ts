import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deskVersion } from './desk-version.ts';

/** Enough that marks of 20 bits would meet some fifty thousand times. */
const CONTENTS = 300_000;

describe('the version of a desk', () => {
  it('stays with the content', () => {
    assert.equal(deskVersion('one'), deskVersion('one'));
  });

  it('is another one for each content, a whole number, and never none', () => {
    const versions = new Set(Array.from({ length: CONTENTS }, (_, index) => deskVersion(`content ${index}`)));
    assert.equal(versions.size, CONTENTS);
    for (const version of versions) assert.ok(Number.isSafeInteger(version) && version > 0);
  });
});
