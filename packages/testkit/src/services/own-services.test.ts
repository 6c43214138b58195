import assert from 'node:assert/strict';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { describe, it } from 'node:test';
import { skipUnlessInstalled } from './needed.ts';
import { OwnNats } from './own-nats.ts';
import { OwnPostgres } from './own-postgres.ts';

const listens = async (port: number): Promise<boolean> => {
  const socket = connect({ port, host: '127.0.0.1' });
  const answered = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return answered;
};

describe('OwnPostgres', { skip: skipUnlessInstalled('PostgreSQL'), timeout: 60_000 }, () => {
  it('listens until it is killed, recovers its data, and leaves nothing behind', async () => {
    const postgres = await OwnPostgres.start();
    const [, folder = ''] = /unix socket "([^"]+)\/\.s/i.exec(postgres.output) ?? [];
    try {
      assert.equal((await stat(`${folder}/data`)).uid === 0, false);
      assert.equal(await listens(postgres.port), true);
      await postgres.kill();
      assert.equal(await listens(postgres.port), false);
      await postgres.restart();
      assert.match(postgres.output, /automatic recovery in progress/);
      assert.equal(await listens(postgres.port), true);
    } finally {
      await postgres.remove();
    }
    assert.equal(await listens(postgres.port), false);
    await assert.rejects(stat(folder), { code: 'ENOENT' });
  });
});

describe('OwnNats', { skip: skipUnlessInstalled('NATS'), timeout: 60_000 }, () => {
  it('comes back on its port after a kill', async () => {
    const nats = await OwnNats.start();
    try {
      await nats.kill();
      assert.equal(await listens(nats.port), false);
      await nats.restart();
      assert.equal(await listens(nats.port), true);
    } finally {
      await nats.remove();
    }
    assert.equal(await listens(nats.port), false);
  });
});
