import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GATEWAY_LIMITS } from '../limits.ts';
import { Lobby } from './lobby.ts';

describe('the lobby', () => {
  it('has room for a bounded number of strangers, and dismisses the one who has been silent longest', () => {
    const lobby = new Lobby();
    const dismissed: number[] = [];
    const strangers = Array.from({ length: GATEWAY_LIMITS.socketsSilentMax + 3 }, (_, index) => ({
      dismiss: () => void dismissed.push(index),
    }));
    const [first, second] = strangers;
    for (const stranger of strangers.slice(0, GATEWAY_LIMITS.socketsSilentMax)) lobby.add(stranger);
    if (second) lobby.remove(second);
    for (const stranger of strangers.slice(GATEWAY_LIMITS.socketsSilentMax)) lobby.add(stranger);
    assert.deepEqual([dismissed, lobby.size], [[0, 2], GATEWAY_LIMITS.socketsSilentMax]);
    if (first) lobby.remove(first);
    assert.equal(lobby.size, GATEWAY_LIMITS.socketsSilentMax);
  });
});
