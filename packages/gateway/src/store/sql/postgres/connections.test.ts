import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
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

  it('keep flushing when the server is told otherwise later, and see what others have committed', { skip }, async () => {
    const url = new URL(postgres.url);
    url.searchParams.set('options', '-c default_transaction_isolation=serializable');
    const connections = new Connections({ url: url.href, max: 1 });
    const settings = sql<{ source: string; isolation: string }>`
      select source, current_setting('transaction_isolation') as isolation from pg_settings where name = 'synchronous_commit'`;
    const { rows } = await connections.use(({ kysely }) => settings.execute(kysely));
    assert.deepEqual(rows, [{ source: 'session', isolation: 'read committed' }]);
    await connections.close();
  });

  it('go on with those there are while the server has no room for more', { skip }, async () => {
    const role = `narrow_${randomUUID().replaceAll('-', '')}`;
    const keeper = new Connections({ url: postgres.url, max: 1 });
    const alter = (text: string) => keeper.use((session) => session.query({ text }));
    await alter(`create role ${role} login password 'narrow' connection limit 1`);
    const url = new URL(postgres.url);
    [url.username, url.password] = [role, 'narrow'];
    const connections = new Connections({ url: url.href, max: 2 });
    try {
      const ask = () => connections.use((session) => session.query({ text: 'select 1' }));
      await connections.use(async () => assert.rejects(ask(), { code: 'DATABASE_UNREACHABLE' }));
      assert.equal((await ask()).rowCount, 1);
    } finally {
      await connections.close();
      await alter(`drop role ${role}`);
      await keeper.close();
    }
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
