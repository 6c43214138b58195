import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { parse, staffSignedInSchema } from '@consult-kit/protocol';
import { GATEWAY_LIMITS } from '../limits.ts';
import { gatewayUnderTest, OPEN_AT_MS, type GatewayUnderTest } from '../testing/gateway-under-test.ts';

const PASSWORD = 'correct horse battery';

describe('staff', () => {
  let gateway: GatewayUnderTest;
  before(async () => {
    gateway = await gatewayUnderTest();
    const names = { en: 'Li Hua', 'zh-Hans': '李华' };
    for (const login of ['dr.li', 'dr.chen', 'dr.wang', 'dr.zhao']) await gateway.accounts.addDoctor({ login, names, password: PASSWORD });
    await gateway.accounts.addStaff('viewer', { login: 'watcher', names, password: PASSWORD });
  });
  after(() => gateway.close());

  const signIn = (login: string, password: string, remoteAddress = '10.0.0.1') =>
    gateway.app.inject({ method: 'POST', url: '/v1/staff/sign-in', remoteAddress, payload: JSON.stringify({ login, password }) });
  const codeOf = (answer: { json(): unknown }) => (answer.json() as { code: string }).code;
  const sessionOf = async (login: string) => (await signIn(login, PASSWORD)).json<{ session: string }>().session;
  /** Any route that needs a session; `ROLE_REFUSED` means that the session is known. */
  const knows = async (session: string) => codeOf(await gateway.post('/v1/console/campaigns', { session }));

  it('signs in with login and password, whatever the case of the login', async () => {
    const answer = await signIn(' DR.Li ', PASSWORD);
    const { account, expiresAt } = parse(staffSignedInSchema, answer.json());
    assert.deepEqual({ ...account, id: '' }, { id: '', login: 'dr.li', role: 'doctor', names: { en: 'Li Hua', 'zh-Hans': '李华' } });
    assert.equal(Date.parse(expiresAt), OPEN_AT_MS + GATEWAY_LIMITS.staffSessionMs);
    assert.equal(answer.headers['cache-control'], 'no-store');
  });

  it('refuses a wrong password and an unknown login in the same words', async () => {
    const [wrong, unknown] = [await signIn('dr.li', 'wrong password'), await signIn('nobody', PASSWORD)];
    assert.deepEqual([wrong.statusCode, codeOf(wrong)], [401, 'SIGN_IN_REFUSED']);
    assert.deepEqual([unknown.statusCode, unknown.json<{ message: string }>().message], [401, wrong.json<{ message: string }>().message]);
  });

  it('keeps the password and the session out of the database and the log', async () => {
    const session = await sessionOf('dr.li');
    const rows = await gateway.database.read(async ({ kysely }) => [
      await kysely.selectFrom('accounts').selectAll().execute(),
      await kysely.selectFrom('sessions').selectAll().execute(),
    ]);
    assert.ok(!JSON.stringify(rows).includes(PASSWORD));
    assert.ok(!JSON.stringify(rows).includes(session));
    assert.ok(!gateway.logged.includes(PASSWORD) && !gateway.logged.includes(session));
  });

  it('throttles one login from one address after some failures, and says for how long', async () => {
    for (let count = 0; count < GATEWAY_LIMITS.signInFailuresPairMax; count += 1) {
      assert.equal(codeOf(await signIn('dr.chen', 'wrong password', '10.0.0.2')), 'SIGN_IN_REFUSED');
    }
    const answer = await signIn('dr.chen', PASSWORD, '10.0.0.2');
    assert.deepEqual([answer.statusCode, codeOf(answer)], [429, 'SIGN_IN_THROTTLED']);
    assert.equal(answer.json<{ retryAfterMs: number }>().retryAfterMs, GATEWAY_LIMITS.signInWindowMs);
    assert.equal(answer.headers['retry-after'], '300');
    assert.equal((await signIn('dr.chen', PASSWORD, '10.0.0.3')).statusCode, 200);
    gateway.nowMs += GATEWAY_LIMITS.signInWindowMs;
    assert.equal((await signIn('dr.chen', PASSWORD, '10.0.0.2')).statusCode, 200);
    gateway.nowMs = OPEN_AT_MS;
  });

  it('counts tries that come at once', async () => {
    const tries = Array.from({ length: GATEWAY_LIMITS.signInFailuresPairMax * 2 }, () => signIn('dr.wang', 'wrong password', '10.0.0.4'));
    const codes = (await Promise.all(tries)).map(codeOf);
    assert.equal(codes.filter((code) => code === 'SIGN_IN_REFUSED').length, GATEWAY_LIMITS.signInFailuresPairMax);
  });

  it('signs out, and the session is gone', async () => {
    const session = await sessionOf('dr.li');
    assert.equal(await knows(session), 'ROLE_REFUSED');
    assert.equal((await gateway.post('/v1/staff/sign-out', { session })).statusCode, 204);
    assert.equal(await knows(session), 'TOKEN_INVALID');
  });

  it('refuses a disabled account and takes it back', async () => {
    await gateway.accounts.disable('dr.zhao');
    assert.equal(codeOf(await signIn('dr.zhao', PASSWORD)), 'SIGN_IN_REFUSED');
    await gateway.accounts.enable('dr.zhao');
    assert.equal((await signIn('dr.zhao', PASSWORD)).statusCode, 200);
  });

  it('takes a new password only', async () => {
    await gateway.accounts.setPassword('dr.zhao', 'another password');
    assert.equal(codeOf(await signIn('dr.zhao', PASSWORD)), 'SIGN_IN_REFUSED');
    assert.equal((await signIn('dr.zhao', 'another password')).statusCode, 200);
  });
});
