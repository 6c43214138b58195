import { once } from 'node:events';
import { connect } from 'node:net';
import { missingService, problemOf, serviceAt, type ServiceForTests } from './service-for-tests.ts';

const VARIABLE = 'CONSULT_TEST_NATS_URL';
const STANDARD_URL = 'nats://127.0.0.1:4222';
const STANDARD_PORT = 4_222;
const ANSWER_WITHIN_MS = 3_000;

/**
 * The NATS at `CONSULT_TEST_NATS_URL`, or at the standard local port. Others use it too: choose subjects of your own.
 * @throws {Error} Nobody answers and `CONSULT_REQUIRE_SERVICES` is 1.
 */
export async function natsForTests(): Promise<ServiceForTests> {
  const url = process.env[VARIABLE] ?? STANDARD_URL;
  try {
    await assertNats(new URL(url));
    return serviceAt(url);
  } catch (reason) {
    const place = URL.canParse(url) ? new URL(url).host : 'the address cannot be read';
    return missingService('NATS', `${place}: ${problemOf(reason)}`, VARIABLE);
  }
}

/** A NATS server greets whoever connects with `INFO {…}`. */
async function assertNats({ hostname, port }: URL): Promise<void> {
  const socket = connect({ host: hostname, port: port === '' ? STANDARD_PORT : Number(port) });
  try {
    const [greeting] = (await once(socket, 'data', { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) })) as [Buffer];
    if (!greeting.toString('latin1').startsWith('INFO ')) throw new Error('it is no NATS server');
  } finally {
    socket.destroy();
  }
}
