import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GATEWAY_LIMITS } from '../../limits.ts';
import { deskVersions } from './desk-version.ts';

const NOW_MS = Date.parse('2023-01-05T04:00:00.000Z');
const MINUTE_MS = 60_000;

describe('the version of a desk', () => {
  it('stays with the content, on every node and at any time', () => {
    const known = deskVersions('one', NOW_MS).after(0);
    for (const nowMs of [NOW_MS - MINUTE_MS, NOW_MS, NOW_MS + MINUTE_MS]) assert.equal(deskVersions('one', nowMs).after(known), known);
  });

  it('rises with each change, also where the clock is behind and where the content comes back', () => {
    let known = deskVersions('one', NOW_MS).after(0);
    for (const content of ['two', 'one', 'three', 'two']) {
      const next = deskVersions(content, NOW_MS - MINUTE_MS).after(known);
      assert.ok(next > known, content);
      known = next;
    }
  });

  it('follows the time, however often the desk changes, so that what another node tells is not taken for older', () => {
    let known = 0;
    for (let change = 0; change < 1_000; change += 1) {
      known = deskVersions(`content ${change}`, NOW_MS + change * GATEWAY_LIMITS.deskEveryMs).after(known);
    }
    const later = deskVersions('elsewhere', NOW_MS + 1_000 * GATEWAY_LIMITS.deskEveryMs).after(0);
    assert.ok(later > known);
  });

  it('is a whole number for decades', () => {
    assert.ok(Number.isSafeInteger(deskVersions('one', Date.UTC(2085, 0, 1)).after(0)));
  });
});
