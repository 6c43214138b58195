import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GATEWAY_LIMITS } from '../../limits.ts';
import { SessionLookups } from './session-lookups.ts';
import type { SessionRecord } from './sessions.ts';

describe('looking sessions up', () => {
  const recordOf = (secretHash: string): SessionRecord => ({ id: `id of ${secretHash}`, secretHash }) as SessionRecord;
  const open = (fault?: Error) => {
    const asked: number[] = [];
    const answer = async (hashes: readonly string[]): Promise<SessionRecord[]> => {
      asked.push(hashes.length);
      if (fault) throw fault;
      return hashes.filter((hash) => hash !== 'unknown').map(recordOf);
    };
    const lookups = new SessionLookups({ find: async (hash) => (await answer([hash]))[0], findMany: answer });
    return { asked, lookups };
  };

  it('asks the store once for all that come in one turn, each secret once', async () => {
    const { asked, lookups } = open();
    const found = await Promise.all(['a', 'unknown', 'b', 'a'].map((hash) => lookups.find(hash)));
    assert.deepEqual(
      found.map((record) => record?.id),
      ['id of a', undefined, 'id of b', 'id of a'],
    );
    assert.deepEqual(asked, [3]);
    assert.equal((await lookups.find('a'))?.id, 'id of a');
    assert.deepEqual(asked, [3, 1]);
  });

  it('asks for a bounded number with one statement', async () => {
    const { asked, lookups } = open();
    const hashes = Array.from({ length: GATEWAY_LIMITS.statementKeysMax + 2 }, (_, index) => `h${index}`);
    assert.equal((await Promise.all(hashes.map((hash) => lookups.find(hash)))).filter(Boolean).length, hashes.length);
    assert.deepEqual(asked, [GATEWAY_LIMITS.statementKeysMax, 2]);
  });

  it('fails for everyone who asked when the store does, and asks again later', async () => {
    const { asked, lookups } = open(new Error('the database is away'));
    const outcomes = await Promise.allSettled(['a', 'b'].map((hash) => lookups.find(hash)));
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ['rejected', 'rejected'],
    );
    await assert.rejects(lookups.find('a'), /the database is away/);
    assert.deepEqual(asked, [2, 1]);
  });
});
