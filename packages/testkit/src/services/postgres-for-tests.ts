import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { missingService, problemOf, serviceAt, type ServiceForTests } from './service-for-tests.ts';

const VARIABLE = 'CONSULT_TEST_POSTGRES_URL';
const STANDARD_URL = 'postgres://postgres@127.0.0.1:5432/postgres';
const ANSWER_WITHIN_MS = 3_000;

/**
 * An empty database of the caller's own on the PostgreSQL at `CONSULT_TEST_POSTGRES_URL`, or at the standard local port. Whoever asks
 * for it removes it; connections that are still open then are closed.
 * @example
 *   const postgres = await postgresForTests();
 *   after(() => postgres.remove());
 *   it('…', { skip: postgres.skip }, async () => { await openDatabase({ url: postgres.url }); });
 * @throws {Error} Nobody answers and `CONSULT_REQUIRE_SERVICES` is 1.
 */
export async function postgresForTests(): Promise<ServiceForTests> {
  const server = process.env[VARIABLE] ?? STANDARD_URL;
  const name = `consult_test_${randomBytes(8).toString('hex')}`;
  try {
    await run(server, `create database ${name}`);
  } catch (reason) {
    return missingService('PostgreSQL', `${placeOf(server)}: ${problemOf(reason)}`, VARIABLE);
  }
  const url = new URL(server);
  url.pathname = `/${name}`;
  return serviceAt(url.href, () => run(server, `drop database if exists ${name} with (force)`));
}

async function run(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: ANSWER_WITHIN_MS });
  try {
    await client.connect();
    await client.query(sql);
  } finally {
    await client.end().catch(() => {}); // never connected
  }
}

/** Host and port only: the rest may hold a password. */
function placeOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'the address cannot be read';
}
