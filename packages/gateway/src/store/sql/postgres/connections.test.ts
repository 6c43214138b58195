import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { postgresForTests } from '@consult-kit/testkit';
import { sql } from 'kysely';
import { assertSafeSettings, Connections } from './connections.ts';
import { failureOf, placeOf } from './failures.ts';

const postgres = await postgresForTests();
after(() => postgres.remove());

describe('connections to PostgreSQL', () => {
  const { skip } = postgres;

  it('flush their commits, also where the server would not', { skip }, async () => {
    const url = new URL(postgres.url);
    url.searchParams.set('options', '-c synchronous_commit=off');
    const connections = new Connections({ url: url.href, max: 1 });
    const setting = sql<{ setting: string }>`select current_setting('synchronous_commit') as setting`;
    const { rows } = await connections.use(({ kysely }) => setting.execute(kysely));
    assert.deepEqual(rows, [{ setting: 'on' }]);
    await connections.close();
  });

  it('leave a stricter setting as it is', { skip }, async () => {
    const url = new URL(postgres.url);
    url.searchParams.set('options', '-c synchronous_commit=remote_apply');
    const connections = new Connections({ url: url.href, max: 1 });
    const setting = sql<{ setting: string }>`select current_setting('synchronous_commit') as setting`;
    const { rows } = await connections.use(({ kysely }) => setting.execute(kysely));
    assert.deepEqual(rows, [{ setting: 'remote_apply' }]);
    await connections.close();
  });

  it('let more work than there are connections, without more of them', { skip }, async () => {
    const connections = new Connections({ url: postgres.url, max: 2 });
    let [now, most, done] = [0, 0, 0];
    await Promise.all(
      Array.from({ length: 20 }, () =>
        connections.use(async (session) => {
          most = Math.max(most, (now += 1));
          await session.query({ text: 'select 1' });
          now -= 1;
          done += 1;
        }),
      ),
    );
    assert.equal(done, 20);
    assert.ok(most <= 2, `${most} at a time`);
    await connections.close();
  });
});

describe('assertSafeSettings', () => {
  it('refuses a server that does not flush, and one that takes no commands', () => {
    const safe = { fsync: 'on', synchronous_commit: 'off', standby: false };
    assert.doesNotThrow(() => assertSafeSettings(safe, 'db:5432'));
    assert.throws(() => assertSafeSettings({ ...safe, fsync: 'off' }, 'db:5432'), { code: 'DATABASE_UNSAFE', message: /db:5432/ });
    assert.throws(() => assertSafeSettings({ ...safe, standby: true }, 'db:5432'), { code: 'DATABASE_UNREACHABLE' });
  });
});

describe('placeOf', () => {
  it('names host and port only', () => {
    assert.equal(placeOf('postgres://user:secret@db.example:6432/consult?sslmode=require'), 'db.example:6432');
    assert.equal(placeOf('postgres:///consult?host=/run/postgresql'), '/run/postgresql');
  });
});

describe('failureOf', () => {
  it('takes what is not an answer of the server for a lost connection', () => {
    const failure = failureOf('db:5432', new Error('read ECONNRESET'));
    assert.equal((failure as { code?: string }).code, 'DATABASE_UNREACHABLE');
  });
});
