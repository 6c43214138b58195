import assert from 'node:assert/strict';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { afterEach, describe, it } from 'node:test';
import { skipUnlessInstalled, skipWithout } from './needed.ts';
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

describe('skipWithout', () => {
  const given = process.env['CONSULT_REQUIRE_SERVICES'];
  afterEach(() => {
    if (given === undefined) delete process.env['CONSULT_REQUIRE_SERVICES'];
    else process.env['CONSULT_REQUIRE_SERVICES'] = given;
  });

  it('says what is missing, and skips nothing when nothing is', () => {
    process.env['CONSULT_REQUIRE_SERVICES'] = '';
    assert.match(String(skipWithout(['PostgreSQL', 'NATS'])), /^PostgreSQL and NATS not installed/);
    assert.equal(skipWithout([]), false);
  });

  it('fails where services are required', () => {
    process.env['CONSULT_REQUIRE_SERVICES'] = '1';
    assert.throws(() => skipWithout(['NATS']), /CONSULT_REQUIRE_SERVICES is 1.*NATS not installed/);
    assert.equal(skipWithout([]), false);
  });
});
