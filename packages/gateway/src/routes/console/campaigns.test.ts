import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { consoleCampaignListSchema, parse } from '@consult-kit/protocol';
import { gatewayUnderTest, OPEN_AT_MS, type GatewayUnderTest } from '../../testing/gateway-under-test.ts';

const PASSWORD = 'correct horse battery';

describe('POST /v1/console/campaigns', () => {
  let gateway: GatewayUnderTest;
  const sessions: Record<string, string> = {};
  before(async () => {
    gateway = await gatewayUnderTest({ campaigns: [{}, { id: 'berlin', timeZone: 'Europe/Berlin', languages: ['en', 'zh-Hans', 'de'] }] });
    const account = (login: string) => ({ login, names: { en: login }, password: PASSWORD });
    await gateway.accounts.addDoctor(account('doctor'));
    await gateway.accounts.addStaff('integrator', account('integrator'));
    await gateway.accounts.addStaff('viewer', account('viewer'));
    for (const login of ['doctor', 'integrator', 'viewer']) {
      sessions[login] = (await gateway.post('/v1/staff/sign-in', { login, password: PASSWORD })).json<{ session: string }>().session;
    }
  });
  after(() => gateway.close());

  const ask = (who: string, body: Record<string, unknown> = {}) =>
    gateway.post('/v1/console/campaigns', { session: sessions[who], ...body });

  it('lists every campaign with its state at this moment, its findings and its zone', async () => {
    for (const who of ['integrator', 'viewer']) {
      const { campaigns, serverTime } = parse(consoleCampaignListSchema, (await ask(who)).json());
      assert.equal(serverTime, new Date(OPEN_AT_MS).toISOString());
      assert.deepEqual(
        campaigns.map(({ document, state, zoneOffset, nextChangeAt }) => [document.id, state, zoneOffset, nextChangeAt]),
        [
          ['spring', 'open', '+08:00', '2027-03-10T14:00:00.000Z'],
          ['berlin', 'closed', '+01:00', '2027-03-10T07:00:00.000Z'],
        ],
      );
      assert.deepEqual(
        campaigns[1]?.findings.map(({ code, severity }) => [code, severity]),
        [['missing-translation', 'warning']],
      );
    }
  });

  it('tells the state at a chosen moment, and the counts of now', async () => {
    const states = async (at: string) =>
      parse(consoleCampaignListSchema, (await ask('viewer', { at })).json()).campaigns.map(({ state, at: told }) => [state, told]);
    assert.deepEqual(await states('2027-02-28T15:59:59.999Z'), [
      ['upcoming', '2027-02-28T15:59:59.999Z'],
      ['upcoming', '2027-02-28T15:59:59.999Z'],
    ]);
    assert.deepEqual(
      (await states('2027-03-31T16:00:00Z')).map(([state]) => state),
      ['ended', 'open'],
    );
    assert.deepEqual(
      (await states('2031-01-01T00:00:00.000Z')).map(([state]) => state),
      ['ended', 'ended'],
    );
  });

  it('shows the offset that the zone has at that moment', async () => {
    const { campaigns } = parse(consoleCampaignListSchema, (await ask('viewer', { at: '2027-03-28T01:00:00.000Z' })).json());
    assert.equal(campaigns[1]?.zoneOffset, '+02:00');
  });

  it('refuses doctors, strangers and moments that do not exist', async () => {
    const refusal = async (answer: Awaited<ReturnType<typeof ask>>) => [answer.statusCode, answer.json<{ code: string }>().code];
    assert.deepEqual(await refusal(await ask('doctor')), [403, 'ROLE_REFUSED']);
    assert.deepEqual(await refusal(await gateway.post('/v1/console/campaigns', { session: 'x'.repeat(43) })), [401, 'TOKEN_INVALID']);
    for (const at of ['yesterday', '2027-02-30T00:00:00Z', '2027-13-01T00:00:00Z', '2027-01-01T25:00:00Z']) {
      assert.deepEqual(await refusal(await ask('viewer', { at })), [400, 'INPUT_INVALID'], at);
    }
  });
});
