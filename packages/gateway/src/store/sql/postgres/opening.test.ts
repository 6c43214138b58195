import assert from 'node:assert/strict';
import { after, describe, it, mock } from 'node:test';
import { postgresForTests } from '@consult-kit/testkit';
import { Client } from 'pg';
import { GATEWAY_LIMITS } from '../../../limits.ts';
import { openDatabase } from '../database.ts';

const postgres = await postgresForTests();
after(() => postgres.remove());

describe('opening a PostgreSQL database', () => {
  const { skip } = postgres;

  it('waits for another gateway that changes the tables, however long that takes', { skip }, async () => {
    const first = await openDatabase({ url: postgres.url });
    await first.close();
    const other = new Client(postgres.url);
    await other.connect();
    await other.query('begin');
    await other.query('lock table meta in access exclusive mode');
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const opening = openDatabase({ url: postgres.url });
      const waiting = `select 1 from pg_locks where not granted and relation = 'meta'::regclass`;
      while ((await other.query(waiting)).rowCount === 0);
      mock.timers.tick(GATEWAY_LIMITS.databaseAnswerMs * 2);
      await other.query('commit');
      const database = await opening;
      assert.equal(database.epoch, first.epoch);
      await database.close();
    } finally {
      mock.timers.reset();
      await other.end();
    }
  });
});
