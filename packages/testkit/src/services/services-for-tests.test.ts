import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { Client } from 'pg';
import { natsForTests } from './nats-for-tests.ts';
import { postgresForTests } from './postgres-for-tests.ts';

const NOBODY = 'postgres://someone:secret@127.0.0.1:1/none';

/** What a program prints that asks for a service where nobody answers. */
function ask(call: string, env: Record<string, string>): { output: string; status: number | null } {
  const file = call.startsWith('nats') ? 'nats-for-tests.ts' : 'postgres-for-tests.ts';
  const source = `import { ${call} } from './${file}'; const service = await ${call}(); console.log(typeof service.skip); await service.remove();`;
  const args = ['--conditions=@consult-kit/source', '--input-type=module-typescript', '--eval', source];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, {
    cwd: import.meta.dirname,
    env: { ...process.env, CONSULT_REQUIRE_SERVICES: '', ...env },
    encoding: 'utf8',
  });
  return { output: stdout + stderr, status };
}

describe('postgresForTests', async () => {
  const postgres = await postgresForTests();

  it('gives an empty database and removes it with its open connections', { skip: postgres.skip }, async () => {
    const client = new Client({ connectionString: postgres.url });
    client.on('error', () => {}); // the removal closes it
    await client.connect();
    const { rows } = await client.query(`select count(*)::int as tables from pg_tables where schemaname = 'public'`);
    assert.deepEqual(rows, [{ tables: 0 }]);
    await postgres.remove();
    await assert.rejects(client.query('select 1'));
    await assert.rejects(new Client({ connectionString: postgres.url }).connect(), { code: '3D000' });
  });

  it('says on a line of its own that tests are skipped, never with the password', () => {
    const { output } = ask('postgresForTests', { CONSULT_TEST_POSTGRES_URL: NOBODY });
    assert.match(output, /^SKIPPED: PostgreSQL does not answer \(127\.0\.0\.1:1: .*CONSULT_TEST_POSTGRES_URL.*\.\nstring\n$/);
    assert.doesNotMatch(output, /secret/);
  });

  it('fails instead where services are required', () => {
    const { output, status } = ask('postgresForTests', { CONSULT_TEST_POSTGRES_URL: NOBODY, CONSULT_REQUIRE_SERVICES: '1' });
    assert.equal(status, 1);
    assert.match(output, /CONSULT_REQUIRE_SERVICES is 1, but PostgreSQL does not answer/);
  });
});

describe('natsForTests', async () => {
  const nats = await natsForTests();

  it('gives the address of a server that greets', { skip: nats.skip }, () => {
    assert.match(nats.url, /^nats:/);
  });

  it('skips or fails where nobody answers', () => {
    const env = { CONSULT_TEST_NATS_URL: 'nats://127.0.0.1:1' };
    assert.match(ask('natsForTests', env).output, /^SKIPPED: NATS does not answer .*\nstring\n$/);
    assert.equal(ask('natsForTests', { ...env, CONSULT_REQUIRE_SERVICES: '1' }).status, 1);
  });
});
