import assert from 'node:assert/strict';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { parse, sessionOpenedSchema } from '@consult-kit/protocol';
import { SignJWT } from 'jose';
import { GATEWAY_LIMITS } from '../limits.ts';
import { gatewayUnderTest, OPEN_AT_MS, TEST_CAMPAIGN, type GatewayUnderTest } from '../testing/gateway-under-test.ts';

const DAY_MS = 86_400_000;

function keyPair(): { privateKey: KeyObject; publicKey: KeyObject } {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

/** Guests' sessions for each address in these tests; the default would take thousands of requests to reach. */
const GUESTS_PER_ADDRESS = 4;

describe('shoppers’ sessions', () => {
  let gateway: GatewayUnderTest;
  const host = keyPair();
  const other = keyPair();
  const keyOf = (id: string, { publicKey }: { publicKey: KeyObject }) => ({
    id,
    host: 'Shop',
    algorithm: 'ES256',
    publicKey: publicKey.export({ format: 'jwk' }),
  });
  before(async () => {
    gateway = await gatewayUnderTest({
      guestsPerAddress: GUESTS_PER_ADDRESS,
      campaigns: [
        { hosts: { origins: ['https://shop.example'], keys: [keyOf('shop', host)] } },
        { id: 'vouched', hosts: { ...TEST_CAMPAIGN.hosts, guests: false, keys: [keyOf('other', other)] } },
      ],
      publicOrigin: 'https://care.example',
    });
  });
  after(() => gateway.close());
  beforeEach(() => void (gateway.nowMs = OPEN_AT_MS));

  const seconds = (): number => Math.floor(gateway.nowMs / 1_000);
  const token = (claims: Record<string, unknown> = {}, { key = host.privateKey, kid = 'shop' } = {}) =>
    new SignJWT({ sub: 'shopper-7', aud: 'spring', iat: seconds(), exp: seconds() + 300, ...claims })
      .setProtectedHeader({ alg: 'ES256', kid })
      .sign(key);
  const open = (body: Record<string, unknown>) => gateway.post('/v1/sessions', { campaign: 'spring', ...body });
  const sessionsKept = () =>
    gateway.database.read(async ({ kysely }) => (await kysely.selectFrom('sessions').select('id').execute()).length);
  const refusal = async (answer: Promise<{ statusCode: number; json(): unknown }>) => {
    const { statusCode, json } = await answer;
    return [statusCode, (json.call(await answer) as { code: string }).code];
  };

  it('opens a guest’s session that outlives the campaign’s retention', async () => {
    const answer = await open({});
    const opened = parse(sessionOpenedSchema, answer.json());
    assert.equal(opened.kind, 'guest');
    assert.equal(opened.consultation, null);
    assert.equal(Buffer.from(opened.session, 'base64url').length, 32);
    assert.equal(Date.parse(opened.expiresAt), OPEN_AT_MS + 37 * DAY_MS);
    assert.equal(answer.headers['cache-control'], 'no-store');
  });

  it('never opens the same session twice', async () => {
    const opened = await Promise.all(Array.from({ length: 20 }, () => open({})));
    assert.equal(new Set(opened.map((one) => one.json<{ session: string }>().session)).size, 20);
  });

  it('lets one address open so many guests’ sessions and no more, until the window is over', async () => {
    const from = (remoteAddress: string, body: object = {}) =>
      gateway.app.inject({ method: 'POST', url: '/v1/sessions', remoteAddress, payload: JSON.stringify({ campaign: 'spring', ...body }) });
    for (let count = 0; count < GUESTS_PER_ADDRESS; count += 1) assert.equal((await from('203.0.113.7')).statusCode, 200);
    const before = await sessionsKept();
    const refused = await from('203.0.113.7');
    assert.deepEqual([refused.statusCode, refused.json<{ code: string }>().code], [429, 'RATE_LIMITED']);
    assert.equal(refused.headers['retry-after'], String(GATEWAY_LIMITS.guestWindowMs / 1_000));
    assert.equal(await sessionsKept(), before);
    // Others, and those whom the host vouches for, are not held up; nor is this machine, behind which a proxy may stand.
    assert.equal((await from('203.0.113.8')).statusCode, 200);
    assert.equal((await from('203.0.113.7', { credential: await token() })).statusCode, 200);
    for (const loopback of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) assert.equal((await from(loopback)).statusCode, 200);
    gateway.nowMs += GATEWAY_LIMITS.guestWindowMs;
    assert.equal((await from('203.0.113.7')).statusCode, 200);
  });

  it('opens the session of the person whom the host vouches for', async () => {
    for (const aud of ['spring', ['else', 'spring'], 'https://care.example']) {
      const opened = parse(sessionOpenedSchema, (await open({ credential: await token({ aud }) })).json());
      assert.equal(opened.kind, 'host');
    }
  });

  it('refuses an unknown campaign', async () => {
    assert.deepEqual(await refusal(open({ campaign: 'nope' })), [404, 'CAMPAIGN_UNKNOWN']);
  });

  it('refuses guests where the campaign takes none', async () => {
    assert.deepEqual(await refusal(open({ campaign: 'vouched' })), [401, 'TOKEN_INVALID']);
  });

  it('refuses a wrong, an expired and a foreign token by name', async () => {
    assert.deepEqual(await refusal(open({ credential: 'not.a.token' })), [401, 'TOKEN_INVALID']);
    assert.deepEqual(await refusal(open({ credential: await token({}, { key: other.privateKey }) })), [401, 'TOKEN_INVALID']);
    assert.deepEqual(await refusal(open({ credential: await token({ iat: seconds() - 700, exp: seconds() - 100 }) })), [
      401,
      'TOKEN_EXPIRED',
    ]);
    assert.deepEqual(await refusal(open({ credential: await token({ aud: 'vouched' }) })), [403, 'TOKEN_FOREIGN']);
    assert.deepEqual(await refusal(open({ credential: await token({}, { key: other.privateKey, kid: 'other' }) })), [403, 'TOKEN_FOREIGN']);
  });

  it('keeps secrets and tokens out of answers to others and out of the log', async () => {
    const credential = await token();
    const { session } = (await open({ credential })).json<{ session: string }>();
    await open({ credential: `${credential}x` });
    assert.ok(!gateway.logged.includes(session));
    assert.ok(!gateway.logged.includes(credential.slice(-40)));
    assert.doesNotMatch(gateway.logged, /shopper-7/);
  });

  it('ends a session once and for all', async () => {
    const { session } = (await open({})).json<{ session: string }>();
    assert.equal((await gateway.post('/v1/sessions/end', { session })).statusCode, 204);
    assert.equal((await gateway.post('/v1/sessions/end', { session })).statusCode, 204);
    assert.deepEqual(await refusal(gateway.post('/v1/console/campaigns', { session })), [401, 'TOKEN_INVALID']);
  });

  it('is no door to the console', async () => {
    const { session } = (await open({})).json<{ session: string }>();
    assert.deepEqual(await refusal(gateway.post('/v1/console/campaigns', { session })), [403, 'ROLE_REFUSED']);
  });

  it('is over when its time has come', async () => {
    const { session } = (await open({ credential: await token() })).json<{ session: string }>();
    gateway.nowMs += 12 * 3_600_000;
    assert.deepEqual(await refusal(gateway.post('/v1/console/campaigns', { session })), [401, 'TOKEN_EXPIRED']);
  });
});
