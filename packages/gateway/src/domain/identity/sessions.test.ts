import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { GATEWAY_LIMITS } from '../../limits.ts';
import { openDatabase, type Database } from '../../store/sql/database.ts';
import { sqlSessionStore } from '../../store/sql/sessions.ts';
import { Sessions } from './sessions.ts';

const NOW_MS = 1_900_000_000_000;
const GUEST = { kind: 'patient', subject: 'guest:one', campaign: 'spring' } as const;

describe('Sessions', () => {
  let database: Database;
  let nowMs = NOW_MS;
  const clock = { now: () => nowMs };
  beforeEach(async () => {
    nowMs = NOW_MS;
    database = await openDatabase({ file: ':memory:' });
  });
  afterEach(() => database.close());
  /** One process on the database. */
  const process = (): Sessions => new Sessions(sqlSessionStore(database), clock);

  it('knows a session in every process, and after a restart', async () => {
    const { secret, identity } = await process().open(GUEST, 1_000);
    assert.deepEqual(await process().identify(secret), identity);
  });

  it('ends at its time, to the millisecond', async () => {
    const sessions = process();
    const { secret } = await sessions.open(GUEST, 1_000);
    nowMs += 999;
    await sessions.identify(secret);
    nowMs += 1;
    await assert.rejects(sessions.identify(secret), { code: 'TOKEN_EXPIRED' });
    await assert.rejects(process().identify(secret), { code: 'TOKEN_EXPIRED' });
  });

  it('refuses secrets that nobody opened', async () => {
    for (const secret of ['', 'x'.repeat(43), '__proto__']) await assert.rejects(process().identify(secret), { code: 'TOKEN_INVALID' });
  });

  it('tells its listeners once when a session ends', async () => {
    const sessions = process();
    const ended: string[] = [];
    const stop = sessions.onEnded((id) => ended.push(id));
    const { secret, identity } = await sessions.open(GUEST, 1_000);
    await sessions.end(secret);
    await sessions.end(secret);
    await sessions.follow();
    assert.deepEqual(ended, [identity.sessionId]);
    stop();
  });

  it('does not bring back a session that ends while it is looked up', async () => {
    const { secret } = await process().open(GUEST, 1_000);
    const store = sqlSessionStore(database);
    let looks = 0;
    const find: typeof store.find = async (hash) => {
      const record = await store.find(hash);
      if ((looks += 1) === 1) await sessions.end(secret);
      return record;
    };
    const sessions: Sessions = new Sessions({ ...store, find }, clock);
    await assert.rejects(sessions.identify(secret), { code: 'TOKEN_INVALID' });
  });

  it('learns of ends in other processes, once each, and forgets what it remembered', async () => {
    const [here, there] = [process(), process()];
    const ended: string[] = [];
    here.onEnded((id) => ended.push(id));
    const { secret, identity } = await here.open(GUEST, 100_000);
    await there.end(secret);
    assert.equal((await here.identify(secret)).sessionId, identity.sessionId);
    nowMs += GATEWAY_LIMITS.sessionEndingsPollMs;
    await here.follow();
    await here.follow();
    assert.deepEqual(ended, [identity.sessionId]);
    await assert.rejects(here.identify(secret), { code: 'TOKEN_INVALID' });
  });

  it('keeps what is over for a day and no longer', async () => {
    const sessions = process();
    const count = async (): Promise<number> =>
      (await database.read(({ kysely }) => kysely.selectFrom('sessions').select('id').execute())).length;
    await sessions.open(GUEST, 1_000);
    nowMs += 1_000 + GATEWAY_LIMITS.sessionOverKeptMs;
    await sessions.forget();
    assert.equal(await count(), 1);
    nowMs += 1;
    await sessions.forget();
    assert.equal(await count(), 0);
  });
});
