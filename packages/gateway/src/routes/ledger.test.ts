import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createId, figuresAnswerSchema, ledgerAnswerSchema, parse } from '@consult-kit/protocol';
import { gatewayUnderTest, OPEN_AT_MS, TEST_CAMPAIGN, type GatewayUnderTest } from '../testing/gateway-under-test.ts';
import { startCommand } from '../testing/rig.ts';

const PASSWORD = 'correct horse battery';
const SPONSOR = {
  ...TEST_CAMPAIGN.sponsor,
  names: { en: '=A "foundation"', 'zh-Hans': '某基金会' },
  perCase: { amountMinor: 3_050, currency: 'CNY' },
  cap: { cases: 3 },
};

describe('the ledger over HTTP', () => {
  let gateway: GatewayUnderTest;
  const sessions: Record<string, string> = {};
  const consultations: string[] = [];
  before(async () => {
    gateway = await gatewayUnderTest({ campaigns: [{ sponsor: SPONSOR }, { id: 'free' }] });
    const account = (login: string) => ({ login, names: { en: login }, password: PASSWORD });
    await gateway.accounts.addDoctor(account('doctor'));
    await gateway.accounts.addStaff('integrator', account('integrator'));
    await gateway.accounts.addStaff('viewer', account('viewer'));
    for (const login of ['doctor', 'integrator', 'viewer']) {
      sessions[login] = (await gateway.post('/v1/staff/sign-in', { login, password: PASSWORD })).json<{ session: string }>().session;
    }
    await desk({ type: 'status.set', status: 'online' });
    for (const name of ['one', 'two', 'three']) {
      sessions[name] = (await gateway.post('/v1/sessions', { campaign: 'spring' })).json<{ session: string }>().session;
      const started = await start(name);
      consultations.push(started.json<{ consultation: { id: string } }>().consultation.id);
      gateway.nowMs += 20 * 60_000;
    }
    await desk({ type: 'queue.accept-next' });
    await command('doctor', 0, { type: 'consultation.finish', outcome: 'patient-left' });
    await command('two', 1, { type: 'queue.leave' });
  });
  after(() => gateway.close());

  const start = (who: string) =>
    gateway.post('/v1/consultations', {
      session: sessions[who],
      command: startCommand({ consent: { version: '1', language: 'en', guardian: false } }),
    });
  const desk = (command: object) =>
    gateway.post('/v1/desk/commands', { session: sessions['doctor'], command: { id: createId(), ...command } });
  const command = (who: string, index: number, given: object) =>
    gateway.post(`/v1/consultations/${consultations[index] ?? ''}/commands`, {
      session: sessions[who],
      command: { id: createId(), ...given },
    });
  const ask = (what: string, body: object = {}, who = 'viewer', campaign = 'spring') =>
    gateway.post(`/v1/console/campaigns/${campaign}/${what}`, { session: sessions[who], ...body });

  it('tells what is owed: totals, and each day and module', async () => {
    for (const who of ['viewer', 'integrator']) {
      const answer = parse(ledgerAnswerSchema, (await ask('ledger', {}, who)).json());
      const counts = { entered: 3, reserved: 1, released: 1, settled: 1, settledMinor: 3_050 };
      assert.deepEqual(answer, {
        campaign: 'spring',
        sponsor: SPONSOR.names,
        perCase: SPONSOR.perCase,
        cap: SPONSOR.cap,
        capReached: false,
        currency: 'CNY',
        total: { ...counts, reservedMinor: 3_050 },
        days: [{ day: '2027-03-10', module: 'adults', ...counts }],
        serverTime: new Date(gateway.nowMs).toISOString(),
      });
    }
  });

  it('tells of a campaign that nobody came to', async () => {
    const answer = parse(ledgerAnswerSchema, (await ask('ledger', {}, 'viewer', 'free')).json());
    const { perCase, cap, capReached, currency, days, total } = answer;
    assert.deepEqual([perCase, cap, capReached, currency, days, total.entered], [null, null, false, null, [], 0]);
  });

  it('leaves out the days that are not asked for', async () => {
    const daysIn = async (range: object) => parse(ledgerAnswerSchema, (await ask('ledger', range)).json()).days.length;
    assert.equal(await daysIn({ firstDay: '2027-03-10', lastDay: '2027-03-10' }), 1);
    assert.equal(await daysIn({ firstDay: '2027-03-11' }), 0);
    assert.equal(await daysIn({ lastDay: '2027-03-09' }), 0);
  });

  it('gives the same as CSV that a browser saves', async () => {
    const answer = await ask('ledger.csv');
    assert.equal(answer.headers['content-type'], 'text/csv; charset=utf-8; header=present');
    assert.equal(answer.headers['content-disposition'], 'attachment; filename="spring-ledger.csv"');
    assert.deepEqual(answer.body.split('\r\n').slice(1), [
      `spring,2027-03-10,adults,3,1,1,1,3050,30.50,CNY,"'=A ""foundation"""`,
      `spring,total,,3,1,1,1,3050,30.50,CNY,"'=A ""foundation"""`,
      '',
    ]);
  });

  it('tells how the campaign went, up to now', async () => {
    const from = new Date(OPEN_AT_MS).toISOString();
    const to = new Date(OPEN_AT_MS + 6 * 3_600_000).toISOString();
    const { stepMs, currency, steps } = parse(figuresAnswerSchema, (await ask('figures', { from, to })).json());
    assert.equal(currency, 'CNY');
    assert.equal(stepMs, 2 * 60_000);
    assert.equal(steps.length, 30);
    assert.deepEqual(steps[0], {
      at: from,
      waiting: 1,
      entered: 1,
      accepted: 0,
      waitMedianMs: null,
      waitNinetiethMs: null,
      settled: 0,
      settledMinor: 0,
    });
    assert.deepEqual(
      steps.filter(({ entered }) => entered > 0).map(({ at }) => (Date.parse(at) - OPEN_AT_MS) / 60_000),
      [0, 20, 40],
    );
    assert.equal(steps.at(-1)?.waiting, 3);
  });

  it('refuses days and instants that do not exist, and intervals that are too long', async () => {
    const refusal = async (what: string, body: object) => {
      const answer = await ask(what, body);
      return [answer.statusCode, answer.json<{ code: string }>().code];
    };
    const now = new Date(OPEN_AT_MS).toISOString();
    for (const [what, body] of [
      ['ledger', { firstDay: '2027-02-31' }],
      ['ledger', { lastDay: 'tomorrow' }],
      ['ledger.csv', { firstDay: '2027-03-02', lastDay: '2027-03-01' }],
      ['figures', {}],
      ['figures', { from: now, to: now }],
      ['figures', { from: now, to: '2027-02-30T00:00:00Z' }],
      ['figures', { from: now, to: new Date(OPEN_AT_MS + 93 * 86_400_000).toISOString() }],
    ] as const) {
      assert.deepEqual(await refusal(what, body), [400, 'INPUT_INVALID'], JSON.stringify(body));
    }
  });

  it('refuses doctors, shoppers and campaigns that nobody knows', async () => {
    for (const what of ['ledger', 'ledger.csv', 'figures']) {
      const body = what === 'figures' ? { from: '2027-03-01T00:00:00Z', to: '2027-03-02T00:00:00Z' } : {};
      for (const who of ['doctor', 'one']) assert.equal((await ask(what, body, who)).json<{ code: string }>().code, 'ROLE_REFUSED', what);
      assert.equal((await ask(what, body, 'viewer', 'summer')).json<{ code: string }>().code, 'CAMPAIGN_UNKNOWN', what);
    }
  });

  it('refuses the shopper beyond the cap and says so in the document at once', async () => {
    const document = async () => (await gateway.app.inject({ url: '/v1/campaigns/spring' })).json<{ capReached?: true }>();
    sessions['four'] = (await gateway.post('/v1/sessions', { campaign: 'spring' })).json<{ session: string }>().session;
    sessions['five'] = (await gateway.post('/v1/sessions', { campaign: 'spring' })).json<{ session: string }>().session;
    assert.equal((await document()).capReached, undefined);
    assert.equal((await start('four')).statusCode, 200);
    const refused = await start('five');
    assert.deepEqual([refused.statusCode, refused.json<{ code: string }>().code], [409, 'SPONSOR_CAP_REACHED']);
    assert.equal((await document()).capReached, true);
    assert.equal(parse(ledgerAnswerSchema, (await ask('ledger')).json()).capReached, true);
    await command('three', 2, { type: 'queue.leave' });
    assert.equal(parse(ledgerAnswerSchema, (await ask('ledger')).json()).capReached, false);
    assert.equal((await start('five')).statusCode, 200);
  });
});
